using FluentValidation;
using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Application.Imports.ListImportFindings;
using OrgChart.Application.Imports.ListImports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.IntegrationTests.Imports.Geds;
using OrgChart.IntegrationTests.Support;
using static OrgChart.IntegrationTests.Imports.Organisation;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>What the history says of loads: under way, ended one way or another, one at a time.</summary>
public sealed class ImportHistoryTests(ITestDatabase database) : ImportTest(database)
{
    [Test]
    public async Task A_load_that_ended_well_is_in_the_history_with_all_about_it()
    {
        var file = Day1().Extract();
        var startedAt = Time.Now;

        await LoadAsync(file.File());

        var import = (await HistoryAsync()).Items.Single();
        Assert.Multiple(() =>
        {
            Assert.That((import.Id, import.Format, import.StartedBy, import.DryRun), Is.EqualTo((1, "geds", "tester", false)));
            Assert.That((import.State, import.Revision), Is.EqualTo(("succeeded", 1L)));
            Assert.That((import.StartedAt, import.FinishedAt), Is.EqualTo((startedAt, (DateTime?)startedAt)));
            Assert.That((import.StartedAt.Kind, import.FinishedAt!.Value.Kind), Is.EqualTo((DateTimeKind.Utc, DateTimeKind.Utc)));
            Assert.That((import.ErrorCode, import.ErrorMessage), Is.EqualTo(((string?)null, (string?)null)));
            Assert.That((import.Progress.Done, import.Progress.Total), Is.EqualTo(((long)file.Bytes().Length, (long)file.Bytes().Length)));
            Assert.That(import.Counts, Is.EqualTo(new ImportCounts
            {
                Rows = 10, Departments = 2, Levels = 3, Employees = new() { Added = 10 }, Units = new() { Added = 4 },
            }));
        });
    }

    [Test]
    public async Task A_dry_run_that_has_ended_has_read_its_whole_file()
    {
        var file = Day1().Extract();

        await LoadAsync(file.File(), dryRun: true);

        var progress = (await HistoryAsync()).Items.Single().Progress;
        Assert.That((progress.Done, progress.Total), Is.EqualTo(((long)file.Bytes().Length, (long)file.Bytes().Length)));
    }

    [Test]
    public async Task The_history_is_told_newest_first_and_in_parts()
    {
        for (var i = 0; i < 5; i++) await LoadAsync(Day1(), dryRun: true);

        var part = await HistoryAsync(offset: 1, limit: 3);

        Assert.That((part.Total, string.Join(' ', part.Items.Select(import => import.Id))), Is.EqualTo((5, "4 3 2")));
        Assert.That((await HistoryAsync(offset: 5)).Items, Is.Empty);
    }

    [Test]
    public async Task Findings_are_kept_in_the_files_order_and_told_in_parts()
    {
        var extract = Day1().Extract();
        for (var i = 0; i < 250; i++) extract.Person(i % 2 == 0 ? "" : $"Late{i}", Finance, ("Title (EN)", i % 2 == 0 ? "" : new string('x', 301)));
        var outcome = await LoadAsync(extract.File());

        var part = await FindingsAsync(outcome.Import.Id.Value, offset: 100, limit: 60);

        Assert.That((part.Total, part.Items.Count, outcome.Findings.Count), Is.EqualTo((250, 60, 250)));
        Assert.That(part.Items.Select(finding => finding.Line), Is.EqualTo(Enumerable.Range(112, 60)), "ten rows and the header come first");
        Assert.That((part.Items[0].Column, part.Items[0].Code), Is.EqualTo(("Surname", "row.surname_missing")));
        Assert.That(
            (part.Items[1].Column, part.Items[1].Code, part.Items[1].Message),
            Is.EqualTo(("Title (EN)", "value.too_long", outcome.Findings[101].Message)));
        Assert.That((outcome.Import.Counts.Rows, outcome.Import.Counts.Rejected, outcome.Import.Counts.Employees.Added), Is.EqualTo((260, 250, 10)));
    }

    [Test]
    public async Task A_load_without_findings_has_none()
    {
        var outcome = await LoadAsync(Day1());

        Assert.That((await FindingsAsync(outcome.Import.Id.Value)).Total, Is.Zero);
    }

