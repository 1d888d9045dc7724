using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Security;

namespace OrgChart.Infrastructure.Persistence.SecurityEvents;

internal sealed class SecurityEventMapping : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> builder)
    {
        builder.ToTable("security_events");
        builder.HasKey(one => one.Id);
        builder.Property(one => one.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(one => one.At).HasColumnName("at").Utc();
        builder.Property(one => one.Kind).HasColumnName("kind");
        builder.Property(one => one.Subject).HasColumnName("subject").HasMaxLength(100);
        builder.Property(one => one.Actor).HasColumnName("actor").HasMaxLength(100);
        builder.Property(one => one.Address).HasColumnName("address").HasMaxLength(64);
        builder.Property(one => one.Detail).HasColumnName("detail").HasMaxLength(SecurityEvent.MaxDetailLength);
        builder.HasIndex(one => one.At).HasDatabaseName("ix_security_events_at");
        builder.HasIndex(one => one.Subject).HasDatabaseName("ix_security_events_subject");
    }
}
