using OrgChart.Application.Common;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class ImportDirectoryTests
{
    private LoadWorld world = null!;

    private Import LastImport => world.ImportStore.All[^1];

    [SetUp]
    public void MakeWorld() => world = new LoadWorld();

    [Test]
    public async Task The_first_load_brings_units_and_people_in_one_transaction()
    {
        var outcome = await world.Load(File(people: 2));

        Assert.That(world.Log, Is.EqualTo(new[]
        {
            "begin", "commit", "commit", "begin", "add unit D", "add unit FIN", "add employee Person0", "add employee Person1", "commit",
        }));
        Assert.That((outcome.Import.State, outcome.Import.Revision), Is.EqualTo((ImportState.Succeeded, (long?)8)));
        Assert.That(outcome.Import.Counts, Is.EqualTo(new ImportCounts
        {
            Rows = 2, Departments = 1, Levels = 2, Units = new() { Added = 2 }, Employees = new() { Added = 2 },
        }));
        Assert.That(outcome.Import.StartedBy, Is.EqualTo("operator"));
    }

    [Test]
    public async Task The_same_file_again_writes_nothing_and_keeps_the_revision()
    {
        await world.Load(File(people: 2));
        world.Log.Clear();

        var outcome = await world.Load(File(people: 2));

        Assert.That(world.Writes, Is.Empty);
        Assert.That((outcome.Import.State, outcome.Import.Revision), Is.EqualTo((ImportState.Succeeded, (long?)7)));
        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Unchanged = 2 }));
        Assert.That(outcome.Import.Counts.Units, Is.EqualTo(new ChangeCounts { Unchanged = 2 }));
    }

    [Test]
    public async Task A_dry_run_counts_as_a_load_would_and_writes_nothing_but_the_history()
    {
        await world.Load(File(people: 10));
        world.Log.Clear();

        var outcome = await world.Load(File(people: 12, from: 1), dryRun: true);

        Assert.That(world.Log, Is.EqualTo(new[] { "begin", "commit", "commit", "begin", "rollback", "begin", "commit" }), "what was compared is undone before the history is written");
        Assert.That(world.Employees, Has.Count.EqualTo(10));
        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Added = 3, Removed = 1, Unchanged = 9 }));
        Assert.That((outcome.Import.DryRun, outcome.Import.State, outcome.Import.Revision), Is.EqualTo((true, ImportState.Succeeded, (long?)7)));
    }

    [Test]
    public async Task What_was_tried_is_applied_only_to_the_directory_it_was_tried_on()
    {
        await world.Load(File(people: 10));
        var seen = world.Work.Revision;
        Assert.That((await world.Load(File(people: 11), expectedRevision: seen)).Import.State, Is.EqualTo(ImportState.Succeeded));
        world.Log.Clear();

        var refused = await world.Load(File(people: 12), expectedRevision: seen + 1);

        Assert.That((refused.Import.State, refused.Import.ErrorCode), Is.EqualTo((ImportState.Failed, "import.directory_moved")));
        Assert.That(world.Writes, Is.Empty);
    }

    [Test]
    public async Task A_load_that_somebody_cancels_reads_no_further()
    {
        var file = new TaskCompletionSource<SourceDirectory>();
        var load = world.Load(file.Task);

        LastImport.Cancel(A.DuringTheLoad);
        world.ImportStore.Keep();
        world.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((await load.WaitAsync(TimeSpan.FromSeconds(30))).Import.State, Is.EqualTo(ImportState.Cancelled), "although the file has not ended");
        Assert.That(world.Writes, Is.Empty);
    }

    [Test]
    public async Task Up_to_20_percent_of_the_people_may_go()
    {
        await world.Load(File(people: 10));

        var outcome = await world.Load(File(people: 8));

        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Removed = 2, Unchanged = 8 }));
        Assert.That(world.Employees, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task A_load_that_would_remove_more_is_refused_recorded_and_undone()
    {
        await world.Load(File(people: 10));
        world.Log.Clear();

        var outcome = await world.Load(File(people: 7));

        Assert.That(world.Writes, Is.Empty);
        Assert.That(world.Log[^3..], Is.EqualTo(new[] { "rollback", "begin", "commit" }));
        Assert.That((outcome.Import.State, outcome.Import.ErrorCode), Is.EqualTo((ImportState.Failed, "import.too_many_removed")));
        Assert.That(outcome.Findings.Single().Code, Is.EqualTo("import.too_many_removed"));
        Assert.That(world.ImportStore.Findings[outcome.Import.Id], Is.EqualTo(outcome.Findings));
        Assert.That(outcome.Import.Counts.Rows, Is.EqualTo(7), "what is known by then is kept");
        Assert.That(world.Employees, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task A_forced_load_may_remove_as_many_as_it_likes()
    {
        await world.Load(File(people: 10));

        var outcome = await world.Load(File(people: 1), force: true);

        Assert.That((outcome.Import.State, outcome.Import.Counts.Employees.Removed), Is.EqualTo((ImportState.Succeeded, 9)));
    }

    [TestCase(0.0, 1, false)]
    [TestCase(0.1, 1, true)]
    [TestCase(0.1, 2, false)]
    [TestCase(1.0, 9, true)]
    public async Task The_share_that_may_go_is_a_setting(double share, int gone, bool loads)
    {
        world.Settings.MaxRemovedShare = share;
        await world.Load(File(people: 10));

        var outcome = await world.Load(File(people: 10 - gone));

        Assert.That(outcome.Import.State, Is.EqualTo(loads ? ImportState.Succeeded : ImportState.Failed));
    }

    [Test]
    public async Task A_dry_run_is_guarded_like_a_load()
    {
        await world.Load(File(people: 10));

        Assert.That((await world.Load(File(people: 1), dryRun: true)).Import.ErrorCode, Is.EqualTo("import.too_many_removed"));
    }

    [Test]
    public async Task A_file_without_people_is_refused()
    {
        var outcome = await world.Load(File(people: 0));

        Assert.That((outcome.Import.State, outcome.Import.ErrorCode), Is.EqualTo((ImportState.Failed, "import.empty")));
        Assert.That(world.Writes, Is.Empty);
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_a_load_that_failed()
    {
        var outcome = await world.Load(Task.FromException<SourceDirectory>(ImportRules.Unreadable("Not a directory.")));

        Assert.That((outcome.Import.State, outcome.Import.ErrorCode, outcome.Import.ErrorMessage), Is.EqualTo((ImportState.Failed, "import.unreadable", "Not a directory.")));
        Assert.That(outcome.Findings.Single().Message, Is.EqualTo("Not a directory."));
    }

    [Test]
    public async Task An_unknown_format_is_refused_before_anything_is_written()
    {
        await RuleAssert.BreaksAsync("import.format_unknown", () => world.Handler.Handle(world.Command("nonsense"), CancellationToken.None));

        Assert.That(world.Log, Is.Empty);
        Assert.That(world.ImportStore.All, Is.Empty);
    }

    [Test]
    public async Task A_cancelled_load_is_recorded_as_cancelled()
    {
        await RuleAssert.ThrowsAsync<OperationCanceledException>(() => world.Load(Task.FromCanceled<SourceDirectory>(new CancellationToken(canceled: true))));

        Assert.That((LastImport.State, LastImport.FinishedAt), Is.EqualTo((ImportState.Cancelled, (DateTime?)A.LoadStart)));
        Assert.That(world.Log[^2..], Is.EqualTo(new[] { "rollback", "commit" }));
    }

    [Test]
    public async Task An_error_nobody_foresaw_is_recorded_without_its_words_and_passed_on()
    {
        var error = await RuleAssert.ThrowsAsync<IOException>(() => world.Load(Task.FromException<SourceDirectory>(new IOException("disk full at sector 7"))));

        Assert.That(error.Message, Is.EqualTo("disk full at sector 7"));
        Assert.That((LastImport.State, LastImport.ErrorCode), Is.EqualTo((ImportState.Failed, "import.broken")));
        Assert.That(LastImport.ErrorMessage, Does.Not.Contain("sector"));
        Assert.That(world.ImportStore.Findings[LastImport.Id].Single().Code, Is.EqualTo("import.broken"));
    }

    [Test]
    public async Task A_commit_that_loses_against_another_change_is_a_load_that_failed()
    {
        world.Work.FailingCommit = (3, new ConflictException("version.stale", "Changed meanwhile."));

        var outcome = await world.Load(File(people: 1));

        Assert.That((outcome.Import.State, outcome.Import.ErrorCode), Is.EqualTo((ImportState.Failed, "version.stale")));
    }

    [Test]
    public async Task One_load_runs_at_a_time()
    {
        world.ImportStore.Add(A.Import(id: 77));
        world.Time.Advance(TimeSpan.FromSeconds(59));

        await RuleAssert.BreaksAsync("import.running", () => world.Load(File(people: 1)));
        Assert.That(world.ImportStore.All, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_load_whose_process_was_killed_makes_way()
    {
        var dead = A.Import(id: 77);
        world.ImportStore.Add(dead);
        world.Time.Advance(TimeSpan.FromSeconds(60));

        var outcome = await world.Load(File(people: 1));

        Assert.That((dead.State, dead.ErrorCode, outcome.Import.State), Is.EqualTo((ImportState.Failed, "import.interrupted", ImportState.Succeeded)));
    }

    [Test]
    public async Task A_load_that_was_taken_for_dead_does_not_come_back()
    {
        var reading = new TaskCompletionSource<SourceDirectory>(TaskCreationOptions.RunContinuationsAsynchronously);
        var load = world.Load(reading.Task);
        LastImport.MakeWay(A.LoadStart.AddSeconds(60));
        world.ImportStore.Keep();

        reading.SetResult(File(people: 1));
        var outcome = await load;

        Assert.That((outcome.Import.State, outcome.Import.ErrorCode), Is.EqualTo((ImportState.Failed, "import.interrupted")));
        Assert.That(world.Writes, Is.Empty);
        Assert.That(world.Log[^1], Is.EqualTo("rollback"), "its end is written already");
    }

    [Test]
    public async Task A_load_shows_a_sign_of_life_every_second_while_it_reads()
    {
        var reading = new TaskCompletionSource<SourceDirectory>(TaskCreationOptions.RunContinuationsAsynchronously);
        var load = world.Load(reading.Task);
        var beat = world.Work.Committed;

        world.Time.Advance(TimeSpan.FromSeconds(1));
        await beat.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That((LastImport.ProgressDone, LastImport.ProgressTotal, LastImport.HeardAt), Is.EqualTo((50L, 100L, A.LoadStart.AddSeconds(1))));
        Assert.That(LastImport.State, Is.EqualTo(ImportState.Running));
        reading.SetResult(File(people: 1));
        Assert.That((await load).Import.State, Is.EqualTo(ImportState.Succeeded));
    }

    [Test]
    public async Task Whoever_waits_hears_of_every_stage_up_to_its_end()
    {
        await world.Load(File(people: 3));

        Assert.That(world.Progress.Select(report => report.Stage).Distinct(), Is.EqualTo(new[] { ImportStage.Reading, ImportStage.Comparing, ImportStage.Writing }));
        Assert.That(world.Progress[^1], Is.EqualTo(new ImportProgress(ImportStage.Writing, 5, 5)));
    }

    [Test]
    public async Task Whoever_reported_to_somebody_who_left_has_no_manager()
    {
        await world.Load(File(people: 10));
        var report = A.Employee(world.Employees[0].UnitId, A.Details("Byhand"), manager: world.Employees[0].Id);
        world.Employees.Add(report);

        await world.Load(File(people: 9, from: 1));

        Assert.That(report.ManagerId, Is.Null);
        Assert.That(world.Employees.Select(employee => employee.Surname), Does.Not.Contain("Person0").And.Contains("Byhand"));
    }

    [Test]
    public async Task Units_that_are_gone_are_removed_after_their_people()
    {
        await world.Load(File(people: 1, moreUnits: ["OLD"]));
        world.Log.Clear();

        await world.Load(File(people: 1));

        Assert.That(world.Log, Is.EqualTo(new[] { "begin", "commit", "commit", "begin", "remove unit OLD", "commit" }));
    }

    [Test]
    public async Task Findings_of_reading_and_comparing_are_kept_in_this_order()
    {
        await world.Load(File(people: 1));
        world.Units[0].Rename(A.Text("Edited", "D en français"), A.DuringTheLoad);
        var file = File(people: 1, departmentName: A.Text("New", "D en français"));
        file = file with { Reading = file.Reading with { Rejected = 1, Findings = [new ImportFinding(5, "Surname", "row.surname_missing", "The row has no surname.")] } };

        var outcome = await world.Load(file);

        Assert.That(outcome.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "row.surname_missing", "unit.edited_meanwhile" }));
        Assert.That(world.ImportStore.Findings[outcome.Import.Id], Is.EqualTo(outcome.Findings));
    }

    [Test]
    public async Task A_load_of_one_department_leaves_the_others_alone()
    {
        await world.Load(TwoDepartments());

        var outcome = await world.Load(File(people: 1, from: 5), force: true, departments: ["D"]);

        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Added = 1, Removed = 3 }));
        Assert.That(world.Employees.Select(employee => employee.Surname), Is.EquivalentTo(new[] { "Person5", "Other0", "Other1" }));
        Assert.That(world.Units.Select(unit => unit.SourceKey!.Key), Is.EquivalentTo(new[] { "D", "FIN", "E" }));
    }

    [Test]
    public async Task A_load_of_one_department_leaves_somebody_alone_whom_hands_moved_there_from_another_one()
    {
        await world.Load(TwoDepartments());
        var guest = world.Employees.Single(employee => employee.Surname == "Other0");
        guest.MoveTo(UnitOf("D"), A.Earlier);

        var outcome = await world.Load(File(people: 3), departments: ["D"]);

        Assert.That(outcome.Import.ErrorCode, Is.Null);
        Assert.That(world.Employees, Does.Contain(guest), "the file was read for D only and cannot say who is in E");
    }

    [Test]
    public async Task A_load_of_one_department_knows_somebody_again_whom_hands_moved_to_another_one()
    {
        await world.Load(TwoDepartments());
        var away = world.Employees.Single(employee => employee.Surname == "Person0");
        away.MoveTo(UnitOf("E"), A.Earlier);

        var outcome = await world.Load(File(people: 3), departments: ["D"]);

        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Unchanged = 3 }));
        Assert.That(world.Employees.Count(employee => employee.Surname == "Person0"), Is.EqualTo(1));
        Assert.That(away.UnitId, Is.EqualTo(UnitOf("E")));
    }

    [TestCase("")]
    [TestCase("a name of more than twenty characters")]
    public void A_format_that_no_source_can_have_is_refused_by_its_shape(string format) =>
        Assert.That(new ImportDirectoryValidator().Validate(world.Command(format)).IsValid, Is.False);

    [Test]
    public void An_empty_acronym_is_refused_by_its_shape()
    {
        var validator = new ImportDirectoryValidator();

        Assert.That(validator.Validate(world.Command("geds", departments: ["ESDC", ""])).IsValid, Is.False);
        Assert.That(validator.Validate(world.Command("geds", departments: ["ESDC"])).IsValid, Is.True);
    }

    [Test]
    public void Only_those_who_may_load_can_load() => Assert.That(world.Command("geds").Permission, Is.EqualTo(Permissions.ImportsRun));

    /// <summary>A file with department D, unit FIN and so many people in it, beginning with a number.</summary>
    private static SourceDirectory File(int people, int from = 0, string[]? moreUnits = null, LocalizedText? departmentName = null)
    {
        var department = A.SourceUnit("D", name: departmentName);
        var finance = A.SourceUnit("FIN", department);
        return A.SourceDirectory(
            [department, finance, .. (moreUnits ?? []).Select(key => A.SourceUnit(key, department))],
            [.. Enumerable.Range(from, people).Select(number => A.SourceEmployee(finance, $"Person{number}"))]);
    }

    private static SourceDirectory TwoDepartments()
    {
        var mine = File(people: 3);
        var other = A.SourceUnit("E");
        return A.SourceDirectory([.. mine.Units, other], [.. mine.Employees, A.SourceEmployee(other, "Other0"), A.SourceEmployee(other, "Other1")]);
    }

    private OrgUnitId UnitOf(string key) => world.Units.Single(unit => unit.SourceKey!.Key == key).Id;
}
