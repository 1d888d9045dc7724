using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Persistence.Users;

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.HasKey(user => user.Id);
        builder.Property(user => user.Id).HasColumnName("id").ValueGeneratedNever().HasConversion(id => id.Value, value => new UserId(value));
        builder.Property(user => user.Email).HasColumnName("email").HasMaxLength(User.MaxEmailLength);
        builder.Property(user => user.NormalizedEmail).HasColumnName("normalized_email").HasMaxLength(User.MaxEmailLength);
        builder.Property(user => user.DisplayName).HasColumnName("display_name").HasMaxLength(User.MaxDisplayNameLength);
        builder.Property(user => user.SearchText).HasColumnName("search_text").HasMaxLength(2 * (User.MaxEmailLength + User.MaxDisplayNameLength));
        builder.Property(user => user.PasswordHash).HasColumnName("password_hash").HasMaxLength(200);
        builder.Property(user => user.IsDisabled).HasColumnName("is_disabled");
        builder.Property(user => user.CreatedAt).HasColumnName("created_at").Utc();
        builder.Property(user => user.AccessVersion).HasColumnName("access_version");
        builder.Property(user => user.SecondFactorKey).HasColumnName("second_factor_key").HasMaxLength(1000);
        builder.Property(user => user.HasSecondFactor).HasColumnName("has_second_factor");
        builder.Property(user => user.ResetCodeHash).HasColumnName("reset_code_hash").HasMaxLength(64);
        builder.Property(user => user.ResetCodeUntil).HasColumnName("reset_code_until").Utc();
        builder.Property(user => user.Version).HasColumnName("version").IsConcurrencyToken();
        builder.Property(user => user.IsAdministrator).HasColumnName("is_administrator");
        builder.Property<string>("roles").HasColumnName("roles").HasMaxLength(1000);
        builder.Text("recoveryCodes", "recovery_codes", 1000);
        builder.Ignore(user => user.Roles);
        builder.Ignore(user => user.RecoveryCodes);
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().HasDatabaseName("ix_users_normalized_email");
    }
}
