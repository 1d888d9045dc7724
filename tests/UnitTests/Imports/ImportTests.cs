using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class ImportTests
{
    private static readonly ImportCounts Counts = new() { Rows = 3 };

    [Test]
    public void A_load_that_began_is_running()
    {
        var import = Import.Start(new ImportId(4), "geds", dryRun: true, "operator", A.LoadStart);

        Assert.That((import.Id.Value, import.Format, import.DryRun, import.StartedBy), Is.EqualTo((4, "geds", true, "operator")));
        Assert.That((import.State, import.StartedAt, import.HeardAt, import.FinishedAt), Is.EqualTo((ImportState.Running, A.LoadStart, A.LoadStart, (DateTime?)null)));
        Assert.That((import.Revision, import.ErrorCode, import.Counts), Is.EqualTo(((long?)null, (string?)null, new ImportCounts())));
    }

    [Test]
    public void Progress_is_noted_with_its_moment()
    {
        var import = A.Import();

        import.Progress(5, 10, A.DuringTheLoad);

        Assert.That((import.ProgressDone, import.ProgressTotal, import.HeardAt), Is.EqualTo((5L, 10L, A.DuringTheLoad)));
    }

    [Test]
    public void A_load_that_succeeded_has_counts_and_a_revision_and_is_through()
    {
        var import = A.Import();
        import.Progress(5, 10, A.DuringTheLoad);

        import.Succeed(Counts, revision: 9, A.DuringTheLoad);

        Assert.That((import.State, import.Counts, import.Revision, import.FinishedAt), Is.EqualTo((ImportState.Succeeded, Counts, (long?)9, (DateTime?)A.DuringTheLoad)));
        Assert.That(import.ProgressDone, Is.EqualTo(10));
        Assert.That(import.ErrorCode, Is.Null);
    }

    [Test]
    public void A_load_that_failed_says_why()
    {
        var import = A.Import();

        import.Fail(ImportRules.Empty(), Counts, A.DuringTheLoad);

        Assert.That((import.State, import.ErrorCode, import.Counts, import.FinishedAt), Is.EqualTo((ImportState.Failed, "import.empty", Counts, (DateTime?)A.DuringTheLoad)));
        Assert.That(import.ErrorMessage, Is.EqualTo(ImportRules.Empty().Message));
        Assert.That(import.Revision, Is.Null);
    }

    [Test]
    public void A_load_can_be_cancelled()
    {
        var import = A.Import();

        import.Cancel(A.DuringTheLoad);

        Assert.That((import.State, import.FinishedAt), Is.EqualTo((ImportState.Cancelled, (DateTime?)A.DuringTheLoad)));
    }

    private static readonly Dictionary<string, Action<Import>> Ends = new(StringComparer.Ordinal)
    {
        ["succeed"] = import => import.Succeed(Counts, 1, A.DuringTheLoad),
        ["fail"] = import => import.Fail(ImportRules.Broken(), Counts, A.DuringTheLoad),
        ["cancel"] = import => import.Cancel(A.DuringTheLoad),
    };

    private static readonly string[] EndNames = [.. Ends.Keys];

    [Test, Combinatorial]
    public void A_load_ends_once([ValueSource(nameof(EndNames))] string first, [ValueSource(nameof(EndNames))] string second)
    {
        var import = A.Import();
        Ends[first](import);
        var state = import.State;

        RuleAssert.Breaks("import.ended", () => Ends[second](import));
        Assert.That(import.State, Is.EqualTo(state));
    }

    [TestCase(0)]
    [TestCase(59)]
    public void A_load_that_was_just_heard_of_does_not_make_way(int seconds)
    {
        var import = A.Import();
        import.Progress(1, 2, A.DuringTheLoad);

        RuleAssert.Breaks("import.running", () => import.MakeWay(A.DuringTheLoad.AddSeconds(seconds)));
        Assert.That(import.State, Is.EqualTo(ImportState.Running));
    }

    [Test]
    public void A_load_silent_for_a_minute_makes_way_as_interrupted()
    {
        var import = A.Import();
        import.Progress(1, 2, A.DuringTheLoad);

        import.MakeWay(A.DuringTheLoad.AddSeconds(60));

        Assert.That((import.State, import.ErrorCode), Is.EqualTo((ImportState.Failed, "import.interrupted")));
    }

    private static IEnumerable<TestCaseData> Rules()
    {
        yield return new(ImportRules.NotFound(new ImportId(1)), "import.not_found");
        yield return new(ImportRules.UnknownFormat("x", ["geds"]), "import.format_unknown");
        yield return new(ImportRules.Unreadable("Why."), "import.unreadable");
        yield return new(ImportRules.WrongMapping("Why."), "import.mapping_wrong");
        yield return new(ImportRules.Empty(), "import.empty");
        yield return new(ImportRules.UnknownDepartments(["X"]), "import.department_unknown");
        yield return new(ImportRules.TooManyRemoved(1, 2, 0.2), "import.too_many_removed");
        yield return new(ImportRules.Broken(), "import.broken");
        yield return new(ImportRules.Running(new ImportId(1)), "import.running");
        yield return new(ImportRules.Interrupted(), "import.interrupted");
        yield return new(ImportRules.Ended(new ImportId(1)), "import.ended");
    }

    [TestCaseSource(nameof(Rules))]
    public void A_published_code_never_changes(CodedException rule, string code) => Assert.That(rule.Code, Is.EqualTo(code));

    [Test]
    public void The_guard_says_how_many_of_how_many_and_how_to_go_on() =>
        Assert.That(ImportRules.TooManyRemoved(1_234, 5_000, 0.205).Message, Does.Contain("1,234 of the 5,000 people that loads of this source brought").And.Contain("20.5 %").And.Contain("Imports:MaxRemovedShare").And.Contain("force"));

    [Test]
    public void The_answer_about_a_load_says_what_the_history_says()
    {
        var import = Import.Start(new ImportId(4), "geds", dryRun: true, "operator", A.LoadStart);
        import.Progress(5, 10, A.DuringTheLoad);
        import.Fail(ImportRules.Empty(), Counts, A.DuringTheLoad);

        var answer = ImportAnswer.Of(import);

        Assert.That((answer.Id, answer.Format, answer.State, answer.DryRun, answer.StartedBy), Is.EqualTo((4, "geds", "failed", true, "operator")));
        Assert.That((answer.Progress.Done, answer.Progress.Total), Is.EqualTo((5L, 10L)));
        Assert.That((answer.Counts, answer.Revision), Is.EqualTo((Counts, (long?)null)));
        Assert.That((answer.StartedAt, answer.FinishedAt), Is.EqualTo((A.LoadStart, (DateTime?)A.DuringTheLoad)));
        Assert.That((answer.ErrorCode, answer.ErrorMessage), Is.EqualTo(("import.empty", import.ErrorMessage)));
    }
}
