using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Audit;

namespace OrgChart.Infrastructure.Persistence.Audit;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(entry => entry.At).HasColumnName("at").Utc();
        builder.Property(entry => entry.Actor).HasColumnName("actor").HasMaxLength(100);
        builder.Property(entry => entry.Action).HasColumnName("action").HasMaxLength(100);
        builder.Property(entry => entry.Revision).HasColumnName("revision");
        builder.Property(entry => entry.RequestId).HasColumnName("request_id").HasMaxLength(100);
        builder.Property(entry => entry.ImportId).HasColumnName("import_id");
        builder.Property(entry => entry.Undoes).HasColumnName("undoes");
        builder.Property(entry => entry.UndoneBy).HasColumnName("undone_by").IsConcurrencyToken();
        builder.Property(entry => entry.IsComplete).HasColumnName("is_complete");
        builder.HasMany(entry => entry.Changes).WithOne().HasForeignKey(change => change.EntryId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(entry => entry.Changes).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(entry => entry.At).HasDatabaseName("ix_audit_entries_at");
    }
}

internal sealed class AuditChangeMapping : IEntityTypeConfiguration<AuditChange>
{
    public void Configure(EntityTypeBuilder<AuditChange> builder)
    {
        builder.ToTable("audit_changes");
        builder.HasKey(change => new { change.EntryId, change.Ordinal });
        builder.Property(change => change.EntryId).HasColumnName("entry_id");
        builder.Property(change => change.Ordinal).HasColumnName("ordinal").ValueGeneratedNever();
        builder.Property(change => change.Revision).HasColumnName("revision");
        builder.Property(change => change.Resource).HasColumnName("resource");
        builder.Property(change => change.ResourceId).HasColumnName("resource_id");
        builder.Property(change => change.MemberId).HasColumnName("member_id");
        builder.Property(change => change.Kind).HasColumnName("kind");
        builder.Property(change => change.Before).HasColumnName("before_fields");
        builder.Property(change => change.After).HasColumnName("after_fields");
        builder.HasIndex(change => new { change.Resource, change.ResourceId }).HasDatabaseName("ix_audit_changes_resource");
        builder.HasIndex(change => change.Revision).HasDatabaseName("ix_audit_changes_revision");
    }
}
