using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Imports;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class LoadResultTests
{
    [Test]
    public void After_the_reading_it_has_its_counts_and_findings()
    {
        var result = LoadResult.After(new ReadingReport(Rows: 10, Rejected: 3, Repeated: 2, Skipped: 1, Findings(3)));

        Assert.That(result.Counts, Is.EqualTo(new ImportCounts { Rows = 10, Rejected = 3, Repeated = 2, Skipped = 1 }));
        Assert.That(result.Findings, Is.EqualTo(Findings(3)));
    }

    [Test]
    public void Later_findings_come_at_the_end()
    {
        var result = Result(2).With([new ImportFinding(0, null, "later", "Later.")]).Refused(ImportRules.Empty());

        Assert.That(result.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "code", "code", "later", "import.empty" }));
    }

    [Test]
    public void Up_to_10_000_findings_are_all_kept() => Assert.That(Result(10_000).FindingsToKeep, Is.EqualTo(Findings(10_000)));

    [TestCase(10_001, "1 more findings are not kept.")]
    [TestCase(11_234, "1,234 more findings are not kept.")]
    public void Of_more_findings_the_first_10_000_are_kept_and_the_rest_is_counted(int found, string message)
    {
        var result = Result(found);

        Assert.That(result.FindingsToKeep, Is.EqualTo(Findings(10_000).Append(new ImportFinding(0, null, "findings.cut", message))));
        Assert.That(result.Findings, Has.Count.EqualTo(found), "whoever runs the load sees them all");
    }

    [Test]
    public void What_the_reading_did_not_keep_is_counted_too()
    {
        var result = LoadResult.After(new ReadingReport(Rows: 10, Rejected: 3, Repeated: 2, Skipped: 1, Findings(10_000)) { FindingsLeftOut = 5 }).With(Findings(2));

        Assert.That(result.FindingsToKeep, Is.EqualTo(Findings(10_000).Append(new ImportFinding(0, null, "findings.cut", "7 more findings are not kept."))));
        Assert.That(result.FindingsToTell[^1].Message, Is.EqualTo("5 more findings are not kept."));
    }

    private static LoadResult Result(int findings) => new(new ImportCounts(), Findings(findings));

    private static ImportFinding[] Findings(int count) => [.. Enumerable.Range(1, count).Select(line => new ImportFinding(line, null, "code", "What."))];
}
