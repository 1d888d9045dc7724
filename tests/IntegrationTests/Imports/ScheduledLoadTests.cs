using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ListImports;
using OrgChart.Application.Operations;
using OrgChart.Domain.Imports;
using OrgChart.Infrastructure.Imports.Schedule;
using OrgChart.Infrastructure.Persistence.Imports;
using OrgChart.IntegrationTests.Support;
using static OrgChart.IntegrationTests.Imports.Organisation;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>Servers load the directory from its source: one of several, each turn once; what goes wrong leaves everything as it was, and says so.</summary>
public sealed class ScheduledLoadTests(ITestDatabase database) : ImportTest(database)
{
    private const string Folder = "uploads";
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly FakeSource source = new();
    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = System.IO.Directory.CreateTempSubdirectory("orgchart-schedule-").FullName;
        source.Begin();
    }

    [TearDown]
    public void RemoveFolder() => System.IO.Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Of_several_instances_one_loads_and_in_the_next_turn_one_again()
    {
        TestHost[] instances = [.. Enumerable.Range(0, 4).Select(_ => StartInstance())];
        source.Has(Day1(), "\"1\"");

        await RunAllAsync(instances);
        Assert.That(source.Asked, Is.EqualTo(new string?[] { null }));
        Time.Advance(Day - TimeSpan.FromSeconds(1));
        await RunAllAsync(instances);
        Assert.That(source.Asked, Has.Count.EqualTo(1), "it is not time yet");
        source.Has(Day1().Without("Auditor7"), "\"2\"");
        Time.Advance(TimeSpan.FromSeconds(1));
        await RunAllAsync(instances);

        Assert.That(source.Asked, Is.EqualTo(new[] { null, "\"1\"" }));
        var history = (await HistoryAsync()).Reverse().ToList();
        Assert.That(history.Select(import => (import.State, import.StartedBy, import.Counts.Employees.Total)), Is.EqualTo(new[] { ("succeeded", "schedule", 10), ("succeeded", "schedule", 9) }));
    }

    [Test]
    public async Task A_file_that_is_the_same_changes_nothing_and_is_not_even_a_load()
    {
        var instance = StartInstance();
        source.Has(Day1(), "\"1\"");
        await RunAsync(instance);
        var before = await StateAsync();

        Time.Advance(Day);
        await RunAsync(instance);

        Assert.That(await StateAsync(), Is.EqualTo(before));
        Assert.That(await JobAsync(instance), Is.EqualTo(((DateTime?)(Time.Now + Day), "The source still had the file that was loaded last.", 0)));
        Assert.That((await HistoryAsync()).Count, Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Failures =>
    [
        new TestCaseData((FakeSource source) => source.Fails(DownloadRules.Refused(500)), "download.refused").SetArgDisplayNames("the source refuses"),
        new TestCaseData((FakeSource source) => source.Fails(DownloadRules.Broken("ResponseEnded")), "download.broken").SetArgDisplayNames("the file is cut off"),
        new TestCaseData((FakeSource source) => source.Fails(new IOException("No space left on device")), "import.broken").SetArgDisplayNames("the disk is full"),
        new TestCaseData((FakeSource source) => source.Fails(new UriFormatException("of something else")), "import.broken").SetArgDisplayNames("something that nobody thought of"),
        new TestCaseData((FakeSource source) => source.Has("<html>Sign in</html>"u8.ToArray(), "\"2\""), "import.unreadable").SetArgDisplayNames("it is no directory"),
        new TestCaseData((FakeSource source) => source.Has(Day1().Without("Auditor1", "Auditor2", "Auditor3"), "\"2\""), "import.too_many_removed").SetArgDisplayNames("too many are gone"),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task A_failure_leaves_directory_and_tag_as_they_were_is_told_and_tried_again(Action<FakeSource> fail, string code)
    {
        var instance = StartInstance();
        source.Has(Day1(), "\"1\"");
        await RunAsync(instance);
        var before = (await Host.DirectoryRowsAsync(), await Host.RevisionAsync());

        fail(source);
        Time.Advance(Day);
        await RunAsync(instance);
        Assert.That((await Host.DirectoryRowsAsync(), await Host.RevisionAsync()), Is.EqualTo(before));
        var import = (await HistoryAsync())[0];
        Assert.That((import.State, import.ErrorCode, import.StartedBy), Is.EqualTo(("failed", (string?)code, "schedule")));
        var (next, last, failures) = await JobAsync(instance);
        Assert.That((next, failures), Is.EqualTo(((DateTime?)Time.Now.AddMinutes(5), 1)));
        Assert.That(last, Does.EndWith($"({code})"));
        Time.Advance(TimeSpan.FromMinutes(5));
        await RunAsync(instance);
        Assert.That((await JobAsync(instance)).Failures, Is.EqualTo(2));
        Time.Advance(TimeSpan.FromMinutes(5));
        await RunAsync(instance);
        Assert.That(source.Asked, Is.EqualTo(new[] { null, "\"1\"", "\"1\"" }), "the second pause is longer");

        source.Has(Day1().Without("Auditor7"), "\"3\"");
        Time.Advance(TimeSpan.FromMinutes(5));
        await RunAsync(instance);
        Assert.That(source.Asked[^1], Is.EqualTo("\"1\""));
        Assert.That((await HistoryAsync())[0].Counts.Employees.Removed, Is.EqualTo(1));
        Assert.That((await JobAsync(instance)).Failures, Is.Zero);
        Assert.That(System.IO.Directory.GetFiles(Path.Combine(folder, Folder)), Is.Empty, "nothing that was fetched is left");
    }

    [Test]
    public async Task A_history_that_cannot_be_written_does_not_hide_the_reason()
    {
        source.Fails(DownloadRules.Refused(401));
        var instance = StartInstance(services => services.AddScoped<IIdAllocator, NoIds>());

        await RunAsync(instance);

        var (_, last, failures) = await JobAsync(instance);
        Assert.That((last, failures), Is.EqualTo(("The source answers 401 instead of the file. (download.refused)", 1)));
        Assert.That(await HistoryAsync(), Is.Empty);
    }

    [Test]
    public async Task A_file_that_somebody_loaded_since_makes_the_sources_own_new_again()
    {
        var instance = StartInstance();
        source.Has(Day1(), "\"1\"");
        await RunAsync(instance);
        await LoadAsync(Day1().Without("Auditor7"));
        await LoadAsync(Day1(), dryRun: true);
        Time.Advance(Day);

        await RunAsync(instance);

        Assert.That(source.Asked, Is.EqualTo(new string?[] { null, null }));
        Assert.That((await HistoryAsync())[0].Counts.Employees.Added, Is.EqualTo(1), "he is back");
    }

    [Test]
    public async Task An_instance_that_died_in_its_turn_is_followed_by_another_and_its_word_counts_no_more()
    {
        source.Has(Day1(), "\"1\"");
        var (dead, other) = (StartInstance(), StartInstance());
        var digest = dead.Services.GetRequiredService<ScheduledAttempt>().Source();
        var turn = await dead.InScopeAsync(scope => scope.Get<ScheduleStore>().TryTakeAsync(digest, Day, isStart: true, CancellationToken.None));
        Time.Advance(LoadSchedule.Silence - TimeSpan.FromSeconds(1));
        await RunAsync(other);
        Assert.That(turn, Is.Not.Null);
        Assert.That(source.Asked, Is.Empty, "it may be alive");

        Time.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(other);

        Assert.That(source.Asked, Has.Count.EqualTo(1));
        var before = await StateAsync();
        Assert.That(await dead.InScopeAsync(scope => scope.Get<ScheduleStore>().TryChangeAsync(turn!, schedule => schedule.NoteUnchanged(Day, Time.Now), CancellationToken.None)), Is.False);
        Assert.That(await StateAsync(), Is.EqualTo(before));
        Assert.That((await JobAsync(other)).Next, Is.EqualTo(Time.Now - LoadSchedule.Silence + Day), "the turn is still the one that was due then");
    }

    [Test]
    public async Task A_file_that_kills_one_instance_after_the_other_is_not_tried_at_once_for_ever()
    {
        var instance = StartInstance();
        var digest = instance.Services.GetRequiredService<ScheduledAttempt>().Source();
        var turns = new List<bool>();
        for (var killed = 1; killed <= 4; killed++)
        {
            turns.Add(await instance.InScopeAsync(scope => scope.Get<ScheduleStore>().TryTakeAsync(digest, Day, isStart: false, CancellationToken.None)) is not null);
            Time.Advance(LoadSchedule.Silence);
        }

        var (next, last, failures) = await JobAsync(instance);

        Assert.That(turns, Is.EqualTo([true, true, true, false]));
        Assert.That((next, failures), Is.EqualTo(((DateTime?)(Time.Now - LoadSchedule.Silence).AddMinutes(20), 3)));
        Assert.That(last, Does.EndWith("(import.interrupted)"));
    }

    [Test]
    public async Task An_instance_that_lost_its_turn_stops_and_has_nothing_to_say_any_more()
    {
        source.Has(Day1(), "\"1\"");
        var gate = new Gate();
        source.Waits(gate);
        var run = RunAsync(StartInstance());
        await gate.ReachedAsync();
        await Host.ExecuteAsync("UPDATE load_schedule SET version = version + 1");
        var before = await Host.RowsAsync("SELECT * FROM load_schedule");

        Time.Advance(TimeSpan.FromMinutes(1));
        await run.WaitAsync(Patience.Limit);

        Assert.That(await Host.RowsAsync("SELECT * FROM load_schedule"), Is.EqualTo(before));
        Assert.That(await HistoryAsync(), Is.Empty);
    }

    [Test]
    public async Task What_an_attempt_came_to_is_written_down_once_the_database_takes_it()
    {
        source.Has(Day1(), "\"1\"");
        var (gate, log) = (new Gate(), new WarningSignal());
        source.Waits(gate);
        var instance = StartInstance(services => services.AddSingleton<ILogger<ScheduledLoad>>(log));
        var run = RunAsync(instance);
        await gate.ReachedAsync();
        // With a second row nobody can tell which one is meant.
        await Host.ExecuteAsync("INSERT INTO load_schedule (id, source, due_at, next_at, is_running, failures, version) SELECT 2, source, due_at, next_at, is_running, failures, version FROM load_schedule");
        gate.Open();
        await log.WarnedAsync();
        await Host.ExecuteAsync("DELETE FROM load_schedule WHERE id = 2");

        await UntilAsync(async () =>
        {
            // A timer that is not made yet does not ring.
            Time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
            return run.IsCompleted;
        });
        await run;

        Assert.That((await JobAsync(instance)).Last, Is.EqualTo("Loaded (load 1)."));
        Assert.That(await ValueAsync("SELECT tag FROM load_schedule"), Is.EqualTo("\"1\""));
    }

    [Test]
    public async Task While_somebody_elses_load_is_at_work_nothing_is_fetched_and_that_is_no_failure()
    {
        source.Has(Day1(), "\"1\"");
        var instance = StartInstance();
        await Host.InScopeAsync(scope =>
        {
            scope.Get<IImportRepository>().Add(Import.Start(new ImportId(50), "geds", dryRun: false, "somebody", Time.Now));
            return scope.Work.CommitAsync(CancellationToken.None);
        });

        await RunAsync(instance);
        Assert.That((source.Asked.Count, (await HistoryAsync()).Count), Is.EqualTo((0, 1)));
        Assert.That(await JobAsync(instance), Is.EqualTo(((DateTime?)Time.Now.AddMinutes(1), (string?)null, 0)));
        // Nothing was heard of it since.
        Time.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(instance);

        Assert.That(source.Asked, Has.Count.EqualTo(1));
        Assert.That((await HistoryAsync()).Select(import => import.State), Is.EqualTo(["failed", "succeeded"]));
        Assert.That((await JobAsync(instance)).Next, Is.EqualTo(Time.Now.AddMinutes(-1) + Day), "the turn is still the one that was due then");
    }

    [Test]
    public async Task Somebody_elses_load_that_begins_while_the_file_is_fetched_is_waited_for_too()
    {
        source.Has(Day1(), "\"1\"");
        var gate = new Gate();
        source.Waits(gate);
        var instance = StartInstance();
        var run = RunAsync(instance);
        await gate.ReachedAsync();
        await Host.InScopeAsync(scope =>
        {
            scope.Get<IImportRepository>().Add(Import.Start(new ImportId(50), "geds", dryRun: false, "somebody", Time.Now));
            return scope.Work.CommitAsync(CancellationToken.None);
        });
        gate.Open();
        await run;

        Assert.That((await HistoryAsync()).Select(import => import.State), Is.EqualTo(["running"]), "no failure is noted");
        Assert.That(await JobAsync(instance), Is.EqualTo(((DateTime?)Time.Now.AddMinutes(1), (string?)null, 0)));
    }

    [Test]
    public async Task An_instance_that_takes_long_keeps_its_turn()
    {
        source.Has(Day1(), "\"1\"");
        var gate = new Gate();
        source.Waits(gate);
        var (slow, other) = (StartInstance(), StartInstance());
        var run = RunAsync(slow);
        await gate.ReachedAsync();
        for (var minute = 1; minute <= 12; minute++)
        {
            var version = await VersionAsync();
            Time.Advance(TimeSpan.FromMinutes(1));
            await UntilAsync(async () => await VersionAsync() > version);
            await RunAsync(other);
        }

        Assert.That(source.Asked, Has.Count.EqualTo(1));
        gate.Open();
        await run.WaitAsync(Patience.Limit);
        Assert.That((await JobAsync(slow)).Last, Is.EqualTo("Loaded (load 1)."));
    }

    [Test]
    public async Task An_instance_that_is_stopped_leaves_the_turn_to_another_at_once()
    {
        source.Has(Day1(), "\"1\"");
        var gate = new Gate();
        source.Waits(gate);
        var (stopped, other) = (StartInstance(), StartInstance());
        using var stop = new CancellationTokenSource();
        var run = RunAsync(stopped, cancellationToken: stop.Token);
        await gate.ReachedAsync();

        await stop.CancelAsync();
        await run.WaitAsync(Patience.Limit);
        source.Waits(gate: null);
        await RunAsync(other);

        Assert.That((source.Asked.Count, (await HistoryAsync()).Count, (await JobAsync(other)).Failures), Is.EqualTo((2, 1, 0)));
    }

    [Test]
    public async Task Whatever_goes_wrong_because_an_instance_is_stopped_is_no_failure()
    {
        var gate = new Gate();
        source.Waits(gate);
        source.Fails(new InvalidOperationException("Operation cancelled by user."));
        var instance = StartInstance();
        using var stop = new CancellationTokenSource();
        var run = RunAsync(instance, cancellationToken: stop.Token);
        await gate.ReachedAsync();

        await stop.CancelAsync();
        await run.WaitAsync(Patience.Limit);

        Assert.That(await JobAsync(instance), Is.EqualTo(((DateTime?)Time.Now, (string?)null, 0)));
        Assert.That(await HistoryAsync(), Is.Empty);
    }

    [Test]
    public async Task A_running_instance_looks_at_its_start_and_then_by_itself()
    {
        source.Has(Day1(), "\"1\"");
        var instance = StartInstance();
        var service = instance.Services.GetRequiredService<ScheduledLoad>();

        await service.StartAsync(CancellationToken.None);
        await UntilAsync(async () => (await JobAsync(instance)).Next == Time.Now + Day);
        source.Has(Day1().Without("Auditor7"), "\"2\"");
        await UntilAsync(async () =>
        {
            // A timer that is not made yet does not ring.
            Time.Advance(Day);
            await Task.Yield();
            return source.Asked.Count > 1;
        });
        await service.StopAsync(CancellationToken.None);

        Assert.That(source.Asked.Take(2), Is.EqualTo(new[] { null, "\"1\"" }));
    }

    [Test]
    public async Task Other_settings_are_loaded_at_the_start_and_know_nothing_of_the_old_tag()
    {
        source.Has(Day1(), "\"1\"");
        await RunAsync(StartInstance());
        var other = StartInstance(("Imports:Schedule:Departments:0", "CRA"));

        await RunAsync(other, isStart: false);
        Assert.That(source.Asked, Has.Count.EqualTo(1));
        await RunAsync(other, isStart: true);

        Assert.That(source.Asked, Is.EqualTo(new string?[] { null, null }));
        Assert.That((await HistoryAsync())[0].Counts.Skipped, Is.EqualTo(3));
    }

    [Test]
    public async Task Other_settings_are_loaded_after_the_turn_that_another_instance_had_at_their_start()
    {
        source.Has(Day1(), "\"1\"");
        var gate = new Gate();
        source.Waits(gate);
        var (old, other) = (StartInstance(), StartInstance(("Imports:Schedule:Departments:0", "CRA")));
        var run = RunAsync(old);
        await gate.ReachedAsync();
        Assert.That(await IsStartDoneAsync(other), Is.False);
        Assert.That(await IsStartDoneAsync(StartInstance()), Is.True, "what it wants is being loaded");

        gate.Open();
        await run.WaitAsync(Patience.Limit);
        source.Waits(gate: null);
        Assert.That(await IsStartDoneAsync(other), Is.True);

        Assert.That((await HistoryAsync()).Select(import => import.Counts.Skipped), Is.EqualTo([3, 0]));

        static Task<bool> IsStartDoneAsync(TestHost instance) => instance.Services.GetRequiredService<ScheduledLoad>().RunIfDueAsync(isStart: true, CancellationToken.None);
    }

    [Test]
    public void A_mapping_is_read_once()
    {
        var file = Path.Combine(folder, "mapping.json");
        File.WriteAllText(file, """{ "columns": { "surname": "Last name" } }""");
        var attempt = StartInstance(("Imports:Schedule:Format", "csv"), ("Imports:Schedule:MappingFile", file)).Services.GetRequiredService<ScheduledAttempt>();
        var digest = attempt.Source();

        File.Delete(file);

        Assert.That(attempt.Source(), Is.EqualTo(digest));
    }

    [Test]
    public async Task Without_a_source_nothing_is_scheduled()
    {
        await RunAsync(Host);

        Assert.That(await Host.RowsAsync("SELECT * FROM load_schedule"), Is.Empty);
        Assert.That((await Host.InScopeAsync(scope => scope.Get<IJobs>().ListAsync(CancellationToken.None))).Select(job => job.Name), Is.EqualTo(["clean-up"]));
    }

    private TestHost StartInstance(params (string Key, string Value)[] more) => StartInstance(_ => { }, more);

    private TestHost StartInstance(Action<IServiceCollection> register, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Imports:UploadFolder"] = Path.Combine(folder, Folder), ["Imports:Schedule:SourceUrl"] = "https://files.example.org/gedsOpenData.csv", ["Imports:Schedule:AllowedHosts:0"] = "files.example.org",
        };
        foreach (var (key, value) in more) settings[key] = value;
        return Start(settings, services => register(services.AddSingleton<ISourceDownload>(source).AddScoped<ICaller>(provider => provider.GetRequiredService<ScopeCaller>().Instead ?? new TestCaller())));
    }

    private static Task<bool> RunAsync(TestHost instance, bool isStart = false, CancellationToken cancellationToken = default) =>
        instance.Services.GetRequiredService<ScheduledLoad>().RunIfDueAsync(isStart, cancellationToken);

    private static Task<bool[]> RunAllAsync(TestHost[] instances) => Task.WhenAll(instances.Select(instance => Task.Run(() => RunAsync(instance))));

    private async Task<IReadOnlyList<ImportAnswer>> HistoryAsync() => (await Host.SendAsync(new ListImportsQuery(new PageRequest(0, 50)))).Items;

    private static async Task<(DateTime? Next, string? Last, int Failures)> JobAsync(TestHost instance)
    {
        var job = (await instance.InScopeAsync(scope => scope.Get<IJobs>().FindLoadAsync(CancellationToken.None)))!;
        return (job.NextAt, job.Last, job.Failures);
    }

    private async Task<long> VersionAsync() => long.Parse(await ValueAsync("SELECT version FROM load_schedule"), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<string>> StateAsync() =>
        [.. await Host.DirectoryRowsAsync(), $"{await Host.RevisionAsync()}", .. await Host.RowsAsync("SELECT id FROM imports ORDER BY id"), .. await Host.RowsAsync("SELECT tag, import_id, source FROM load_schedule")];

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }
    }

    private sealed class NoIds : IIdAllocator
    {
        public Task<int> ReserveAsync(IdKind kind, int count, CancellationToken cancellationToken) => throw new IOException("Out of ids.");
    }

    /// <summary>Tells that something was warned of.</summary>
    private sealed class WarningSignal : ILogger<ScheduledLoad>
    {
        private readonly TaskCompletionSource warned = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task WarnedAsync() => warned.Task.WaitAsync(Patience.Limit);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning) warned.TrySetResult();
        }
    }

    /// <summary>A source that has a file or refuses, and remembers with which tags it was asked.</summary>
    public sealed class FakeSource : ISourceDownload
    {
        private readonly Lock door = new();
        private List<string?> asked = [];
        private byte[] bytes = [];
        private string? tag;
        private Exception? failure;
        private Gate? waitsAt;

        /// <summary>The tags that it was asked with, in this order.</summary>
        public IReadOnlyList<string?> Asked
        {
            get
            {
                lock (door) return [.. asked];
            }
        }

        /// <summary>Forgets what was before.</summary>
        public void Begin()
        {
            asked = [];
            bytes = [];
            (tag, failure, waitsAt) = (null, null, null);
        }

        internal void Has(Organisation organisation, string newTag) => Has(organisation.Extract().Bytes(), newTag);

        /// <summary>Has this file from now on.</summary>
        public void Has(byte[] newBytes, string newTag) => (bytes, tag, failure) = (newBytes, newTag, null);

        /// <summary>Refuses from now on.</summary>
        public void Fails(Exception reason) => failure = reason;

        internal void Waits(Gate? gate) => waitsAt = gate;

        /// <inheritdoc/>
        public async Task<DownloadedFile?> FetchAsync(string? knownTag, Stream target, CancellationToken cancellationToken)
        {
            lock (door) asked.Add(knownTag);
            try
            {
                if (waitsAt is { } gate) await gate.PassAsync().WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (failure is not null)
            {
                // Not everything that is stopped says so.
            }

            if (failure is not null) throw failure;
            if (knownTag == tag) return null;
            await target.WriteAsync(bytes, cancellationToken);
            return new DownloadedFile("gedsOpenData.csv", tag);
        }
    }
}
