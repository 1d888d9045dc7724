using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Persistence.Units;

internal sealed class OrgUnitMapping : IEntityTypeConfiguration<OrgUnit>
{
    public void Configure(EntityTypeBuilder<OrgUnit> builder)
    {
        builder.ToTable("org_units");
        builder.HasKey(unit => unit.Id);
        builder.Property(unit => unit.Id).HasColumnName("id").ValueGeneratedNever().HasConversion(id => id.Value, value => new OrgUnitId(value));
        builder.Property(unit => unit.ParentId).HasColumnName("parent_id")
            .HasConversion(id => id!.Value.Value, value => new OrgUnitId(value));
        builder.Ignore(unit => unit.Name);
        builder.Ignore(unit => unit.Acronym);
        builder.Ignore(unit => unit.Details);
        builder.Ignore(unit => unit.SourceKey);
        builder.LocalizedText("name", "name", OrgUnit.MaxNameLength);
        builder.LocalizedText("acronym", "acronym", OrgUnit.MaxAcronymLength);
        builder.Text("source", "source", SourceKey.MaxSourceLength);
        builder.Text("sourceKey", "source_key", SourceKey.MaxKeyLength);
        builder.Ignore(unit => unit.ChildOrder);
        builder.Property<string?>("childOrder").HasColumnName("child_order");
        builder.HandEdits();
        builder.Property(unit => unit.Version).HasColumnName("version").IsConcurrencyToken();

        // The database refuses orphans; EF Core must not make some by clearing the key of those it has read.
        builder.HasOne<OrgUnit>().WithMany().HasForeignKey(unit => unit.ParentId).OnDelete(DeleteBehavior.ClientNoAction);
        builder.HasIndex(unit => unit.ParentId).HasDatabaseName("ix_org_units_parent_id");
        builder.HasIndex("source", "sourceKey").IsUnique().HasDatabaseName("ux_org_units_source_key");
        builder.HasCheckConstraint("ck_org_units_not_own_parent", "parent_id <> id");
    }
}
