using System.Collections.Concurrent;
using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Editing;

/// <summary>What clients were told about their writes: what must be there afterwards, and what must not.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentBag<(string Table, int Id)> made = [];
    private readonly ConcurrentBag<(string Table, int Id)> removed = [];
    private readonly ConcurrentDictionary<(string Table, int Id), bool> maybeRemoved = [];
    private int successes;
    private int refusals;

    /// <summary>Answers that must be impossible: server errors and the like.</summary>
    public ConcurrentQueue<string> Impossible { get; } = [];

    /// <summary>How many writes succeeded.</summary>
    public int Successes => successes;

    /// <summary>How many were refused by a rule.</summary>
    public int Refusals => refusals;

    /// <summary>Notes an answer.</summary>
    /// <returns>Whether the write succeeded.</returns>
    public bool Note(Answer answer, int writes = 1)
    {
        if ((int)answer.Status is >= 200 and < 300)
        {
            Interlocked.Add(ref successes, writes);
            return true;
        }

        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed) Interlocked.Increment(ref refusals);
        else Impossible.Enqueue(answer.Text);
        return false;
    }

    /// <summary>Notes what was made.</summary>
    public void Made(string table, int id) => made.Add((table, id));

    /// <summary>Notes what is about to be removed: without an answer nobody knows whether it is.</summary>
    public void MaybeRemoved(string table, int id) => maybeRemoved[(table, id)] = true;

    /// <summary>Notes what was removed.</summary>
    public void Removed(string table, int id) => removed.Add((table, id));

    /// <summary>Compares with a database: every answered write is there.</summary>
    public void Check(LiveServer server)
    {
        // A team that nobody belongs to any more, because its last member left the organisation, is dissolved by that very write.
        var dissolved = server.Query(
            "SELECT resource_id FROM audit_changes AS team WHERE resource = 3 AND kind = 4"
            + " AND EXISTS (SELECT 1 FROM audit_changes AS leaver WHERE leaver.entry_id = team.entry_id AND leaver.resource = 2 AND leaver.kind = 4)",
            row => row.GetInt32(0));
        foreach (var table in (string[])["org_units", "employees", "teams"])
        {
            var there = server.Query($"SELECT id FROM {table}", row => row.GetInt32(0)).ToHashSet();
            if (table == "teams") there.UnionWith(dissolved.Where(id => !removed.Contains(("teams", id))));
            var mustBe = made.Where(one => one.Table == table && !maybeRemoved.ContainsKey(one)).Select(one => one.Id).ToList();
            Assert.That(mustBe.Where(id => !there.Contains(id)), Is.Empty, $"{table}: made and answered, but not there");
            Assert.That(removed.Where(one => one.Table == table && there.Contains(one.Id)), Is.Empty, $"{table}: removed and answered, but there");
        }
    }
}
