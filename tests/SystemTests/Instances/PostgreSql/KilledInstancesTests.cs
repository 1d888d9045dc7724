using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using OrgChart.SystemTests.Editing;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Instances;

/// <summary>
/// Instances and their database are killed while clients write, each with an <c>Idempotency-Key</c> until it is answered. The variable ORGCHART_TEST_OPERATIONS says how many writes
/// there are at least, 1,500 when it is not set.
/// </summary>
[TestFixture, Parallelizable]
internal sealed class KilledInstancesTests
{
    private const int Clients = 12;
    private const int Kills = 7;

    [Test]
    public async Task Every_answered_write_is_there_once_whatever_was_killed_meanwhile()
    {
        var operations = int.Parse(Environment.GetEnvironmentVariable("ORGCHART_TEST_OPERATIONS") ?? "1500", CultureInfo.InvariantCulture);
        using var postgres = await OwnPostgreSql.CreateAsync();
        using var folder = new TemporaryFolder(postgres.ConnectionString);
        await OrgChartProcess.SucceedAsync(folder, "migrate", "up");
        using var first = await LiveServer.StartOnAsync(folder);
        using var second = await first.AnotherAsync();
        using var third = await first.AnotherAsync();
        LiveServer[] instances = [first, second, third];
        var tokens = Enumerable.Range(0, Clients).Select(number => first.Accounts.TokenOfRole("editor", $"writer-{number}")).ToList();
        var parent = (await first.Client("editor").PostJsonAsync("units", new { names = "Department" })).IsCreated().Id;
        var answered = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var (repeated, kills) = (0, 0);

        // However fast the machine is, there is writing to be hit by the last kill.
        var writing = Task.WhenAll(tokens.Select((token, number) => Task.Run(async () =>
        {
            for (var i = 0; i < operations / Clients || Volatile.Read(ref kills) < Kills; i++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"Killed {number}-{i}");
                answered[name] = await WriteAsync(name, token, number);
            }
        })));
        // The moments are told by the answers seen, so that they are the same on a slow machine.
        for (var share = 1; share <= Kills && !writing.IsCompleted; share++)
        {
            var moment = operations * share / (Kills + 1);
            while (answered.Count < moment && !writing.IsCompleted) await Task.Delay(5);
            if (share % 2 == 0)
            {
                await postgres.KillAsync();
                await postgres.StartAsync();
            }
            else
            {
                var victim = instances[share % 3];
                await victim.KillAsync();
                await victim.StartAgainAsync(atTheSameAddress: true);
            }

            Volatile.Write(ref kills, share);
        }

        await writing;

        TestContext.Out.WriteLine($"{answered.Count} writes answered, {repeated} sent again, {kills} kills.");
        Assert.That(kills, Is.EqualTo(Kills));
        Assert.That(repeated, Is.GreaterThan(0), "some were on their way");
        var there = first.Query("SELECT name_en, id FROM org_units WHERE name_en LIKE 'Killed %'", row => (Name: row.GetString(0), Id: row.GetInt32(1)));
        Assert.That(there.Select(unit => unit.Name).Order(), Is.EqualTo(answered.Keys.Order()), "none is lost, none is there twice");
        Assert.That(there.Where(unit => answered[unit.Name] != unit.Id), Is.Empty, "each is what was answered");
        Invariants.Check(first);
        foreach (var instance in instances)
        {
            (await instance.Client("editor").PostJsonAsync("units", new { names = "All are well" })).IsCreated();
            await Invariants.CheckViewAsync(instance, instance.Client("reader"));
        }

        static string ErrorsOf(IEnumerable<LiveServer> instances) =>
            string.Join('\n', instances.Select(instance => instance.Log.IndexOf("ended with 500", StringComparison.Ordinal) is >= 0 and var at ? instance.Log[at..Math.Min(at + 4_000, instance.Log.Length)] : ""));

        async Task<int> WriteAsync(string name, string token, int number)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    // Each time at another instance, as a proxy would.
                    using var client = new HttpClient { BaseAddress = instances[(number + attempt) % instances.Length].Address };
                    client.DefaultRequestHeaders.Authorization = new("Bearer", token);
                    var answer = await client.PostJsonAsync("units", new { parentId = parent, names = name }, key: name.Replace(' ', '-'));
                    if (answer.Status == HttpStatusCode.Created) return answer.Id;
                    Assert.That(answer.Status, Is.AnyOf(HttpStatusCode.ServiceUnavailable, HttpStatusCode.Conflict), $"{answer.Text}\n{ErrorsOf(instances)}");
                }
                catch (HttpRequestException)
                {
                    // Killed.
                }

                Interlocked.Increment(ref repeated);
                await Task.Delay(50);
            }
        }
    }
}
