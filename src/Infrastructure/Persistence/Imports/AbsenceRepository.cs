using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Persistence.Imports;

internal sealed class AbsenceRepository(OrgChartContext context, BulkWriter bulk) : IAbsenceRepository
{
    public async Task<IReadOnlyList<Absence>> ListAsync(CancellationToken cancellationToken) => await context.Set<Absence>().AsNoTracking().ToListAsync(cancellationToken);

    public async Task ReplaceAsync(IReadOnlyCollection<Absence> absences, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlRawAsync("DELETE FROM absences", cancellationToken);
        if (absences.Count > 0) await bulk.InsertAsync(absences, cancellationToken);
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absences");
        builder.HasKey(row => new { row.Kind, row.RecordId });
        builder.Property(row => row.Kind).HasColumnName("kind").ValueGeneratedNever();
        builder.Property(row => row.RecordId).HasColumnName("record_id").ValueGeneratedNever();
        builder.Property(row => row.Loads).HasColumnName("loads");
        builder.Property(row => row.Digest).HasColumnName("digest");
    }
}
