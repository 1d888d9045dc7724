using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Imports;

/// <summary>The history of loads.</summary>
public interface IImportRepository
{
    /// <summary>The load with this id.</summary>
    /// <exception cref="NotFoundException"><c>import.not_found</c></exception>
    Task<Import> GetAsync(ImportId id, CancellationToken cancellationToken);

    /// <summary>Loads that have not ended, for changing.</summary>
    Task<IReadOnlyList<Import>> ListRunningAsync(CancellationToken cancellationToken);

    /// <summary>Adds a load with the next commit.</summary>
    void Add(Import import);

    /// <summary>Adds what a load found, before the next commit ends.</summary>
    Task AddFindingsAsync(ImportId id, IReadOnlyList<ImportFinding> findings, CancellationToken cancellationToken);
}