    [Test]
    public async Task Of_very_many_findings_so_many_are_kept_and_the_rest_is_counted()
    {
        var extract = Day1().Extract();
        for (var i = 0; i < 10_005; i++) extract.Line("1,2,3");

        var outcome = await LoadAsync(extract.File());

        var last = await FindingsAsync(outcome.Import.Id.Value, offset: 9_999);
        Assert.That(last.Total, Is.EqualTo(10_001));
        Assert.That(last.Items.Select(finding => finding.Code), Is.EqualTo(new[] { "row.field_count", "findings.cut" }));
        Assert.That(last.Items[1].Message, Does.Contain("5 more"));
    }

    [Test]
    public void There_are_no_findings_of_a_load_that_was_not()
    {
        var refused = Assert.ThrowsAsync<NotFoundException>(() => FindingsAsync(7));
        Assert.That(refused!.Code, Is.EqualTo("import.not_found"));
    }

    private static IEnumerable<TestCaseData> BadFiles =>
    [
        new TestCaseData(GedsExtract.FileOf([]), Array.Empty<string>(), "import.unreadable").SetArgDisplayNames("an empty file"),
        new TestCaseData(GedsExtract.FileOf("PK\u0003\u0004"u8.ToArray()), Array.Empty<string>(), "import.unreadable").SetArgDisplayNames("a damaged zip"),
        new TestCaseData(new GedsExtract().File(), Array.Empty<string>(), "import.empty").SetArgDisplayNames("nothing but a header"),
        new TestCaseData(new GedsExtract().Person("", Finance).File(), Array.Empty<string>(), "import.empty").SetArgDisplayNames("nothing but bad rows"),
        new TestCaseData(Day1().Extract().File(), new[] { "NOPE" }, "import.department_unknown").SetArgDisplayNames("an unknown department"),
    ];

