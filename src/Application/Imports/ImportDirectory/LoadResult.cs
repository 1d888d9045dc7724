using System.Globalization;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>What a load knows so far.</summary>
internal sealed record LoadResult(ImportCounts Counts, IReadOnlyList<ImportFinding> Findings)
{
    /// <summary>The most findings that are kept of one load; a file of another kind would have one a row.</summary>
    public const int MaxFindings = 10_000;

    /// <summary>The result once the file is read.</summary>
    public static LoadResult After(ReadingReport reading) => new(
        new ImportCounts { Rows = reading.Rows, Rejected = reading.Rejected, Repeated = reading.Repeated, Skipped = reading.Skipped },
        reading.Findings);

    /// <summary>The result with one more thing to know at its end.</summary>
    public LoadResult With(IEnumerable<ImportFinding> findings) => this with { Findings = [.. Findings, .. findings] };

    /// <summary>The result of a load that was refused.</summary>
    public LoadResult Refused(CodedException reason) => With([new ImportFinding(0, null, reason.Code, reason.Message)]);

    /// <summary>The findings that are written down.</summary>
    public IReadOnlyList<ImportFinding> FindingsToKeep => Findings.Count <= MaxFindings
        ? Findings
        : [.. Findings.Take(MaxFindings), new ImportFinding(0, null, "findings.cut", string.Create(
            CultureInfo.InvariantCulture, $"{Findings.Count - MaxFindings:N0} more findings are not kept."))];
}
