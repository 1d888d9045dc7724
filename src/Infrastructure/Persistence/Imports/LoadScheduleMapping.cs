using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Persistence.Imports;

internal sealed class LoadScheduleMapping : IEntityTypeConfiguration<LoadSchedule>
{
    public void Configure(EntityTypeBuilder<LoadSchedule> builder)
    {
        builder.ToTable("load_schedule");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(row => row.Source).HasColumnName("source").HasMaxLength(64);
        builder.Property(row => row.DueAt).HasColumnName("due_at").Utc();
        builder.Property(row => row.NextAt).HasColumnName("next_at").Utc();
        builder.Property(row => row.IsRunning).HasColumnName("is_running");
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.Tag).HasColumnName("tag").HasMaxLength(LoadSchedule.MaxTagLength);
        builder.Property(row => row.ImportId).HasColumnName("import_id").HasConversion(id => id!.Value.Value, value => new ImportId(value));
        builder.Property(row => row.EndedAt).HasColumnName("ended_at").Utc();
        builder.Property(row => row.Outcome).HasColumnName("outcome").HasMaxLength(100);
        builder.Property(row => row.Message).HasColumnName("message");
        builder.Property(row => row.Version).HasColumnName("version").IsConcurrencyToken();
    }
}