    [TestCaseSource(nameof(BadFiles))]
    public async Task A_load_that_failed_is_in_the_history_with_its_reason_and_changed_nothing(SourceFile file, string[] departments, string code)
    {
        await LoadAsync(Day1());
        var before = (await Host.DirectoryRowsAsync(), await Host.RevisionAsync());

        var outcome = await LoadAsync(file, departments);

        var import = (await HistoryAsync()).Items[0];
        Assert.That((import.State, import.ErrorCode, import.FinishedAt), Is.EqualTo(("failed", code, (DateTime?)Time.Now)));
        Assert.That(import.ErrorMessage, Is.EqualTo(outcome.Import.ErrorMessage).And.Not.Empty);
        Assert.That((await FindingsAsync(import.Id)).Items[^1].Code, Is.EqualTo(code));
        Assert.That(outcome.Findings[^1].Code, Is.EqualTo(code));
        Assert.That((await Host.DirectoryRowsAsync(), await Host.RevisionAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task A_load_of_nothing_but_bad_rows_keeps_their_count_and_findings()
    {
        var outcome = await LoadAsync(new GedsExtract().Person("", Finance).Line("1,2").File());

        Assert.That((outcome.Import.Counts.Rows, outcome.Import.Counts.Rejected), Is.EqualTo((2, 2)));
        Assert.That((await FindingsAsync(1)).Items.Select(finding => finding.Code), Is.EqualTo(new[] { "row.surname_missing", "row.field_count", "import.empty" }));
    }

    [Test]
    public async Task A_load_that_an_error_outside_the_file_stopped_is_in_the_history_without_details()
    {
        var broken = new SourceFile("gedsOpenData.csv", () => throw new InvalidOperationException("secret"));

        Assert.ThrowsAsync<InvalidOperationException>(() => LoadAsync(broken));

        var import = (await HistoryAsync()).Items.Single();
        Assert.That((import.State, import.ErrorCode), Is.EqualTo(("failed", "import.broken")));
        Assert.That(import.ErrorMessage, Does.Not.Contain("secret"));
    }

    [Test]
    public async Task A_load_that_an_error_stopped_while_it_was_writing_changed_nothing()
    {
        await LoadAsync(Day1());
        var before = (await Host.DirectoryRowsAsync(), await Host.RevisionAsync(), await Host.RowsAsync("SELECT * FROM id_blocks WHERE kind <> 3"));

        Assert.ThrowsAsync<IOException>(() => LoadAsync(Day1().Without("Auditor7").Set("Newcomer", Payroll.With("1-1", "New", "Nouvelle")).Extract().File(),
            progress: step => { if (step.Stage == ImportStage.Writing) throw new IOException("The disk is full."); }));

        Assert.That((await Host.DirectoryRowsAsync(), await Host.RevisionAsync(), await Host.RowsAsync("SELECT * FROM id_blocks WHERE kind <> 3")), Is.EqualTo(before));
        Assert.That((await HistoryAsync()).Items[0].ErrorCode, Is.EqualTo("import.broken"));
    }

    [Test]
    public async Task A_request_of_the_wrong_shape_leaves_no_trace()
    {
        Assert.ThrowsAsync<ValidationException>(() => LoadAsync(Day1(), [""]));
        Assert.ThrowsAsync<RuleBrokenException>(() => Host.SendAsync(
            new ImportDirectoryCommand("pdf", Day1().Extract().File(), [], DryRun: false, Force: false, new Progress<ImportProgress>())));

        Assert.That((await HistoryAsync()).Total, Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_load_is_refused_while_another_one_runs(bool inTheSameProcess)
    {
        using var file = new PausedFile(Day1().Extract());
        var first = LoadAsync(file.File);
        await file.ReachedAsync();

        var refused = Assert.ThrowsAsync<RuleBrokenException>(
            () => LoadAsync(Day1().Extract().File(), host: inTheSameProcess ? Host : Start(), dryRun: true));

        Assert.That((refused!.Code, refused.Message), Is.EqualTo(("import.running", "Load 1 is still running; one load at a time. Wait for it or cancel it.")));
        file.GoOn();
        Assert.That((await first.WaitAsync(Patience.Limit)).Import.State, Is.EqualTo(ImportState.Succeeded));
        Assert.That((await HistoryAsync()).Total, Is.EqualTo(1));
        Assert.That((await LoadAsync(Day1())).Import.State, Is.EqualTo(ImportState.Succeeded), "and afterwards the next one may run");
    }

    [Test]
    public async Task A_load_that_reads_says_once_a_second_how_far_it_is()
    {
        var extract = Day1().Extract();
        for (var i = 0; i < 3_000; i++) extract.Person($"Many{i}", Finance);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();
        var startedAt = Time.Now;
        var load = LoadAsync(extract.File(), progress: step =>
        {
            if (step.Stage != ImportStage.Reading || step.Done == step.Total) return;
            reached.TrySetResult();
            goOn.Wait(Patience.Limit);
        });
        await reached.Task.WaitAsync(Patience.Limit);
        await Time.UntilTimersMadeAsync(1);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Time.UntilTimersMadeAsync(2);

        var import = (await HistoryAsync()).Items.Single();
        Assert.That((import.State, import.FinishedAt, import.Progress.Total), Is.EqualTo(("running", (DateTime?)null, (long)extract.Bytes().Length)));
        Assert.That(import.Progress.Done, Is.GreaterThan(0).And.LessThan(import.Progress.Total));
        Assert.That(await ValueAsync("SELECT heard_at FROM imports"), Does.Contain(startedAt.AddSeconds(1).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)));
        goOn.Set();
        await load.WaitAsync(Patience.Limit);
    }

    [Test]
    public async Task A_load_that_is_heard_of_is_not_taken_for_dead_however_long_it_takes()
    {
        using var file = new PausedFile(Day1().Extract());
        var first = LoadAsync(file.File);
        await file.ReachedAsync();
        for (var second = 1; second <= 70; second++)
        {
            await Time.UntilTimersMadeAsync(second);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        await Time.UntilTimersMadeAsync(71);
        var refused = Assert.ThrowsAsync<RuleBrokenException>(() => LoadAsync(Day1()));

        Assert.That(refused!.Code, Is.EqualTo("import.running"));
        file.GoOn();
        await first.WaitAsync(Patience.Limit);
    }

    [Test]
    public async Task A_load_whose_process_was_killed_makes_way_after_a_minute_of_silence()
    {
        await Host.InScopeAsync(scope =>
        {
            scope.Get<IImportRepository>().Add(Import.Start(new ImportId(1), "geds", dryRun: false, "somebody", Time.Now));
            return scope.Work.CommitAsync(CancellationToken.None);
        });
        await Host.ExecuteAsync("UPDATE id_blocks SET next_id = 2 WHERE kind = 3");
        Time.Advance(TimeSpan.FromSeconds(59));
        Assert.ThrowsAsync<RuleBrokenException>(() => LoadAsync(Day1()));
        Time.Advance(TimeSpan.FromSeconds(1));

        var outcome = await LoadAsync(Day1());

        var history = (await HistoryAsync()).Items;
        Assert.That(history.Select(import => (import.Id, import.State, import.ErrorCode)), Is.EqualTo(new[]
        {
            (2, "succeeded", (string?)null), (1, "failed", "import.interrupted"),
        }));
        Assert.That(outcome.Import.Id.Value, Is.EqualTo(2));
        Assert.That(history[1].FinishedAt, Is.EqualTo(Time.Now));
    }

    [Test]
    public async Task A_load_that_was_taken_for_dead_does_not_come_back_over_a_newer_one()
    {
        // The first process stands still for a minute, as a suspended machine does; its own clock with it.
        using var old = new PausedFile(Day1().Set("Roy", Finance, ("Email", "roy@example.org"), ("Title (EN)", "Old")).Extract());
        var first = LoadAsync(old.File, force: true);
        await old.ReachedAsync();
        var later = new ManualTime();
        later.Advance(TimeSpan.FromMinutes(2));
        var newer = await LoadAsync(
            Day1().Set("Roy", Finance, ("Email", "roy@example.org"), ("Title (EN)", "New")).Extract().File(), host: Start(time: later));
        Assert.That(newer.Import.State, Is.EqualTo(ImportState.Succeeded));

        old.GoOn();
        try
        {
            await first.WaitAsync(Patience.Limit);
        }
        catch (CodedException refused)
        {
            Assert.That(refused.Code, Does.StartWith("import."));
        }

        Assert.That(await PersonAsync("Roy", "job_title_en"), Is.EqualTo("New"));
        Assert.That((await HistoryAsync()).Items.Select(import => (import.Id, import.State, import.ErrorCode)), Is.EqualTo(new[]
        {
            (2, "succeeded", (string?)null), (1, "failed", "import.interrupted"),
        }));
    }

    [TestCase(ImportStage.Reading)]
    [TestCase(ImportStage.Comparing)]
    [TestCase(ImportStage.Writing)]
    public async Task A_load_that_is_cancelled_changes_nothing_and_lets_the_next_one_run(ImportStage stage)
    {
        await LoadAsync(Day1());
        var before = (await Host.DirectoryRowsAsync(), await Host.RevisionAsync());
        using var stop = new CancellationTokenSource();
        var second = Day1().Without("Auditor7").Set("Newcomer", Payroll.With("1-1", "New", "Nouvelle"));

        Assert.CatchAsync<OperationCanceledException>(() => LoadAsync(
            second.Extract().File(), progress: step => { if (step.Stage == stage) stop.Cancel(); }, cancellationToken: stop.Token));

        Assert.That((await Host.DirectoryRowsAsync(), await Host.RevisionAsync()), Is.EqualTo(before));
        var import = (await HistoryAsync()).Items[0];
        Assert.That((import.State, import.FinishedAt, import.ErrorCode), Is.EqualTo(("cancelled", (DateTime?)Time.Now, (string?)null)));
        Assert.That((await LoadAsync(second)).Import.State, Is.EqualTo(ImportState.Succeeded));
    }

    [Test]
    public async Task A_load_can_be_cancelled_while_its_file_is_stuck()
    {
        using var file = new PausedFile(Day1().Extract());
        using var stop = new CancellationTokenSource();
        var load = LoadAsync(file.File, cancellationToken: stop.Token);
        await file.ReachedAsync();

        await stop.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => load.WaitAsync(Patience.Limit));
        Assert.That((await HistoryAsync()).Items.Single().State, Is.EqualTo("cancelled"));
    }

    private Task<Page<ImportAnswer>> HistoryAsync(int offset = 0, int limit = 50) =>
        Host.SendAsync(new ListImportsQuery(new PageRequest(offset, limit)));

    private Task<Page<FindingAnswer>> FindingsAsync(int import, int offset = 0, int limit = 200) =>
        Host.SendAsync(new ListImportFindingsQuery(import, new PageRequest(offset, limit)));
}
