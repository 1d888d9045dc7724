using System.Text.RegularExpressions;

namespace OrgChart.UnitTests.Architecture;

/// <summary>What keeps two commands at the same time from making nonsense together, and rules from being forgotten.</summary>
[TestFixture]
public sealed partial class CommandTests
{
    // They look at the one record that they change, whose version tells whether somebody was faster; a load begins within DirectoryLoad.
    private static readonly string[] WithoutLock = ["ChangeEmployee", "ChangeTeam", "ChangeUnit", "DeleteTeam", "ImportDirectory"];

    // It begins and ends what other commands do.
    private const string Together = "RunTogether";

    private static IEnumerable<TestCaseData> Commands() =>
        from feature in SourceTree.Folder("src/Application").EnumerateDirectories()
        from useCase in feature.EnumerateDirectories()
        let file = useCase.EnumerateFiles($"{useCase.Name}.cs").SingleOrDefault()
        where file is not null && useCase.Name != Together && SourceTree.Read(file).Contains($"record {useCase.Name}Command", StringComparison.Ordinal)
        select new TestCaseData(useCase.Name, SourceTree.Read(file)).SetArgDisplayNames(useCase.Name);

    private static IEnumerable<string> Codes() =>
        SourceTree.Files("src", "*.cs").Where(file => SourceTree.PathOf(file).StartsWith("src/Domain/", StringComparison.Ordinal) || SourceTree.PathOf(file).StartsWith("src/Application/", StringComparison.Ordinal))
            .Where(file => file.Name.EndsWith("Rules.cs", StringComparison.Ordinal) || SourceTree.Read(file).Contains("new Refusal(", StringComparison.Ordinal) || file.Name == "IdempotencyBehaviour.cs")
            .SelectMany(file => Code().Matches(SourceTree.Read(file)).Select(match => match.Groups["code"].Value)).Distinct().Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Commands))]
    public void A_command_takes_the_lock_before_it_looks_unless_it_edits_one_record(string useCase, string source) =>
        Assert.That(Awaited(source).FirstOrDefault() == "work.BeginStructuralChangeAsync", Is.EqualTo(!WithoutLock.Contains(useCase)));

    [Test]
    public void A_load_takes_the_lock_before_it_looks() =>
        Assert.That(
            Awaited(File.ReadAllText(Path.Combine(SourceTree.Root.FullName, "src/Application/Imports/ImportDirectory/DirectoryLoad.cs")))[0],
            Is.EqualTo("work.BeginStructuralChangeAsync"));

    [TestCaseSource(nameof(Commands))]
    public void The_commit_is_what_a_command_awaits_last(string useCase, string source)
    {
        if (useCase == "ImportDirectory") return;
        Assert.That(Awaited(source).IndexOf("work.CommitAsync"), Is.EqualTo(Awaited(source).Count - 1));
    }

    [Test]
    public void There_are_commands_and_codes() => Assert.That((Commands().Count() > 20, Codes().Count() > 40), Is.EqualTo((true, true)));

    [TestCaseSource(nameof(Codes))]
    public void Every_published_code_is_tested_by_its_name(string code) =>
        Assert.That(SourceTree.Files("tests/UnitTests", "*.cs").Any(file => SourceTree.Read(file).Contains($"\"{code}\"", StringComparison.Ordinal)), Is.True);

    private static List<string> Awaited(string source) => [.. Await().Matches(source).Select(match => match.Groups["what"].Value)];

    [GeneratedRegex(@"await \(*(?<what>[\w.]+)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Await();

    [GeneratedRegex(@"(?:Exception|new|Refusal)\(\s*""(?<code>[a-z]+\.[a-z_]+)""", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Code();
}
