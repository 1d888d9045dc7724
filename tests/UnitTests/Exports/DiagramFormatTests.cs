using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using OrgChart.UnitTests.Directory;
using OrgChart.WebApi.Exports.Formats;

namespace OrgChart.UnitTests.Exports;

[TestFixture]
internal sealed partial class DiagramFormatTests
{
    [Test]
    public void A_diagram_has_units_with_lines_between_them_and_people_when_asked()
    {
        var directory = Hostile.Directory("Finance");

        Assert.That(new MermaidFormat().WriteText(directory.Branch(withPeople: false)), Is.EqualTo("flowchart TD\n  u1[\"Department\"]\n  u2[\"Finance\"]\n  u1 --> u2\n"));
        Assert.That(new MermaidFormat().WriteText(directory.Branch()), Does.Contain("  p2(\"Finance Finance\")\n  u2 --- p2\n"));
        Assert.That(new DotFormat().WriteText(directory.Branch(withPeople: false)), Does.EndWith("  u1 [label=\"Department\"];\n  u2 [label=\"Finance\"];\n  u1 -> u2;\n}\n"));
        Assert.That(new DotFormat().WriteText(directory.Branch()), Does.Contain("  p2 [label=\"Finance Finance\", shape=plaintext];\n  u2 -> p2 [arrowhead=none];\n"));
    }

    [Test]
    public void No_line_leads_to_a_unit_that_is_not_in_it()
    {
        var directory = new RandomDirectory(9, 200, 0);
        var top = directory.Units.First(unit => unit.ParentId is not null && directory.Naive.ChildCount(unit.Id) > 0).Id;
        var lines = new MermaidFormat().WriteText(directory.Snapshot.Branch(new(new(top), null, WithPeople: false), new(new(Domain.SharedKernel.Language.English), WithContactData: false))).Split('\n');

        var units = lines.Where(line => line.Contains('[', StringComparison.Ordinal)).Select(line => line.Trim().Split('[')[0]).ToHashSet();
        Assert.That(lines.Where(line => line.Contains("-->", StringComparison.Ordinal)).SelectMany(line => line.Trim().Split(" --> ")).Distinct(), Is.Not.Empty.And.SubsetOf(units));
    }

    [Test]
    public void Every_name_is_shown_and_none_is_more_than_a_name() => Check(Hostile.Names);

    [Test]
    public void So_it_is_with_any_names() => Prop.ForAll<string[]>(names => Check([.. names.Where(CsvFormatTests.IsName)])).QuickCheckThrowOnFailure();

    private static void Check(string[] names)
    {
        var branch = Hostile.Directory(names).Branch();
        foreach (var line in new MermaidFormat().WriteText(branch).Split('\n')[1..^1]) Assert.That(line, Does.Match(MermaidLine()));
        foreach (var line in new DotFormat().WriteText(branch).Split('\n')[3..^2]) Assert.That(line, Does.Match(DotLine()));
        foreach (var name in names)
        {
            var shown = string.Concat(name.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString()));
            Assert.That(OfMermaid(MermaidFormat.Escape(name)), Is.EqualTo(shown));
            Assert.That(OfDot(DotFormat.Escape(name)), Is.EqualTo(shown));
        }
    }

    private static string OfMermaid(string text) => Number().Replace(text, match => new Rune(int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)).ToString());

    private static string OfDot(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++) plain.Append(text[i] == '\\' ? text[++i] : text[i]);
        // Of entities there is only the one that stands for the character that begins them.
        return plain.ToString().Replace("&amp;", "&", StringComparison.Ordinal);
    }

    // Within quotes nothing but letters, digits, blanks, numbers of characters and punctuation that means nothing to Mermaid.
    [GeneratedRegex("""^  u\d+ (--> u|--- p)\d+$|^  (u\d+\["|p\d+\(")([^"#%`:<>{}\[\]&|]|#\d+;)*"[\])]$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MermaidLine();

    [GeneratedRegex("""^  (u\d+ -> (u\d+|p\d+ \[arrowhead=none\]);|[up]\d+ \[label="([^"\\]|\\["\\])*"(, shape=plaintext)?\];)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DotLine();

    [GeneratedRegex(@"#(?<number>\d+);", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
