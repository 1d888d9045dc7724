using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrgChart.Infrastructure.Persistence.Access;

/// <summary>Access tokens that are no longer accepted although they have not expired.</summary>
internal sealed class AccessEndingRow
{
    /// <summary>The account, e.g. <c>u12</c>, or the session, e.g. <c>s34</c>.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The first version of the account's rights still accepted; 0 of sessions.</summary>
    public int Version { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }
}

/// <summary>How often somebody has tried a password of late.</summary>
internal sealed class SignInAttemptRow
{
    /// <summary>A digest of the e-mail address.</summary>
    public string Account { get; init; } = "";

    /// <summary>The network, or <see cref="AllStrangers"/>.</summary>
    public string Network { get; init; } = "";

    /// <summary>Stands for all networks that the account never signed in from.</summary>
    public const string AllStrangers = "*";

    /// <summary>Attempts since the last right one; the right one takes them back.</summary>
    public int Failures { get; init; }

    /// <summary>How often it was locked of late.</summary>
    public int Locks { get; init; }

    /// <summary>Until when no attempt is looked at, UTC; null when it is not locked.</summary>
    public DateTime? LockedUntil { get; init; }

    /// <summary>When the last attempt was, or for all strangers when the day began, UTC.</summary>
    public DateTime LastAt { get; init; }

    /// <summary>When the last right one was, UTC; null when there was none.</summary>
    public DateTime? LastRightAt { get; init; }
}

/// <summary>A code of a second factor that was used: none is good twice.</summary>
internal sealed class UsedCodeRow
{
    public int UserId { get; init; }

    public string CodeHash { get; init; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }
}

internal sealed class AccessEndingMapping : IEntityTypeConfiguration<AccessEndingRow>
{
    public void Configure(EntityTypeBuilder<AccessEndingRow> builder)
    {
        builder.ToTable("access_endings");
        builder.HasKey(row => new { row.Subject, row.Version });
        builder.Property(row => row.Subject).HasColumnName("subject").HasMaxLength(20);
        builder.Property(row => row.Version).HasColumnName("version").ValueGeneratedNever();
        builder.Property(row => row.At).HasColumnName("at").Utc();
        builder.HasIndex(row => row.At).HasDatabaseName("ix_access_endings_at");
    }
}

internal sealed class SignInAttemptMapping : IEntityTypeConfiguration<SignInAttemptRow>
{
    public void Configure(EntityTypeBuilder<SignInAttemptRow> builder)
    {
        builder.ToTable("sign_in_attempts");
        builder.HasKey(row => new { row.Account, row.Network });
        builder.Property(row => row.Account).HasColumnName("account").HasMaxLength(64);
        builder.Property(row => row.Network).HasColumnName("network").HasMaxLength(64);
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.Locks).HasColumnName("locks");
        builder.Property(row => row.LockedUntil).HasColumnName("locked_until").Utc();
        builder.Property(row => row.LastAt).HasColumnName("last_at").Utc();
        builder.Property(row => row.LastRightAt).HasColumnName("last_right_at").Utc();
        builder.HasIndex(row => row.LastAt).HasDatabaseName("ix_sign_in_attempts_last_at");
    }
}

internal sealed class UsedCodeMapping : IEntityTypeConfiguration<UsedCodeRow>
{
    public void Configure(EntityTypeBuilder<UsedCodeRow> builder)
    {
        builder.ToTable("used_codes");
        builder.HasKey(row => new { row.UserId, row.CodeHash });
        builder.Property(row => row.UserId).HasColumnName("user_id").ValueGeneratedNever();
        builder.Property(row => row.CodeHash).HasColumnName("code_hash").HasMaxLength(64);
        builder.Property(row => row.At).HasColumnName("at").Utc();
        builder.HasIndex(row => row.At).HasDatabaseName("ix_used_codes_at");
    }
}
