using System.Text.RegularExpressions;

namespace OrgChart.UnitTests.Deployment;

/// <summary>The files of <c>deploy/</c>, and the documents about them.</summary>
internal static class Recipes
{
    /// <summary>Everything under <c>deploy/</c>.</summary>
    public static IEnumerable<FileInfo> All => SourceTree.Files("deploy", "*");

    /// <summary>The documents that name settings.</summary>
    public static IEnumerable<FileInfo> Documents => SourceTree.Files("docs", "*.md").Concat(SourceTree.Files("clients", "*.md")).Concat(SourceTree.Root.EnumerateFiles("*.md"));

    /// <summary>The text of a file.</summary>
    /// <param name="path">Within the repository.</param>
    public static string Read(string path) => File.ReadAllText(Path.Combine(SourceTree.Root.FullName, path));

    /// <summary>What the first group of a pattern finds in a file, in the file's order. Nothing found fails the test: a pattern that is out of date checks nothing.</summary>
    public static IReadOnlyList<string> Find(string path, string pattern)
    {
        var found = Regex.Matches(Read(path), pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Select(match => match.Groups[1].Value).ToList();
        Assert.That(found, Is.Not.Empty, $"{path} has nothing that looks like {pattern}");
        return found;
    }
}
