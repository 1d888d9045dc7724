using System.Text.RegularExpressions;

namespace OrgChart.UnitTests.Documentation;

/// <summary>Links between documents lead somewhere.</summary>
[TestFixture]
public sealed partial class LinkTests
{
    private static readonly IReadOnlyList<FileInfo> Documents =
        [.. SourceTree.Root.EnumerateFiles("*.md"), .. SourceTree.Files("docs", "*.md"), .. SourceTree.Files("deploy", "*.md"), .. SourceTree.Files("clients", "*.md"), .. SourceTree.Files("demo", "*.md"), .. SourceTree.Files("samples", "*.md")];

    [Test]
    public void Every_link_within_the_repository_leads_to_a_file_and_its_heading()
    {
        var links = (from document in Documents from Match match in Link().Matches(WithoutCode(SourceTree.Read(document))) select (Document: document, To: match.Groups["to"].Value)).ToList();

        Assert.That(links, Has.Count.GreaterThan(150));
        Assert.That(links.Where(link => !Leads(link.Document, link.To)).Select(link => $"{SourceTree.PathOf(link.Document)}: {link.To}"), Is.Empty);
    }

    [TestCase("docs/access.md", true)]
    [TestCase("docs/access.md#the-pages-session", true)]
    [TestCase("docs/adr", true)]
    [TestCase("#settings", true)]
    [TestCase("docs/no-such-page.md", false)]
    [TestCase("docs/access.md#no-such-heading", false)]
    [TestCase("#no-such-heading", false)]
    public void This_test_knows_links_that_lead_somewhere_from_others(string to, bool leads) =>
        Assert.That(Leads(new FileInfo(Path.Combine(SourceTree.Root.FullName, "README.md")), to), Is.EqualTo(leads));

    private static bool Leads(FileInfo from, string to)
    {
        var parts = to.Split('#', 2);
        var target = parts[0].Length == 0 ? from.FullName : Path.GetFullPath(Path.Combine(from.DirectoryName!, parts[0]));
        if (parts.Length == 1) return Path.Exists(target);
        return File.Exists(target) && Heading().Matches(WithoutCode(File.ReadAllText(target))).Any(heading => AnchorOf(heading.Groups["text"].Value) == parts[1]);
    }

    /// <summary>What a heading is called in addresses, as GitHub and GitLab do it: small letters, no punctuation, dashes for blanks.</summary>
    private static string AnchorOf(string heading) =>
        new([.. LinkedText().Replace(heading, "${text}").Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c)]);

    private static string WithoutCode(string text) => Code().Replace(text, "");

    [GeneratedRegex(@"\]\((?![a-z]+:)(?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LinkedText();

    [GeneratedRegex(@"^[ \t]*```.*?^[ \t]*```[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline, 5000)]
    private static partial Regex Code();
}
