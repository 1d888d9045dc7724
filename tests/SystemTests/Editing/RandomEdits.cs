using System.Collections.Concurrent;
using System.Globalization;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Editing;

/// <summary>A client that makes random edits over HTTP, on what it made itself and on what others made, and notes what it was answered.</summary>
internal sealed class RandomEdits(HttpClient client, Ledger ledger, RandomEdits.World world, int seed)
{
    private readonly Dice dice = new(seed);
    private int count;

    /// <summary>Makes clients. All before the first edit: they are written into the database from here, and a busy server leaves no gap for that.</summary>
    /// <param name="server">Whose clients.</param>
    /// <param name="clients">How many.</param>
    /// <param name="ledger">What they were answered.</param>
    /// <param name="world">What there is to edit.</param>
    /// <param name="seed">Added to each one's number, from 1.</param>
    public static List<RandomEdits> Of(LiveServer server, int clients, Ledger ledger, World world, int seed = 0) =>
        [.. Enumerable.Range(1, clients).Select(number => new RandomEdits(server.Client("editor", $"client-{number}"), ledger, world, seed + number))];

    /// <summary>Makes one edit.</summary>
    public Task EditAsync()
    {
        count++;
        return dice.Below(16) switch
        {
            0 or 1 => CreateUnitAsync(),
            2 or 3 or 4 => MoveUnitAsync(),
            5 => RenameUnitAsync(),
            6 => DeleteUnitAsync(),
            7 => MergeAsync(),
            8 or 9 => CreateEmployeeAsync(),
            10 => MoveEmployeeAsync(),
            11 or 12 => SetManagerAsync(),
            13 => DeleteEmployeeAsync(),
            14 => TeamAsync(),
            _ => BatchAsync(),
        };
    }

    private string Name => string.Create(CultureInfo.InvariantCulture, $"Client {seed} edit {count}");

    private async Task CreateUnitAsync()
    {
        if (await client.PostJsonAsync("units", new { parentId = world.Unit(dice), names = Name }) is var answer && ledger.Note(answer)) TakeUnit(answer);
    }

    private async Task MoveUnitAsync()
    {
        // Unlike the parent it has, so that each success is a change.
        var unit = world.Unit(dice);
        var known = await client.AskAsync("GET", $"units/{unit}", null);
        if (known.Status != System.Net.HttpStatusCode.OK) return;
        var parent = world.Unit(dice);
        if (known.Json.GetProperty("parent") is { ValueKind: System.Text.Json.JsonValueKind.Object } now && now.Number("id") == parent) return;
        ledger.Note(await client.PutAsync($"units/{unit}/parent", new { parentId = parent }, known.ETag));
    }

    private async Task RenameUnitAsync() => ledger.Note(await client.PatchAsync($"units/{world.Unit(dice)}", new { names = new { fr = Name } }));

    private async Task DeleteUnitAsync()
    {
        if (world.OwnUnit(dice) is not { } unit) return;
        ledger.MaybeRemoved("org_units", unit);
        var answer = await client.RemoveAsync(dice.Below(2) == 0 ? $"units/{unit}?moveContentsTo={world.Unit(dice)}" : $"units/{unit}");
        if (ledger.Note(answer)) Forget("org_units", unit);
    }

    private async Task MergeAsync()
    {
        if (world.OwnUnit(dice) is not { } unit) return;
        ledger.MaybeRemoved("org_units", unit);
        if (ledger.Note(await client.PostJsonAsync($"units/{unit}/merge", new { intoId = world.Unit(dice) }))) Forget("org_units", unit);
    }

    private async Task CreateEmployeeAsync()
    {
        var answer = await client.PostJsonAsync("employees", new { unitId = world.Unit(dice), surname = Name, managerId = dice.Below(2) == 0 ? world.Employee(dice) : (int?)null });
        if (ledger.Note(answer)) TakeEmployee(answer);
    }

    private async Task MoveEmployeeAsync()
    {
        var employee = world.Employee(dice);
        var known = await client.AskAsync("GET", $"employees/{employee}", null);
        var unit = world.Unit(dice);
        if (known.Status != System.Net.HttpStatusCode.OK || known.Json.GetProperty("unit").Number("id") == unit) return;
        ledger.Note(await client.PutAsync($"employees/{employee}/unit", new { unitId = unit }, known.ETag));
    }

