using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Idempotency;
using OrgChart.Application.Operations;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>What a server of a database does to a transaction that was going well.</summary>
public sealed class RepeatedWorkTests(ITestDatabase database) : EditingTest(database)
{
    private static readonly CreateUnitCommand Create = new(1, A.Named("New"));

    [TestCase("40P01", 3)]
    [TestCase("40001", 3)]
    [TestCase("57P01", 1)]
    public async Task What_the_database_undid_is_done_again(string state, int times)
    {
        await FailTheFirstAsync(times, state);

        var made = await SendAsync(Create);

        Assert.That(await Host.RowsAsync($"SELECT name_en FROM org_units WHERE id = {made.Id}"), Is.EqualTo(new[] { "New" }));
        Assert.That(await Host.RowsAsync("SELECT count(*) FROM org_units WHERE name_en = 'New'"), Is.EqualTo(new[] { "1" }));
        Assert.That((await EntriesAsync()).Count(entry => entry.Action == "CreateUnit"), Is.EqualTo(1));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
    }

    [TestCase("40P01", 4, DatabaseFault.Undone)]
    [TestCase("57P01", 2, DatabaseFault.Unavailable)]
    [TestCase("53100", 1, DatabaseFault.DiskFull)]
    public async Task It_is_not_done_again_for_ever_and_then_nothing_was_done(string state, int times, DatabaseFault fault)
    {
        await FailTheFirstAsync(times, state);
        var before = await Host.EverythingAsync();

        var failure = Assert.CatchAsync(() => SendAsync(Create))!;

        Assert.That(Host.Services.GetRequiredService<IDatabaseFaults>().Diagnose(failure), Is.EqualTo(fault));
        Assert.That(await Host.EverythingAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_keyed_request_that_is_done_again_keeps_its_key()
    {
        await FailTheFirstAsync(2, "40P01");

        var first = await KeyedAsync();
        var second = await KeyedAsync();

        Assert.That(second, Is.EqualTo(first));
        Assert.That(await Host.RowsAsync("SELECT count(*) FROM org_units WHERE name_en = 'New'"), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task What_is_lasting_is_not_done_again_because_it_cannot_be_shown_yet()
    {
        // The database goes away for a moment between the commit and the reading of what was written.
        var isAway = false;
        var shown = Start(register: StrategyProxy.Around((method, _) => isAway && method == "BeginReadingAsync" ? throw new NpgsqlException("gone") : Task.CompletedTask));
        await shown.Directory.LoadAsync(CancellationToken.None);

        isAway = true;
        var made = await shown.SendAsync(Create);

        Assert.That(await Host.RowsAsync("SELECT id FROM org_units WHERE name_en = 'New'"), Is.EqualTo(new[] { $"{made.Id}" }));
    }

    [Test]
    public async Task Two_who_wait_for_each_other_both_succeed()
    {
        // One holds a unit and wants the lock of the structure, as an upgrade by hand would; the other holds the lock and wants the unit.
        await using var other = (NpgsqlConnection)await Host.Services.GetRequiredService<IDatabaseStrategy>().OpenAsync(CancellationToken.None);
        await using var transaction = await other.BeginTransactionAsync();
        await RunAsync("SELECT 1 FROM org_units WHERE id = 2 FOR UPDATE");
        // The server looks for deadlocks from the side of who has waited longest: this one gives in late.
        await RunAsync("SET LOCAL deadlock_timeout = '30s'");

        // It has the lock and waits at the gate before it asks for the unit, so that its wait begins last: the server looks once, a second after that.
        var (gate, locks) = (new Gate(), 0);
        await using var host = Start(register: StrategyProxy.Around((method, _) => method == "LockStructureAsync" && Interlocked.Increment(ref locks) == 2 ? gate.PassAsync() : Task.CompletedTask));
        var moving = host.SendAsync(new Application.Units.MoveUnit.MoveUnitCommand(2, 5, null));
        await gate.ReachedAsync();
        var waiting = RunAsync("SELECT pg_advisory_xact_lock(x'4F72674368617274'::bigint)");
        using (var limit = new CancellationTokenSource(Patience.Limit))
            while ((await Host.RowsAsync("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).Count == 0) await Task.Delay(10, limit.Token);
        gate.Open();
        await waiting.WaitAsync(Patience.Limit);
        await transaction.CommitAsync();

        Assert.That((await moving.WaitAsync(Patience.Limit)).Id, Is.EqualTo(2));

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, other, transaction);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Test]
    public async Task A_connection_cut_in_the_middle_of_a_commit_leaves_the_outcome_open_and_the_key_decides()
    {
        // The commit takes as long as this trigger sleeps.
        await Host.ExecuteAsync("""
            CREATE FUNCTION slow() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(120); RETURN NULL; END $$ LANGUAGE plpgsql;
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON org_units DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow()
            """);
        var sending = KeyedAsync();
        string[] committing = [];
        using (var limit = new CancellationTokenSource(Patience.Limit))
            while (committing.Length == 0)
            {
                committing = [.. await Host.RowsAsync("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query ILIKE 'COMMIT%'")];
                await Task.Delay(10, limit.Token);
            }

        await Host.ExecuteAsync($"SELECT pg_terminate_backend({committing[0]})");

        Assert.ThrowsAsync<OutcomeUnknownException>(() => sending);
        await Host.ExecuteAsync("DROP TRIGGER slow ON org_units");
        var again = await KeyedAsync();
        Assert.That(await KeyedAsync(), Is.EqualTo(again));
        Assert.That(await Host.RowsAsync("SELECT count(*) FROM org_units WHERE name_en = 'New'"), Is.EqualTo(new[] { "1" }), "it was not made, so the same key made it");
    }

    private Task<Written> KeyedAsync() => Host.InScopeAsync(scope =>
    {
        scope.Get<IdempotencyContext>().Current = ("tester", "key", "fingerprint");
        return scope.Get<IMediator>().Send(Create);
    });

    /// <summary>The first so many units that are inserted make the server report something; a sequence counts them, because that is not rolled back.</summary>
    private Task FailTheFirstAsync(int times, string state) => Host.ExecuteAsync($"""
        CREATE SEQUENCE tries;
        CREATE FUNCTION fail() RETURNS trigger AS $$ BEGIN IF nextval('tries') <= {times} THEN RAISE EXCEPTION USING ERRCODE = '{state}'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql;
        CREATE TRIGGER fail BEFORE INSERT ON org_units FOR EACH ROW EXECUTE FUNCTION fail()
        """);
}
