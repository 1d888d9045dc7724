using System.Text.RegularExpressions;

namespace OrgChart.UnitTests.Architecture;

/// <summary>What the text of the sources must look like.</summary>
[TestFixture]
public sealed partial class SourceTests
{
    private const int MaxLines = 400;
    private const int MaxLinesOfProgram = 39;
    private const string Databases = "src/Infrastructure/Persistence/Databases/";
    private const string Migrations = "src/Infrastructure/Persistence/Migrations/";

    private static readonly IReadOnlyList<FileInfo> Sources = SourceTree.Files("src", "*.cs");

    [Test]
    public void There_are_sources() => Assert.That(Sources, Has.Count.GreaterThan(100));

    [Test]
    public void No_file_is_longer_than_can_be_read_at_a_sitting() =>
        Assert.That(Sources.Where(file => !IsIn(file, Migrations) && LinesOf(file) > MaxLines).Select(SourceTree.PathOf), Is.Empty);

    [Test]
    public void The_program_itself_is_short() =>
        Assert.That(LinesOf(Sources.Single(file => SourceTree.PathOf(file) == "src/WebApi/Program.cs")), Is.LessThanOrEqualTo(MaxLinesOfProgram));

    [Test]
    public void Only_the_strategies_know_the_databases_by_name() =>
        Assert.That(
            Sources.Where(file => !IsIn(file, Databases) && !IsIn(file, Migrations) && ProviderNames().IsMatch(WithoutComments(SourceTree.Read(file)))).Select(SourceTree.PathOf),
            Is.Empty);

    [Test]
    public void The_strategies_do_know_them() =>
        Assert.That(Sources.Where(file => IsIn(file, Databases)).Any(file => ProviderNames().IsMatch(WithoutComments(SourceTree.Read(file)))), Is.True, "else the guard guards nothing");

    [Test]
    public void No_file_knows_the_machine_it_was_written_on()
    {
        string[] patterns = ["*.cs", "*.csproj", "*.json"];
        var files = new[] { "src", "tests" }.SelectMany(folder => patterns.SelectMany(pattern => SourceTree.Files(folder, pattern))).ToList();

        Assert.That(files, Has.Count.GreaterThan(Sources.Count));
        Assert.That(files.Where(file => MachinePaths().IsMatch(SourceTree.Read(file))).Select(SourceTree.PathOf), Is.Empty);
    }

    [TestCase("var x = 1; // Sqlite", "var x = 1; ")]
    [TestCase("/// <summary>Sqlite</summary>\nvar x = 1;", "\nvar x = 1;")]
    [TestCase("/* Sqlite\n */ var x = 1;", " var x = 1;")]
    [TestCase("var x = \"http://Sqlite\";", "var x = \"http://Sqlite\";")]
    public void Comments_are_told_from_code(string text, string code) => Assert.That(WithoutComments(text), Is.EqualTo(code));

    private static bool IsIn(FileInfo file, string folder) => SourceTree.PathOf(file).StartsWith(folder, StringComparison.Ordinal);

    private static int LinesOf(FileInfo file) => File.ReadLines(file.FullName).Count();

    private static string WithoutComments(string text) => Comments().Replace(text, match => match.Value[0] == '"' ? match.Value : "");

    [GeneratedRegex("Sqlite|SqlServer|SqlClient|Npgsql|Postgre", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ProviderNames();

    [GeneratedRegex(@"""(?:\\.|[^""\\\n])*""|//[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"(?<![\w.~])/(?:home|root|Users|work|tmp)/\w|\b[A-Z]:\\\w", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex MachinePaths();
}
