using OrgChart.Application.Common;
using OrgChart.Domain.Audit;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Audit;

/// <summary>
/// Takes back what an audit entry tells of: brings back what was removed, gives what changed its old fields, removes what was added. Each record
/// must still be as the entry left it, and the rules that hold for edits hold here too.
/// </summary>
internal sealed class ChangeReversal(IOrgUnitRepository units, IEmployeeRepository employees, ITeamRepository teams, ICaller caller, TimeProvider time)
{
    /// <summary>Takes an entry back, with the next commit.</summary>
    /// <exception cref="ForbiddenException">The caller could not have made the change.</exception>
    /// <exception cref="RuleBrokenException"><c>audit.undo_impossible</c>, <c>audit.undone_already</c>, and those of edits</exception>
    public async Task ApplyAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        if (IsOfTeams(entry) && !caller.May(Permissions.TeamsWrite)) throw new ForbiddenException(Permissions.TeamsWrite);
        if (entry.UndoneBy is not null) throw AuditRules.UndoneAlready(entry.Id);
        if (entry.ImportId is not null || !entry.IsComplete) throw AuditRules.UndoImpossible(entry.Id, "it is a load. Load the earlier file again instead.");
        if (entry.Changes.Any(change => change.Resource is AuditedResource.User or AuditedResource.Client))
            throw AuditRules.UndoImpossible(entry.Id, "it changed an account. Change the account again instead.");
        foreach (var change in Removed(entry)) await BringBackAsync(entry, change, cancellationToken);
        foreach (var change in entry.Changes.Where(change => change.Kind is ChangeKind.Changed or ChangeKind.Moved)) await GiveBackAsync(entry, change, cancellationToken);
        foreach (var change in entry.Changes.Where(change => change.Kind == ChangeKind.Added).Reverse()) await TakeAwayAsync(entry, change, cancellationToken);
    }

    /// <summary>Whether a change was one of teams; memberships also end when people leave.</summary>
    private static bool IsOfTeams(AuditEntry entry) =>
        entry.Changes.Count > 0 && entry.Changes.All(change => change.Resource is AuditedResource.Team or AuditedResource.TeamMember);

    /// <summary>What was removed, each after what it hangs on: units from the top, then people, then teams and their members.</summary>
    private static IEnumerable<AuditChange> Removed(AuditEntry entry)
    {
        var removed = entry.Changes.Where(change => change.Kind == ChangeKind.Removed).OrderBy(change => change.Resource).ToList();
        var waiting = removed.Where(change => change.Resource == AuditedResource.Unit).ToDictionary(change => change.ResourceId);
        while (waiting.Count > 0)
        {
            var next = waiting.Values.First(change => RecordFields.Read(change.Before).Id("parentId") is not { } parent || !waiting.ContainsKey(parent));
            waiting.Remove(next.ResourceId);
            yield return next;
        }

        foreach (var change in removed.Where(change => change.Resource != AuditedResource.Unit)) yield return change;
    }

    private async Task BringBackAsync(AuditEntry entry, AuditChange change, CancellationToken cancellationToken)
    {
        var before = RecordFields.Read(change.Before);
        switch (change.Resource)
        {
            case AuditedResource.Unit:
                OrgUnitId? parent = before.Id("parentId") is { } parentId ? (await units.GetLineageAsync(new OrgUnitId(parentId), cancellationToken)).Tip : null;
                var key = before["source"] is { } source ? new SourceKey(source, before["sourceKey"]!) : null;
                if (key is not null && (await units.ListAsync(cancellationToken)).Any(other => other.SourceKey == key))
                    throw AuditRules.UndoImpossible(entry.Id, $"a load has brought unit {change.ResourceId} back since, under another id.");
                units.Add(OrgUnit.Restore(
                    new OrgUnitId(change.ResourceId), parent, before.Text("name", LocalizedText.None), before.Text("acronym", LocalizedText.None), key,
                    [.. before.Ids("childOrder").Select(id => new OrgUnitId(id))]));
                break;
            case AuditedResource.Employee:
                var unit = await units.GetLineageAsync(new OrgUnitId(before.Id("unitId")!.Value), cancellationToken);
                EmployeeId? manager = before.Id("managerId") is { } managerId ? (await employees.GetChainAsync(new EmployeeId(managerId), cancellationToken)).Tip : null;
                var dotted = await PresentAsync(before.Ids("dottedManagerIds"), cancellationToken);
                employees.Add(Employee.Restore(new EmployeeId(change.ResourceId), unit.Tip, Details(before, Nobody), manager, dotted, before["source"]));
                break;
            case AuditedResource.Team:
                teams.Add(Team.Restore(new TeamId(change.ResourceId), before.Text("name", LocalizedText.None), before.Text("description", LocalizedText.None)));
                break;
            default:
                var employee = await FindAsync(new EmployeeId(change.MemberId), cancellationToken)
                    ?? throw AuditRules.UndoImpossible(entry.Id, $"employee {change.MemberId} is gone.");
                (await GetTeamAsync(entry, change, cancellationToken)).Add(employee.Id, (TeamRole)before.Id("role")!.Value);
                break;
        }
    }

    private async Task GiveBackAsync(AuditEntry entry, AuditChange change, CancellationToken cancellationToken)
    {
        var (before, after) = (RecordFields.Read(change.Before), RecordFields.Read(change.After));
        var now = time.GetUtcNow().UtcDateTime;
        switch (change.Resource)
        {
            case AuditedResource.Unit:
                var unit = await units.FindAsync(new OrgUnitId(change.ResourceId), cancellationToken) ?? throw Gone(entry, change);
                Check(entry, change, after, RecordFields.Of(unit));
                unit.Change(new(before.Text("name", unit.Name), before.Text("acronym", unit.Acronym)), now);
                if (before.Has("parentId")) unit.MoveBeneath(await units.GetLineageAsync(new OrgUnitId(before.Id("parentId")!.Value), cancellationToken), now);
                if (before.Has("childOrder"))
                {
                    var present = (await units.ListChildrenAsync(unit.Id, cancellationToken)).Select(child => child.Id).ToHashSet();
                    unit.OrderChildren([.. before.Ids("childOrder").Select(id => new OrgUnitId(id)).Where(present.Contains)], present);
                }

                break;
            case AuditedResource.Employee:
                var employee = await FindAsync(new EmployeeId(change.ResourceId), cancellationToken) ?? throw Gone(entry, change);
                Check(entry, change, after, RecordFields.Of(employee));
                employee.Change(Details(before, employee.Details), now);
                if (before.Has("unitId")) employee.MoveTo((await units.GetLineageAsync(new OrgUnitId(before.Id("unitId")!.Value), cancellationToken)).Tip, now);
                await GiveBackLinesAsync(employee, before, now, cancellationToken);
                break;
            case AuditedResource.Team:
                var team = await GetTeamAsync(entry, change, cancellationToken);
                Check(entry, change, after, RecordFields.Of(team));
                team.Change(new(before.Text("name", team.Name), before.Text("description", team.Description)));
                break;
            default:
                (await GetTeamOfMemberAsync(entry, change, cancellationToken)).ChangeRole(new EmployeeId(change.MemberId), (TeamRole)before.Id("role")!.Value);
                break;
        }
    }

    private async Task GiveBackLinesAsync(Employee employee, RecordFields before, DateTime now, CancellationToken cancellationToken)
    {
        if (before.Has("managerId"))
        {
            if (before.Id("managerId") is { } manager) employee.ReportTo(await employees.GetChainAsync(new EmployeeId(manager), cancellationToken), now);
            else employee.LoseManager(now);
        }

        if (!before.Has("dottedManagerIds")) return;
        var wanted = await PresentAsync(before.Ids("dottedManagerIds"), cancellationToken);
        // All of them anew, so that they stand in the order in which they were drawn.
        foreach (var line in employee.DottedManagerIds) employee.StopReportingDottedTo(line);
        foreach (var line in wanted) employee.ReportDottedTo(await employees.GetChainAsync(line, cancellationToken));
    }

    private async Task TakeAwayAsync(AuditEntry entry, AuditChange change, CancellationToken cancellationToken)
    {
        var after = RecordFields.Read(change.After);
        switch (change.Resource)
        {
            case AuditedResource.Unit:
                var unit = await units.FindAsync(new OrgUnitId(change.ResourceId), cancellationToken) ?? throw Gone(entry, change);
                Check(entry, change, after, RecordFields.Of(unit));
                var children = await units.ListChildrenAsync(unit.Id, cancellationToken);
                unit.EnsureEmpty([.. children.Select(child => child.Id)], await employees.CountInUnitAsync(unit.Id, cancellationToken));
                units.Remove(unit);
                break;
            case AuditedResource.Employee:
                var employee = await FindAsync(new EmployeeId(change.ResourceId), cancellationToken) ?? throw Gone(entry, change);
                Check(entry, change, after, RecordFields.Of(employee));
                var reports = await employees.ListReportsOfAsync([employee.Id], cancellationToken);
                var dotted = await employees.ListDottedReportsOfAsync([employee.Id], cancellationToken);
                if (reports.Count + dotted.Count > 0) throw EmployeeRules.HasReports(employee.Id, [.. reports.Concat(dotted).Select(report => report.Id)]);
                if ((await teams.ListOfAsync([employee.Id], cancellationToken)).Count > 0) throw AuditRules.UndoImpossible(entry.Id, $"employee {employee.Id} is a member of a team.");
                employees.Remove(employee);
                break;
            case AuditedResource.Team:
                var team = await GetTeamAsync(entry, change, cancellationToken);
                Check(entry, change, after, RecordFields.Of(team));
                if (!MembersOf(entry, change.ResourceId).SetEquals(team.Members.Select(member => (member.EmployeeId.Value, (int?)member.Role))))
                    throw AuditRules.UndoImpossible(entry.Id, $"the members of team {change.ResourceId} have changed since.");
                teams.Remove(team);
                break;
            default:
                // A team that was founded goes with its members.
                if (entry.Changes.Any(other => other is { Resource: AuditedResource.Team, Kind: ChangeKind.Added } && other.ResourceId == change.ResourceId)) break;
                (await GetTeamOfMemberAsync(entry, change, cancellationToken)).Remove(new EmployeeId(change.MemberId));
                break;
        }
    }

    /// <summary>Who came into a team with an entry, and as what.</summary>
    private static HashSet<(int Id, int? Role)> MembersOf(AuditEntry entry, int team) =>
    [
        .. entry.Changes.Where(change => change is { Resource: AuditedResource.TeamMember, Kind: ChangeKind.Added } && change.ResourceId == team)
            .Select(change => (change.MemberId, RecordFields.Read(change.After).Id("role"))),
    ];

    private static EmployeeDetails Nobody => new("", "", LocalizedText.None, null, null, Address.None);

    private static EmployeeDetails Details(RecordFields fields, EmployeeDetails now) =>
        EmployeeField.All.Where(field => fields.Has(field.Name)).Aggregate(now, (details, field) => field.With(details, fields[field.Name]));

    private static RuleBrokenException Gone(AuditEntry entry, AuditChange change) =>
        AuditRules.UndoImpossible(entry.Id, $"{change.Resource.ToString().ToLowerInvariant()} {change.ResourceId} is gone.");

    private static void Check(AuditEntry entry, AuditChange change, RecordFields after, RecordFields now)
    {
        // Of something that was added only what had a value was noted; what got one since is a change too.
        if (!after.AgreeWith(now) || (change.Kind == ChangeKind.Added && !now.AgreeWith(after)))
            throw AuditRules.UndoImpossible(entry.Id, $"{change.Resource.ToString().ToLowerInvariant()} {change.ResourceId} was changed again since.");
    }

    private async Task<Team> GetTeamAsync(AuditEntry entry, AuditChange change, CancellationToken cancellationToken) =>
        await teams.FindAsync(new TeamId(change.ResourceId), cancellationToken) ?? throw AuditRules.UndoImpossible(entry.Id, $"team {change.ResourceId} is gone.");

    /// <summary>The team of a membership that is as the entry left it.</summary>
    private async Task<Team> GetTeamOfMemberAsync(AuditEntry entry, AuditChange change, CancellationToken cancellationToken)
    {
        var team = await GetTeamAsync(entry, change, cancellationToken);
        var role = (TeamRole)RecordFields.Read(change.After).Id("role")!.Value;
        return team.Members.Any(member => member.EmployeeId.Value == change.MemberId && member.Role == role)
            ? team
            : throw AuditRules.UndoImpossible(entry.Id, $"employee {change.MemberId} has left team {change.ResourceId} since, or has another role in it.");
    }

    private Task<Employee?> FindAsync(EmployeeId id, CancellationToken cancellationToken) => employees.FindAsync(id, cancellationToken);

    private async Task<IReadOnlyList<EmployeeId>> PresentAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        var present = new List<EmployeeId>();
        foreach (var id in ids)
            if (await FindAsync(new EmployeeId(id), cancellationToken) is { } employee) present.Add(employee.Id);
        return present;
    }
}