    private async Task SetManagerAsync()
    {
        var employee = world.Employee(dice);
        var known = await client.AskAsync("GET", $"employees/{employee}", null);
        var manager = world.Employee(dice);
        if (known.Status != System.Net.HttpStatusCode.OK || (known.Json.GetProperty("manager") is { ValueKind: System.Text.Json.JsonValueKind.Object } now && now.Number("id") == manager)) return;
        ledger.Note(await client.PutAsync($"employees/{employee}/manager", new { managerId = manager }, known.ETag));
    }

    private async Task DeleteEmployeeAsync()
    {
        if (world.OwnEmployee(dice) is not { } employee) return;
        ledger.MaybeRemoved("employees", employee);
        if (ledger.Note(await client.RemoveAsync($"employees/{employee}?reassignReportsTo={world.Employee(dice)}"))) Forget("employees", employee);
    }

    private async Task TeamAsync()
    {
        var answer = await client.PostJsonAsync("teams", new { names = Name, leaderId = world.Employee(dice) });
        if (!ledger.Note(answer)) return;
        var team = IdOf(answer);
        ledger.Made("teams", team);
        if (dice.Below(3) > 0) ledger.Note(await client.PostJsonAsync($"teams/{team}/members", new { employeeId = world.Employee(dice) }));
        else
        {
            ledger.MaybeRemoved("teams", team);
            if (ledger.Note(await client.RemoveAsync($"teams/{team}"))) ledger.Removed("teams", team);
        }
    }

    /// <summary>A unit with one person in it, who bears its name: half of it is found by that name.</summary>
    private async Task BatchAsync()
    {
        var answer = await client.PostJsonAsync("batch", new
        {
            requests = (object[])[
                new { id = "unit", method = "POST", url = "/units", body = new { parentId = world.Unit(dice), names = $"Batch {Name}" } },
                new { id = "person", method = "POST", url = "/employees", body = new { unitId = "$unit", surname = $"Batch {Name}" } }],
        });
        if (!ledger.Note(answer, writes: 2)) return;
        var responses = answer.Json.GetProperty("responses");
        ledger.Made("org_units", IdOf(responses[0].GetProperty("headers").Text("Location")!));
        ledger.Made("employees", IdOf(responses[1].GetProperty("headers").Text("Location")!));
    }

    private void TakeUnit(Answer answer)
    {
        var id = IdOf(answer);
        ledger.Made("org_units", id);
        world.OwnUnits[id] = true;
    }

    private void TakeEmployee(Answer answer)
    {
        var id = IdOf(answer);
        ledger.Made("employees", id);
        world.OwnEmployees[id] = true;
    }

    private void Forget(string table, int id)
    {
        ledger.Removed(table, id);
        (table == "employees" ? world.OwnEmployees : world.OwnUnits).TryRemove(id, out _);
    }

    private static int IdOf(Answer answer) => IdOf(answer.Location);

    private static int IdOf(string location) => int.Parse(Path.GetFileName(location), CultureInfo.InvariantCulture);

    /// <summary>What all clients edit: the demo organisation, which stays, and what they made and did not remove again.</summary>
    internal sealed class World(IReadOnlyList<int> units, IReadOnlyList<int> employees)
    {
        /// <summary>Units that clients made.</summary>
        public ConcurrentDictionary<int, bool> OwnUnits { get; } = [];

        /// <summary>Employees whom clients added.</summary>
        public ConcurrentDictionary<int, bool> OwnEmployees { get; } = [];

        /// <summary>Any unit; it may be gone.</summary>
        public int Unit(Dice dice) => dice.Below(2) == 0 && OwnUnit(dice) is { } own ? own : dice.OneOf(units);

        /// <summary>Any employee; he may be gone.</summary>
        public int Employee(Dice dice) => dice.Below(2) == 0 && OwnEmployee(dice) is { } own ? own : dice.OneOf(employees);

        /// <summary>A unit that clients made.</summary>
        public int? OwnUnit(Dice dice) => Any(OwnUnits, dice);

        /// <summary>An employee whom clients added.</summary>
        public int? OwnEmployee(Dice dice) => Any(OwnEmployees, dice);

        private static int? Any(ConcurrentDictionary<int, bool> own, Dice dice) => own.Keys.ToArray() is { Length: > 0 } some ? dice.OneOf(some) : null;
    }
}
