using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using OrgChart.Application.Imports;
using OrgChart.Infrastructure;
using OrgChart.WebApi.Guards;

namespace OrgChart.UnitTests.Deployment;

/// <summary>What recipes and documents set exists, and nothing in them is secret.</summary>
[TestFixture]
public sealed partial class RecipeSettingsTests
{
    private static readonly Assembly[] Layers = [typeof(ImportOptions).Assembly, typeof(InfrastructureServices).Assembly, typeof(ProxyOptions).Assembly];

    // How the README writes the form itself.
    private const string TheForm = "ORGCHART__Section__Key";

    [Test]
    public void Every_setting_that_a_recipe_or_a_document_names_exists()
    {
        var named = (from file in Recipes.All.Concat(Recipes.Documents)
                     from Match match in Variable().Matches(SourceTree.Read(file))
                     where match.Value != TheForm
                     select (File: SourceTree.PathOf(file), Variable: match.Value)).ToList();

        Assert.That(named.Count(one => one.File.StartsWith("deploy/", StringComparison.Ordinal)), Is.GreaterThan(5));
        Assert.That(named.Where(one => !Exists(one.Variable)), Is.Empty);
    }

    [TestCase("ORGCHART__Proxies__Known__0", true)]
    [TestCase("ORGCHART__Security__RequireHttps", true)]
    [TestCase("ORGCHART__Security__KeyFolder", true)]
    [TestCase("ORGCHART__Security__ExternalIssuers__0__Authority", true)]
    [TestCase("ORGCHART__AllowedHosts", true)]
    [TestCase("ORGCHART__AllowedHosts__0", false)]
    [TestCase("ORGCHART__AllowedPorts", false)]
    [TestCase("ORGCHART__Proxies__Known", false)]
    [TestCase("ORGCHART__Proxies__Known__first", false)]
    [TestCase("ORGCHART__Proxy__Known__0", false)]
    [TestCase("ORGCHART__Security__ForceHttps", false)]
    [TestCase("ORGCHART__Security", false)]
    public void This_test_knows_settings_from_others(string variable, bool exists) => Assert.That(Exists(variable), Is.EqualTo(exists));

    [Test]
    public void No_recipe_holds_a_secret() => Assert.That(
        from file in Recipes.All.Concat(Recipes.Documents)
        from line in File.ReadLines(file.FullName)
        where HoldsSecret(line)
        select $"{SourceTree.PathOf(file)}: {line.Trim()}",
        Is.Empty);

    [Test]
    public void No_file_at_all_holds_a_private_key()
    {
        string[] folders = ["benchmarks", "clients", "demo", "deploy", "docs", "samples", "scripts", "src", "tests"];
        var files = folders.SelectMany(folder => SourceTree.Files(folder, "*")).Concat(SourceTree.Root.EnumerateFiles()).ToList();

        Assert.That(files, Has.Count.GreaterThan(500));
        Assert.That(files.Where(file => KeyItself().IsMatch(SourceTree.Read(file))).Select(SourceTree.PathOf), Is.Empty);
    }

    [TestCase("-----BEGIN EC PRIVATE KEY-----\n" + "MHcCAQEEIIGqRWoB3l1Zk5t8n1JvTqO0", true)]
    [TestCase("\"-----BEGIN PRIVATE KEY-----\\n" + "MHcCAQEEIIGqRWoB3l1Zk5t8n1JvTqO0", true)]
    [TestCase("begins with -----BEGIN PRIVATE KEY-----", false)]
    public void This_test_knows_keys_from_talk_of_them(string text, bool isKey) => Assert.That(KeyItself().IsMatch(text), Is.EqualTo(isKey));

    [TestCase("POSTGRES_PASSWORD: hunter2", true)]
    [TestCase("DATABASE_URL='postgres://orgchart:hunter2@db/orgchart'", true)]
    [TestCase("-----BEGIN PRIVATE KEY-----", true)]
    [TestCase("  client_secret=\"abcdef\"", true)]
    [TestCase("Host=db;Username=orgchart;Password=hunter2", true)]
    [TestCase("POSTGRES_PASSWORD_FILE: /secrets/postgres-password", false)]
    [TestCase("DATABASE_URL='postgres://orgchart:PASSWORD@db/orgchart'", false)]
    [TestCase("printf 'postgres://orgchart:%s@db/orgchart' \"$password\"", false)]
    [TestCase("printf 'postgres://orgchart:%secret@db/orgchart'", true)]
    [TestCase("password=\"$(command)\"", false)]
    [TestCase("Host=db;Username=orgchart;Password=...", false)]
    public void This_test_knows_secrets_from_others(string line, bool isSecret) => Assert.That(HoldsSecret(line), Is.EqualTo(isSecret));

    private static bool HoldsSecret(string line) => PrivateKey().IsMatch(line) || PasswordOfAddress().IsMatch(line) || Assignment().IsMatch(line);

    private static bool Exists(string variable)
    {
        var parts = variable.Split("__")[1..];
        // ASP.NET Core's own.
        if (parts is ["AllowedHosts"]) return true;
        return (from type in Layers.SelectMany(layer => layer.GetTypes())
                where type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true }
                // A section may be a part of another: Imports:Schedule.
                let section = ((string)type.GetField("Section")!.GetRawConstantValue()!).Split(':')
                where parts.Length > section.Length && parts.Take(section.Length).SequenceEqual(section)
                select LeadsToValue(type, parts.AsSpan(section.Length))).Any(leads => leads);
    }

    /// <summary>Follows a path through properties and lists to something that is set by a text.</summary>
    private static bool LeadsToValue(Type type, ReadOnlySpan<string> path)
    {
        var elements = type == typeof(string) ? null : type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        if (path.IsEmpty) return elements is null && (type.IsValueType || type == typeof(string));
        if (elements is null) return type.GetProperty(path[0]) is { } property && LeadsToValue(property.PropertyType, path[1..]);
        var element = elements.GetGenericArguments()[0];
        if (element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)) return LeadsToValue(element.GetGenericArguments()[1], path[1..]);
        return int.TryParse(path[0], NumberStyles.None, CultureInfo.InvariantCulture, out _) && LeadsToValue(element, path[1..]);
    }

    [GeneratedRegex("ORGCHART__[A-Za-z0-9]+(__[A-Za-z0-9]+)*", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Variable();

    [GeneratedRegex("BEGIN [A-Z ]*PRIVATE KEY", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex PrivateKey();

    /// <summary>A key with its first line, also where line ends are written as they are in JSON.</summary>
    [GeneratedRegex(@"PRIVATE KEY-----(\\[rn]|\s)*[A-Za-z0-9+/]{32}", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex KeyItself();

    /// <summary>A user's password in an address; PASSWORD, dots, variables and printf's place for a text stand for one.</summary>
    [GeneratedRegex(@"[a-z]+://[^\s:/@'""]+:(?!PASSWORD@|\.\.\.@|\$|…@|%s@)[^\s/@'""]+@", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex PasswordOfAddress();

    /// <summary>A password or secret that is set to something which is not a variable, a file, or a word for it.</summary>
    [GeneratedRegex(@"(?<![A-Za-z])(?i:[a-z_]*(password|client_secret|api_key|passphrase)[a-z_]*)\s?[:=]\s?['""]?(?!PASSWORD|\.\.\.|…|/|\$)[A-Za-z0-9+]{4,}['"";]?\s*(;|$)", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Assignment();
}
