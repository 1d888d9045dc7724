using System.Globalization;
using MediatR;
using NUnit.Framework;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.ClearManager;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.EndReportingLine;
using OrgChart.Application.Employees.MoveEmployee;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Teams.AddTeamMember;
using OrgChart.Application.Teams.ChangeTeam;
using OrgChart.Application.Teams.ChangeTeamMember;
using OrgChart.Application.Teams.CreateTeam;
using OrgChart.Application.Teams.DeleteTeam;
using OrgChart.Application.Teams.RemoveTeamMember;
using OrgChart.Application.Units.ChangeUnit;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Application.Units.OrderUnits;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Audit;

/// <summary>What is true after whatever was done, in whatever order: commands by dice, one by one and together, done and refused.</summary>
public sealed class RandomEditsTests(ITestDatabase database) : EditingTest(database)
{
    private const int Rounds = 150;

    private Dice dice = null!;

    [Test]
    public async Task Whatever_is_done_the_organisation_stays_whole_and_the_trail_tells_it_all([Values(1, 2, 3, 4)] int seed)
    {
        dice = new Dice(seed);
        var other = Start();
        await other.Directory.LoadAsync(CancellationToken.None);
        var replay = await Replay.OfAsync(Host);
        var known = (await LastEntryAsync()).Id;
        var outcomes = new Dictionary<string, int>();
        for (var round = 1; round <= Rounds; round++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            var (units, people, teams, entries) = (await IdsAsync("org_units"), await IdsAsync("employees"), await IdsAsync("teams"), await IdsAsync("audit_entries"));
            var host = dice.Below(3) == 0 ? other : Host;
            var commands = Enumerable.Range(0, dice.Below(5) == 0 ? 3 : 1).Select(_ => Roll(units, people, teams, entries)).ToArray();
            var outcome = await CodeOfAsync(DoAsync(host, commands));
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            if (round % 30 == 0) await AssertWholeAsync(other);
        }

        Assert.That(outcomes.GetValueOrDefault("done"), Is.GreaterThan(Rounds / 4), "the dice must not only break rules");
        Assert.That(outcomes.Keys, Has.Count.GreaterThan(5), "nor keep all of them");
        for (var offset = 0; ; offset += PageRequest.MaxLimit)
        {
            var page = (await Host.RowsAsync($"SELECT id FROM audit_entries WHERE id > {known} ORDER BY id")).Skip(offset).Take(PageRequest.MaxLimit).ToList();
            foreach (var id in page) replay.Apply(await Host.SendAsync(new Application.Audit.GetAuditEntry.GetAuditEntryQuery(Number(id))));
            if (page.Count < PageRequest.MaxLimit) break;
        }

        Assert.That(replay.Lines, Is.EqualTo((await Replay.OfAsync(Host)).Lines));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<int> DoAsync(TestHost host, IRequest<Written>[] commands)
    {
        if (commands.Length == 1) await host.SendAsync(commands[0]);
        else await TogetherAsync(host, commands);
        return commands.Length;
    }

    private async Task<int[]> IdsAsync(string table) => [.. (await Host.RowsAsync($"SELECT id FROM {table} ORDER BY id")).Select(Number)];

    private async Task AssertWholeAsync(TestHost other)
    {
        var units = (await Host.RowsAsync("SELECT id, parent_id FROM org_units")).Select(row => row.Split('|')).ToDictionary(row => Number(row[0]), row => row[1] == "null" ? (int?)null : Number(row[1]));
        foreach (var unit in units.Keys) Assert.That(DepthOf(unit), Is.LessThanOrEqualTo(units.Count), $"unit {unit} hangs in a circle");
        var people = (await Host.RowsAsync("SELECT id, unit_id, manager_id, dotted_manager_ids FROM employees")).Select(row => row.Split('|')).ToDictionary(row => Number(row[0]));
        Assert.That(people.Values.Select(row => Number(row[1])).Distinct(), Is.SubsetOf(units.Keys), "nobody works in a unit that is gone");
        var managers = people.ToDictionary(row => row.Key, row => ManagersOf(row.Value));
        Assert.That(managers.Values.SelectMany(above => above).Distinct(), Is.SubsetOf(people.Keys), "nobody reports to somebody who is gone");
        foreach (var person in people.Keys) Assert.That(AllAbove(person), Does.Not.Contain(person), $"employee {person} reports to himself");
        var members = (await Host.RowsAsync("SELECT team_id, employee_id, role FROM team_members")).Select(row => row.Split('|')).ToList();
        Assert.That(members.Select(row => Number(row[1])).Distinct(), Is.SubsetOf(people.Keys), "no membership is left over");
        Assert.That(members.Select(row => row[0]).Distinct(), Is.SubsetOf((await IdsAsync("teams")).Select(id => $"{id}")));
        Assert.That(members.GroupBy(row => row[0]).Where(team => team.All(row => row[2] != "1")), Is.Empty, "every team with members has a leader");

        await Host.Directory.PollAsync(CancellationToken.None);
        await other.Directory.PollAsync(CancellationToken.None);
        var counted = units.Keys.Select(unit => (unit, people.Values.Count(row => IsWithin(Number(row[1]), unit)))).ToList();
        foreach (var host in (TestHost[])[Host, other])
        {
            Assert.That(host.Directory.Current.UnitsAfter(0, int.MaxValue, English).Select(unit => (unit.Id, unit.TotalEmployeeCount)), Is.EquivalentTo(counted));
            await AssertAnswersAreThoseOfTheDatabaseAsync(host);
        }

        int DepthOf(int unit)
        {
            var depth = 0;
            for (int? at = unit; at is { } current && depth <= units.Count; at = units[current]) depth++;
            return depth;
        }

        bool IsWithin(int unit, int top)
        {
            for (int? at = unit; at is { } current; at = units[current])
                if (current == top) return true;
            return false;
        }

        HashSet<int> AllAbove(int person)
        {
            var above = new HashSet<int>();
            var next = new Queue<int>(managers[person]);
            while (next.TryDequeue(out var manager))
                if (above.Add(manager))
                    foreach (var further in managers[manager]) next.Enqueue(further);
            return above;
        }
    }

    private static IReadOnlyList<int> ManagersOf(string[] row) =>
        [.. (row[2] == "null" ? [] : (string[])[row[2]]).Concat(row[3] == "null" ? [] : row[3].Split(',')).Select(Number)];

    private IRequest<Written> Roll(int[] units, int[] people, int[] teams, int[] entries)
    {
        long? version = dice.Below(10) == 0 ? 2 : null;
        return dice.Below(21) switch
        {
            0 => new CreateUnitCommand(dice.Below(6) == 0 ? null : OneOf(units), Details()),
            1 => new CreateUnitCommand(OneOf(units), Details()),
            2 => new ChangeUnitCommand(OneOf(units), _ => Details(), version),
            3 or 4 => new MoveUnitCommand(OneOf(units), OneOf(units), version),
            5 => new OrderUnitsCommand(OneOf(units), dice.Below(2) == 0 ? [] : [OneOf(units)], version),
            6 => new DeleteUnitCommand(OneOf(units), dice.Below(2) == 0 ? null : OneOf(units), version),
            7 => new MergeUnitsCommand(OneOf(units), OneOf(units), dice.Below(2) == 0 ? null : Details(), version),
            8 or 9 => new CreateEmployeeCommand(OneOf(units), Person(), dice.Below(2) == 0 ? null : OneOf(people)),
            10 => new ChangeEmployeeCommand(OneOf(people), _ => Person(), version),
            11 => new MoveEmployeeCommand(OneOf(people), OneOf(units), version),
            12 => new SetManagerCommand(OneOf(people), OneOf(people), version),
            13 => dice.Below(2) == 0 ? new ClearManagerCommand(OneOf(people), version) : new EndReportingLineCommand(OneOf(people), OneOf(people), version),
            14 or 15 => new DrawReportingLineCommand(OneOf(people), OneOf(people), dice.Below(3) == 0 ? ReportingLineKind.Line : ReportingLineKind.Dotted, version),
            16 => new DeleteEmployeeCommand(OneOf(people), dice.Below(3) == 0 ? null : OneOf(people), version),
            17 => dice.Below(4) == 0 ? new DeleteTeamCommand(OneOf(teams), version) : new CreateTeamCommand(new($"Team {dice.Below(100)}", null), LocalizedText.None, OneOf(people)),
            18 => new AddTeamMemberCommand(OneOf(teams), OneOf(people), (TeamRole)dice.Below(2)),
            19 => dice.Below(3) switch
            {
                0 => new RemoveTeamMemberCommand(OneOf(teams), OneOf(people), version),
                1 => new ChangeTeamMemberCommand(OneOf(teams), OneOf(people), Become((TeamRole)dice.Below(2)), version),
                _ => new ChangeTeamCommand(OneOf(teams), now => now with { Name = new($"Team {dice.Below(100)}", null) }, version),
            },
            _ => new UndoChangeCommand(dice.Below(2) == 0 ? entries[^1] : OneOf(entries[^Math.Min(entries.Length, 8)..])),
        };
    }

    // Now and then one that is not there.
    private int OneOf(int[] ids) => ids.Length == 0 || dice.Below(40) == 0 ? 9_999 : ids[dice.Below(ids.Length)];

    private UnitDetails Details() => new(new($"Unit {dice.Below(1000)}", dice.Below(2) == 0 ? null : $"Unité {dice.Below(1000)}"), new(dice.Below(2) == 0 ? null : $"U{dice.Below(100)}", null));

    private EmployeeDetails Person() => dice.Below(4) == 0
        ? A.FullDetails with { Surname = $"Surname{dice.Below(1000)}" }
        : A.Details($"Surname{dice.Below(1000)}") with { Phone = dice.Below(2) == 0 ? null : $"613-{dice.Below(1000)}", JobTitle = new($"Job {dice.Below(10)}", null) };

    private static Func<TeamRole, TeamRole> Become(TeamRole role) => _ => role;
}
