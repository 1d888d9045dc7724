using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Common;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Persistence.Imports;

internal sealed class ImportRepository(OrgChartContext context, BulkWriter bulk) : IImportRepository, IImportHistory
{
    public async Task<Import> GetAsync(ImportId id, CancellationToken cancellationToken) =>
        await context.Imports.FirstOrDefaultAsync(import => import.Id == id, cancellationToken) ?? throw ImportRules.NotFound(id);

    public async Task<IReadOnlyList<Import>> ListRunningAsync(CancellationToken cancellationToken) =>
        await context.Imports.Where(import => import.State == ImportState.Running).ToListAsync(cancellationToken);

    public void Add(Import import) => context.Imports.Add(import);

    public async Task AddFindingsAsync(ImportId id, IReadOnlyList<ImportFinding> findings, CancellationToken cancellationToken) =>
        await bulk.InsertAsync(
            findings.Select((finding, i) => new FindingRow
            {
                ImportId = id, Ordinal = i + 1, Line = finding.Line, Column = finding.Column, Code = finding.Code, Message = finding.Message,
            }),
            cancellationToken);

    public async Task<Page<Import>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var items = await context.Imports.AsNoTracking().OrderByDescending(import => import.Id)
            .Skip(page.Offset).Take(page.Limit).ToListAsync(cancellationToken);
        return new(items, await context.Imports.CountAsync(cancellationToken));
    }

    public async Task<Page<FindingRow>> ListFindingsAsync(ImportId id, PageRequest page, CancellationToken cancellationToken)
    {
        if (!await context.Imports.AnyAsync(import => import.Id == id, cancellationToken)) throw ImportRules.NotFound(id);
        var findings = context.Set<FindingRow>().AsNoTracking().Where(row => row.ImportId == id);
        var items = await findings.OrderBy(row => row.Ordinal).Skip(page.Offset).Take(page.Limit).ToListAsync(cancellationToken);
        return new(items, await findings.CountAsync(cancellationToken));
    }
}
