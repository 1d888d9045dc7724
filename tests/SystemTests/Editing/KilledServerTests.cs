using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Editing;

/// <summary>A server that is killed has forgotten nothing that it answered, and left nothing half done.</summary>
[TestFixture, Parallelizable]
internal sealed class KilledServerTests
{
    private const int Kills = 20;

    [Test]
    public async Task Every_answered_write_is_there_after_each_of_twenty_kills_and_none_is_half_there()
    {
        using var server = await LiveServer.StartAsync();
        var (ledger, world) = (new Ledger(), new RandomEdits.World(server.Query("SELECT id FROM org_units", row => row.GetInt32(0)), server.Query("SELECT id FROM employees", row => row.GetInt32(0))));
        var dice = new Dice(20);
        for (var kill = 1; kill <= Kills; kill++)
        {
            // The moment is told by the answers seen, so that it is the same on a slow machine; others are on their way then.
            await EditUntilAsync(server, ledger, world, ledger.Successes + 5 + dice.Below(40), kill);

            ledger.Check(server);
            Invariants.Check(server);
            Assert.That(server.Number("SELECT count(*) FROM audit_entries WHERE actor <> 'operator'"), Is.GreaterThanOrEqualTo(ledger.Successes), $"kill {kill}");
            await server.StartAgainAsync();
            await Invariants.CheckViewAsync(server, server.Client("reader"));
        }

        Assert.That(ledger.Impossible, Is.Empty);
    }

    /// <summary>Lets clients edit until so many answers were seen, and kills the server in the midst of it.</summary>
    private static async Task EditUntilAsync(LiveServer server, Ledger ledger, RandomEdits.World world, int answers, int round)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var editing = Task.WhenAll(RandomEdits.Of(server, 12, ledger, world, 1000 * round).Select(async edits =>
        {
            try
            {
                for (; ; )
                {
                    await edits.EditAsync();
                    if (ledger.Successes >= answers || !ledger.Impossible.IsEmpty) reached.TrySetResult();
                }
            }
            catch (Exception exception) when (reached.Task.IsCompleted && exception is HttpRequestException or IOException)
            {
                // The server is gone.
            }
        }));
        await Task.WhenAny(reached.Task, editing);
        Assert.That(reached.Task.IsCompletedSuccessfully, $"the clients stopped before the kill of round {round}: {editing.Exception}");
        await server.KillAsync();
        await editing;
    }
}
