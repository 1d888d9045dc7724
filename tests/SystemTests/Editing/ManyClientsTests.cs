using System.Globalization;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Editing;

/// <summary>Many clients edit at once; the variable ORGCHART_TEST_OPERATIONS says how often, 2,000 times when it is not set.</summary>
[TestFixture, Parallelizable]
internal sealed class ManyClientsTests
{
    private const int Clients = 50;

    [Test]
    public async Task Whatever_fifty_clients_do_at_once_the_directory_stays_whole_and_every_write_is_told_once()
    {
        using var server = await LiveServer.StartAsync();
        var (ledger, world) = (new Ledger(), new RandomEdits.World(server.Query("SELECT id FROM org_units", row => row.GetInt32(0)), server.Query("SELECT id FROM employees", row => row.GetInt32(0))));
        var operations = int.Parse(Environment.GetEnvironmentVariable("ORGCHART_TEST_OPERATIONS") ?? "2000", CultureInfo.InvariantCulture);
        var revision = server.Number("SELECT revision FROM directory_revision");
        var told = server.Number("SELECT count(*) FROM audit_entries");

        await Task.WhenAll(RandomEdits.Of(server, Clients, ledger, world).Select(async edits =>
        {
            for (var i = 0; i < operations / Clients; i++) await edits.EditAsync();
        }));

        TestContext.Out.WriteLine($"{ledger.Successes} writes, {ledger.Refusals} refused.");
        Assert.That(ledger.Impossible, Is.Empty);
        Assert.That(ledger.Successes, Is.GreaterThan(operations / 3), "many edits are possible");
        Assert.That(ledger.Refusals, Is.GreaterThan(0), "and some get into each other's way");
        Assert.That(server.Number("SELECT count(*) FROM audit_entries") - told, Is.EqualTo(ledger.Successes), "one entry for each write");
        Assert.That(
            server.Number("SELECT revision FROM directory_revision") - revision,
            Is.EqualTo(server.Number($"SELECT count(DISTINCT c.entry_id) FROM audit_changes c WHERE entry_id > {told} AND resource IN (1, 2)")), "each write of the directory is a revision of its own");
        Assert.That(server.Number($"SELECT count(*) FROM audit_entries WHERE actor NOT IN (SELECT 'c' || id FROM clients WHERE name LIKE 'client-%') AND id > {told}"), Is.Zero);
        ledger.Check(server);
        Invariants.Check(server);
        await Invariants.CheckViewAsync(server, server.Client("reader"));
    }
}
