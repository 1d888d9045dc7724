using System.Globalization;
using System.Text.RegularExpressions;

namespace OrgChart.UnitTests.Documentation;

/// <summary>docs/asvs.md speaks of every requirement of the standard's levels 1 and 2, and of tests that there are.</summary>
[TestFixture]
public sealed partial class AsvsTableTests
{
    /// <summary>How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has, SECTION:COUNT. Those of level 3 have the last numbers of their sections.</summary>
    private const string Sections =
        "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 "
        + "6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 "
        + "12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";

    /// <summary>The requirements of level 1.</summary>
    private const string Level1 =
        "1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 "
        + "6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 "
        + "9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3 10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1";

    private const string NotMet = "not met";

    private static readonly string[] States = ["met", "in part", NotMet, "deployment", "not applicable"];
    private static readonly string Page = Read("docs", "asvs.md");
    private static readonly List<Row> Rows = [.. TableRow().Matches(Page).Select(Row.Of)];

    [Test]
    public void Every_requirement_of_levels_1_and_2_stands_in_one_row()
    {
        var all = Sections.Split(' ').Select(section => section.Split(':'))
            .SelectMany(section => Enumerable.Range(1, int.Parse(section[1], CultureInfo.InvariantCulture)).Select(number => $"{section[0]}.{number}")).ToList();

        Assert.That(all, Has.Count.EqualTo(253), "70 of level 1 and 183 of level 2");
        Assert.That(Rows.SelectMany(row => row.Requirements), Is.EquivalentTo(all));
    }

    [Test]
    public void Every_row_says_the_levels_of_its_requirements()
    {
        var first = Level1.Split(' ').ToHashSet(StringComparer.Ordinal);

        Assert.That(first, Has.Count.EqualTo(70));
        foreach (var row in Rows) Assert.That(row.Levels, Is.EqualTo(string.Join(", ", row.Requirements.Select(id => first.Contains(id) ? 1 : 2).Distinct().Order())), row.Name);
    }

    [Test]
    public void Every_row_has_a_state_and_says_why()
    {
        Assert.That(Rows.Select(row => row.State).Distinct(), Is.EquivalentTo(States));
        foreach (var row in Rows) Assert.That(row.How.Length > 0 || (row.State == "met" && row.Tests.Count > 0), Is.True, row.Name);
    }

    [Test]
    public void Every_test_that_a_row_names_exists()
    {
        var there = SourceTree.Files("tests", "*.cs").SelectMany(file => Declaration().Matches(SourceTree.Read(file))).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.That(Rows.SelectMany(row => row.Tests).Distinct().Count(), Is.GreaterThan(100));
        Assert.That(from row in Rows from test in row.Tests where !there.Contains(test) select $"{row.Name}: {test}", Is.Empty);
        Assert.That(there, Does.Contain(nameof(Every_test_that_a_row_names_exists)).And.Not.Contain("There_is_no_such_test"), "the search finds what is there");
    }

    [Test]
    public void The_summary_counts_what_the_rows_say()
    {
        foreach (var state in States) Assert.That(Page, Does.Contain($"\n| {state} | {Rows.Where(row => row.State == state).Sum(row => row.Requirements.Count)} |"));
    }

    [Test]
    public void What_is_not_met_stands_among_the_known_exceptions()
    {
        var known = Read("docs", "security.md").Split("## Known exceptions")[1];

        Assert.That(KnownException().Matches(known).SelectMany(match => match.Groups["ids"].Value.Split(", ")), Is.EquivalentTo(Rows.Where(row => row.State == NotMet).SelectMany(row => row.Requirements)));
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([SourceTree.Root.FullName, .. path]));

    [GeneratedRegex(@"^\| (?<ids>\d+\.\d+\.\d+(, \d+\.\d+\.\d+)*) \| (?<levels>[^|]+) \| (?<state>[^|]+) \| (?<how>[^|]*) \| (?<tests>[^|]*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"\b(void|Task) (?<name>[A-Z]\w+)\(", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Declaration();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\| (?<ids>\d+\.\d+\.\d+(, \d+\.\d+\.\d+)*) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex KnownException();

    /// <summary>A row of the table.</summary>
    private sealed record Row(IReadOnlyList<string> Requirements, string Levels, string State, string How, IReadOnlyList<string> Tests)
    {
        /// <summary>The requirements, for messages.</summary>
        public string Name => string.Join(", ", Requirements);

        public static Row Of(Match match) => new(
            match.Groups["ids"].Value.Split(", "), match.Groups["levels"].Value, match.Groups["state"].Value, match.Groups["how"].Value.Trim(),
            [.. Quoted().Matches(match.Groups["tests"].Value).Select(test => test.Groups["name"].Value)]);
    }
}
