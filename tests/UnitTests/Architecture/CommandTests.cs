using System.Text.RegularExpressions;

namespace OrgChart.UnitTests.Architecture;

/// <summary>What keeps two commands at the same time from making nonsense together, and rules from being forgotten.</summary>
[TestFixture]
public sealed partial class CommandTests
{
    private const string Lock = "work.BeginStructuralChangeAsync";
    private const string Transaction = "work.BeginAsync";
    private const string Commit = "work.CommitAsync";

    // They look at the one record that they change, whose version tells whether somebody was faster.
    private static readonly string[] WithoutLock = ["ChangeEmployee", "ChangeTeam", "ChangeUnit", "DeleteTeam"];

    // They need what they read to stand still, but not the whole organisation.
    private static readonly Dictionary<string, string> WithTransaction = new()
    {
        ["AskForPasswordReset"] = "one user, whose version tells; the notes get their ids in a transaction",
        ["ChangeProfile"] = "one's own account, whose version tells; an address taken at the same time breaks the unique index",
        ["ConfirmSecondFactor"] = "one's own account, whose version tells",
        ["EndSessions"] = "a session ends once, whoever ends it",
        ["RefreshSession"] = "one statement uses the token up",
        ["RegisterUser"] = "it gives no rights that anybody counts; an address taken at the same time breaks the unique index",
        ["RemoveSecondFactor"] = "one's own account, whose version tells",
        ["RevokeToken"] = "a session ends once, whoever ends it",
        ["SetUpSecondFactor"] = "one's own account, whose version tells",
        ["SignIn"] = "the user is read again within; what begins is a session of its own",
    };

    // The transaction of these is in another file, which has a test of its own below.
    private static readonly Dictionary<string, (string File, string Method, string Begin)> Elsewhere = new()
    {
        ["ImportDirectory"] = ("src/Application/Imports/ImportDirectory/DirectoryLoad.cs", "class DirectoryLoad", Lock),
        ["RedeemPasswordReset"] = ("src/Application/Users/PasswordSetting.cs", "RedeemAsync", Transaction),
    };

    // Secrets are looked at before anything begins: the attempt counts whatever becomes of the rest, and hashing keeps nobody waiting.
    private static readonly string[] BeforeTheBeginning = ["clients.AuthenticateAsync", "own.ConfirmAsync", "own.ConfirmCodeAsync", "signIn.CheckAsync"];

    // It begins and ends what other commands do.
    private const string Together = "RunTogether";

    private static IEnumerable<TestCaseData> Commands() =>
        from feature in SourceTree.Folder("src/Application").EnumerateDirectories()
        from useCase in feature.EnumerateDirectories()
        let file = useCase.EnumerateFiles($"{useCase.Name}.cs").SingleOrDefault()
        where file is not null && useCase.Name != Together && SourceTree.Read(file).Contains($"record {useCase.Name}Command", StringComparison.Ordinal)
        select new TestCaseData(useCase.Name, HandlerIn(SourceTree.Read(file), useCase.Name)).SetArgDisplayNames(useCase.Name);

    private static IEnumerable<string> Codes() =>
        SourceTree.Files("src", "*.cs").Where(file => SourceTree.PathOf(file).StartsWith("src/Domain/", StringComparison.Ordinal) || SourceTree.PathOf(file).StartsWith("src/Application/", StringComparison.Ordinal))
            .Where(file => file.Name.EndsWith("Rules.cs", StringComparison.Ordinal) || SourceTree.Read(file).Contains("new Refusal(", StringComparison.Ordinal) || file.Name is "IdempotencyBehaviour.cs" or "Exceptions.cs")
            .SelectMany(file => Code().Matches(SourceTree.Read(file)).Select(match => match.Groups["code"].Value)).Distinct().Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Commands))]
    public void A_command_takes_the_lock_before_it_looks_unless_it_is_listed(string useCase, string source)
    {
        if (Elsewhere.ContainsKey(useCase)) return;
        // What ChangeProfile looks at before only says whether the password is needed; within, it looks again.
        var first = Awaited(source).Find(awaited => !BeforeTheBeginning.Contains(awaited) && ((useCase, awaited) is not ("ChangeProfile" or "DeleteProfile", "own.GetAsync")));

        if (WithoutLock.Contains(useCase)) Assert.That(Awaited(source), Has.No.Member(Lock).And.No.Member(Transaction));
        else Assert.That(first, Is.EqualTo(WithTransaction.ContainsKey(useCase) ? Transaction : Lock));
    }

    [TestCaseSource(nameof(Commands))]
    public void The_commit_is_what_a_command_awaits_last(string useCase, string source)
    {
        if (Elsewhere.ContainsKey(useCase)) return;
        Assert.That(Awaited(source).IndexOf(Commit), Is.EqualTo(Awaited(source).Count - 1));
    }

    [Test]
    public void A_load_and_a_redeemed_code_begin_before_they_look_too()
    {
        foreach (var (file, method, begin) in Elsewhere.Values)
        {
            var source = File.ReadAllText(Path.Combine(SourceTree.Root.FullName, file));
            Assert.That(Awaited(source[source.IndexOf(method, StringComparison.Ordinal)..])[0], Is.EqualTo(begin), file);
        }
    }

    [Test]
    public void The_lists_name_commands_that_there_are()
    {
        var names = Commands().Select(command => (string)command.Arguments[0]!).ToList();
        Assert.That(names, Is.SupersetOf(WithoutLock.Concat(WithTransaction.Keys).Concat(Elsewhere.Keys)));
    }

    [Test]
    public void There_are_commands_and_codes() => Assert.That((Commands().Count() > 20, Codes().Count() > 40), Is.EqualTo((true, true)));

    [TestCaseSource(nameof(Codes))]
    public void Every_published_code_is_tested_by_its_name(string code) =>
        Assert.That(SourceTree.Files("tests/UnitTests", "*.cs").Any(file => SourceTree.Read(file).Contains($"\"{code}\"", StringComparison.Ordinal)), Is.True);

    /// <summary>The handler alone: some files have helpers behind it.</summary>
    private static string HandlerIn(string source, string useCase)
    {
        var begin = source.IndexOf($"class {useCase}Handler", StringComparison.Ordinal);
        var end = source.IndexOf("\n}", begin, StringComparison.Ordinal);
        return source[begin..end];
    }

    private static List<string> Awaited(string source) => [.. Await().Matches(source).Select(match => match.Groups["what"].Value)];

    [GeneratedRegex(@"await \(*(?<what>[\w.]+)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Await();

    [GeneratedRegex(@"(?:Exception|new|base|Refusal)\(\s*""(?<code>[a-z]+\.[a-z_]+)""", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Code();
}
