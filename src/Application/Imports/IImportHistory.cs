using OrgChart.Application.Common;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports;

/// <summary>The history of loads for reading.</summary>
public interface IImportHistory
{
    /// <summary>The loads, newest first.</summary>
    Task<Page<Import>> ListAsync(PageRequest page, CancellationToken cancellationToken);

    /// <summary>One load.</summary>
    /// <exception cref="NotFoundException"><c>import.not_found</c></exception>
    Task<Import> GetAsync(ImportId id, CancellationToken cancellationToken);

    /// <summary>What a load found, in the file's order.</summary>
    /// <exception cref="NotFoundException"><c>import.not_found</c></exception>
    Task<Page<FindingRow>> ListFindingsAsync(ImportId id, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>A finding as it is written down.</summary>
public sealed class FindingRow
{
    /// <summary>The load.</summary>
    public ImportId ImportId { get; init; }

    /// <summary>Its place among the load's findings, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>The line of the file, or 0.</summary>
    public int Line { get; init; }

    /// <summary>The column's name, or null.</summary>
    public string? Column { get; init; }

    /// <summary>The code.</summary>
    public string Code { get; init; } = "";

    /// <summary>The sentence.</summary>
    public string Message { get; init; } = "";
}
