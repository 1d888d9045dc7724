using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Persistence.Imports;

internal sealed class ImportMapping : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("imports");
        builder.HasKey(import => import.Id);
        builder.Property(import => import.Id).HasColumnName("id").ValueGeneratedNever().HasConversion(id => id.Value, value => new ImportId(value));
        builder.Property(import => import.Format).HasColumnName("format").HasMaxLength(SourceKey.MaxSourceLength);
        builder.Property(import => import.DryRun).HasColumnName("dry_run");
        builder.Property(import => import.StartedBy).HasColumnName("started_by").HasMaxLength(100);
        builder.Property(import => import.StartedAt).HasColumnName("started_at").Utc();
        builder.Property(import => import.FinishedAt).HasColumnName("finished_at").Utc();
        builder.Property(import => import.HeardAt).HasColumnName("heard_at").Utc();
        builder.Property(import => import.State).HasColumnName("state").HasConversion<string>().HasMaxLength(20);
        builder.Property(import => import.ProgressDone).HasColumnName("progress_done");
        builder.Property(import => import.ProgressTotal).HasColumnName("progress_total");
        builder.Property(import => import.Revision).HasColumnName("revision");
        builder.Property(import => import.ErrorCode).HasColumnName("error_code").HasMaxLength(100);
        builder.Property(import => import.ErrorMessage).HasColumnName("error_message");
        builder.Property(import => import.Counts).HasColumnName("counts").HasConversion(
            counts => JsonSerializer.Serialize(counts, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<ImportCounts>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<ImportCounts>((a, b) => a!.Equals(b), counts => counts.GetHashCode(), counts => counts));
        builder.HasIndex(import => import.State).HasDatabaseName("ix_imports_state");
    }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<FindingRow>
{
    public void Configure(EntityTypeBuilder<FindingRow> builder)
    {
        builder.ToTable("import_findings");
        builder.HasKey(row => new { row.ImportId, row.Ordinal });
        builder.Property(row => row.ImportId).HasColumnName("import_id").HasConversion(id => id.Value, value => new ImportId(value));
        builder.Property(row => row.Ordinal).HasColumnName("ordinal").ValueGeneratedNever();
        builder.Property(row => row.Line).HasColumnName("line");
        builder.Property(row => row.Column).HasColumnName("column_name").HasMaxLength(100);
        builder.Property(row => row.Code).HasColumnName("code").HasMaxLength(100);
        builder.Property(row => row.Message).HasColumnName("message");
        builder.HasOne<Import>().WithMany().HasForeignKey(row => row.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
