using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Persistence.Sessions;

/// <summary>A refresh token, of which only the digest is kept.</summary>
internal sealed class RefreshTokenRow
{
    public string Hash { get; init; } = "";

    public SessionId SessionId { get; init; }

    /// <summary>Until when it can be used, UTC.</summary>
    public DateTime IdleUntil { get; init; }

    /// <summary>When it was used, UTC; null while it is the session's newest.</summary>
    public DateTime? UsedAt { get; init; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).HasColumnName("id").ValueGeneratedNever().HasConversion(id => id.Value, value => new SessionId(value));
        builder.Property(session => session.UserId).HasColumnName("user_id").HasConversion(id => id.Value, value => new UserId(value));
        builder.Property(session => session.ClientId).HasColumnName("client_id").HasConversion(id => id!.Value.Value, value => new ClientId(value));
        builder.Property(session => session.Scope).HasColumnName("scope").HasMaxLength(500);
        builder.Property(session => session.IsStrong).HasColumnName("is_strong");
        builder.Property(session => session.CreatedAt).HasColumnName("created_at").Utc();
        builder.Property(session => session.LastUsedAt).HasColumnName("last_used_at").Utc();
        builder.Property(session => session.Until).HasColumnName("until").Utc();
        builder.Property(session => session.Address).HasColumnName("address").HasMaxLength(64);
        builder.Property(session => session.UserAgent).HasColumnName("user_agent").HasMaxLength(Session.MaxUserAgentLength);
        builder.Property(session => session.EndedAt).HasColumnName("ended_at").Utc();
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => session.UserId).HasDatabaseName("ix_sessions_user_id");
        builder.HasIndex(session => session.Until).HasDatabaseName("ix_sessions_until");
    }
}

internal sealed class RefreshTokenMapping : IEntityTypeConfiguration<RefreshTokenRow>
{
    public void Configure(EntityTypeBuilder<RefreshTokenRow> builder)
    {
        builder.ToTable("refresh_tokens");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasColumnName("hash").HasMaxLength(64);
        builder.Property(row => row.SessionId).HasColumnName("session_id").HasConversion(id => id.Value, value => new SessionId(value));
        builder.Property(row => row.IdleUntil).HasColumnName("idle_until").Utc();
        builder.Property(row => row.UsedAt).HasColumnName("used_at").Utc();
        builder.HasOne<Session>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.SessionId).HasDatabaseName("ix_refresh_tokens_session_id");
    }
}
