using System.Diagnostics.Metrics;
using OrgChart.Application.Imports;
using OrgChart.Application.Operations;
using OrgChart.Application.Search.SearchDirectory;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Security;
using OrgChart.UnitTests.Imports;

namespace OrgChart.UnitTests.Telemetry;

[TestFixture]
public sealed class ServerMetricsTests
{
    private Measured measured = null!;

    [SetUp]
    public void Listen() => measured = new Measured();

    [TearDown]
    public void End() => measured.Dispose();

    [Test]
    public void What_happens_is_counted_with_its_kind_and_nothing_else()
    {
        measured.Server.Searched(kind: null, TimeSpan.FromMilliseconds(2));
        measured.Server.Searched(SearchKind.Employee, TimeSpan.FromMilliseconds(3));
        measured.Server.Rebuilt(RebuildKind.Patched, TimeSpan.FromMilliseconds(4));
        measured.Server.Rebuilt(RebuildKind.Whole, TimeSpan.FromSeconds(2));
        measured.Server.Noted(SecurityEventKind.SignInLocked);
        measured.Server.Noted(SecurityEventKind.TokenReused);
        measured.Server.Repeated(DatabaseFault.Undone);
        measured.Server.Unrecorded(7);

        Assert.That(measured.Names, Is.EqualTo([
            "orgchart.search.duration orgchart.search.kind=all", "orgchart.search.duration orgchart.search.kind=employee",
            "orgchart.directory.rebuild.duration orgchart.rebuild.kind=patched", "orgchart.directory.rebuild.duration orgchart.rebuild.kind=whole",
            "orgchart.security.events orgchart.security.event=sign_in_locked", "orgchart.security.events orgchart.security.event=token_reused",
            "orgchart.write.repeats orgchart.repeat.reason=undone", "orgchart.access_log.unrecorded",
        ]));
        Assert.That(measured.Of("orgchart.search.duration"), Is.EqualTo([0.002, 0.003]), "seconds");
        Assert.That(measured.Of("orgchart.directory.rebuild.duration"), Is.EqualTo([0.004, 2.0]));
        Assert.That(measured.Of("orgchart.access_log.unrecorded"), Is.EqualTo([7]));
    }

    [Test]
    public void Nothing_is_said_of_a_directory_that_is_not_loaded()
    {
        measured.Read();
        Assert.That(measured.Names, Is.Empty);

        measured.Server.ObserveDirectory(() => null);
        measured.Read();
        Assert.That(measured.Names, Is.Empty);
    }

    [Test]
    public void The_directory_and_the_queues_are_read_off()
    {
        measured.Server.ObserveDirectory(() => new DirectoryState(41, 12, 345, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(0.5)));
        measured.Server.ObserveQueue("mail", () => 3);
        measured.Server.ObserveQueue("access_log", () => 8);

        measured.Read();

        Assert.That(measured.WithValues, Is.EquivalentTo([
            "orgchart.directory.revision 41", "orgchart.directory.age 90", "orgchart.directory.poll.age 0.5", "orgchart.directory.employees 345", "orgchart.directory.units 12",
            "orgchart.queue.length orgchart.queue.name=mail 3", "orgchart.queue.length orgchart.queue.name=access_log 8",
        ]));
    }

    [Test]
    public void Measuring_allocates_nothing_also_while_somebody_listens()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == ServerMetrics.SourceName) listening.EnableMeasurementEvents(instrument);
        };
        var heard = 0;
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => heard++);
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => heard++);
        listener.Start();
        using var plain = new ServerMetrics();
        Measure();
        Assert.That(heard, Is.GreaterThanOrEqualTo(3));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) Measure();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Measure()
        {
            plain.Searched(SearchKind.Unit, TimeSpan.FromMilliseconds(1));
            plain.Noted(SecurityEventKind.AccessRefused);
            plain.Repeated(DatabaseFault.Unavailable);
        }
    }

    [Test]
    public async Task A_load_is_measured_by_how_it_ended()
    {
        var world = new LoadWorld(measured.Server);

        await world.Load(TwoPeople());
        await world.Load(TwoPeople(), dryRun: true);
        await world.Load(Task.FromException<SourceDirectory>(ImportRules.Interrupted()));
        Assert.ThrowsAsync<OperationCanceledException>(() => world.Load(Task.FromException<SourceDirectory>(new OperationCanceledException())));

        Assert.That(measured.WithValues.Where(one => one.StartsWith("orgchart.load.rows", StringComparison.Ordinal)), Is.EqualTo([
            "orgchart.load.rows orgchart.load.state=succeeded orgchart.load.dry_run=False 2", "orgchart.load.rows orgchart.load.state=succeeded orgchart.load.dry_run=True 2",
            "orgchart.load.rows orgchart.load.state=failed orgchart.load.dry_run=False 0", "orgchart.load.rows orgchart.load.state=cancelled orgchart.load.dry_run=False 0",
        ]));
        Assert.That(measured.Of("orgchart.load.duration").Count(), Is.EqualTo(4));
    }

    private static SourceDirectory TwoPeople()
    {
        var unit = A.SourceUnit("D");
        return A.SourceDirectory([unit], [A.SourceEmployee(unit, "Anand"), A.SourceEmployee(unit, "Bell")]);
    }

}
