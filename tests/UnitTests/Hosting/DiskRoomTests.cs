using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Application.Operations;
using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Security;

namespace OrgChart.UnitTests.Hosting;

[TestFixture]
public sealed class DiskRoomTests
{
    private const long Mebibyte = 1 << 20;

    [Test]
    public void It_looks_wherever_a_server_writes() =>
        Assert.That(Of("orgchart.db", "log/orgchart-.log").Places, Is.EquivalentTo(["orgchart.db", "keys", "uploads", "log/orgchart-.log"]));

    [Test]
    public void Where_the_database_is_a_server_and_no_log_is_written_there_is_less_to_look_at() => Assert.That(Of(database: null, log: null).Places, Is.EquivalentTo(["keys", "uploads"]));

    [TestCase(0, RoomLeft.TooLittle)]
    [TestCase(99, RoomLeft.TooLittle)]
    [TestCase(100, RoomLeft.Little)]
    [TestCase(1023, RoomLeft.Little)]
    [TestCase(1024, RoomLeft.Enough)]
    public void A_load_of_everybody_has_to_fit(long mebibytes, object room)
    {
        var state = DiskRoom.Of("/data", mebibytes * Mebibyte);

        Assert.That(state.Room, Is.EqualTo(room));
        Assert.That(state.Found, Does.Contain("/data"));
    }

    [Test]
    public void A_folder_that_is_made_later_is_on_the_drive_of_the_one_above_it() => Assert.That(Of("not/there/yet/orgchart.db", log: null).Look().Found, Does.Contain("MiB are free at"));

    [TestCase(RoomLeft.Enough, HealthStatus.Healthy)]
    [TestCase(RoomLeft.Little, HealthStatus.Healthy)]
    [TestCase(RoomLeft.TooLittle, HealthStatus.Degraded)]
    [TestCase(RoomLeft.None, HealthStatus.Degraded)]
    public void Probes_hear_of_it_when_writes_will_fail_and_the_server_stays_in_service(object room, HealthStatus status) =>
        Assert.That(DiskHealthCheck.Of(new((RoomLeft)room, "99 MiB are free at /data.")).Status, Is.EqualTo(status));

    private static DiskRoom Of(string? database, string? log) => new(
        new Facts(database), Options.Create(new SecurityOptions { KeyFolder = "keys" }), Options.Create(new ImportOptions { UploadFolder = "uploads" }), Options.Create(new LogOptions { File = log ?? "" }));

    private sealed class Facts(string? file) : IDatabaseFacts
    {
        public string? File => file;

        public bool MigratesItself => true;
    }
}
