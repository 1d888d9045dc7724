using System.Globalization;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>What a load knows so far.</summary>
internal sealed record LoadResult(ImportCounts Counts, IReadOnlyList<ImportFinding> Findings)
{
    /// <summary>The result once the file is read.</summary>
    public static LoadResult After(ReadingReport reading) => new(
        new ImportCounts { Rows = reading.Rows, Rejected = reading.Rejected, Repeated = reading.Repeated, Skipped = reading.Skipped },
        reading.Findings)
    { LeftOut = reading.FindingsLeftOut };

    /// <summary>How many more findings the reading had.</summary>
    public int LeftOut { get; init; }

    /// <summary>The result with one more thing to know at its end.</summary>
    public LoadResult With(IEnumerable<ImportFinding> findings) => this with { Findings = [.. Findings, .. findings] };

    /// <summary>The result of a load that was refused.</summary>
    public LoadResult Refused(CodedException reason) => With([new ImportFinding(0, null, reason.Code, reason.Message)]);

    /// <summary>The findings that whoever runs the load sees.</summary>
    public IReadOnlyList<ImportFinding> FindingsToTell => LeftOut == 0 ? Findings : [.. Findings, Cut(LeftOut)];

    /// <summary>The findings that are written down.</summary>
    public IReadOnlyList<ImportFinding> FindingsToKeep =>
        Findings.Count <= ReadingFindings.Max ? FindingsToTell : [.. Findings.Take(ReadingFindings.Max), Cut(Findings.Count - ReadingFindings.Max + LeftOut)];

    private static ImportFinding Cut(int more) => new(0, null, "findings.cut", string.Create(CultureInfo.InvariantCulture, $"{more:N0} more findings are not kept."));
}
