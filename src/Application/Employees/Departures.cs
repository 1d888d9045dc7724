using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Employees;

/// <summary>What ends when people leave the organisation: their reports lose them, lines and memberships of teams end.</summary>
internal sealed class Departures(IEmployeeRepository employees, ITeamRepository teams)
{
    /// <summary>Makes sure that nobody reports to somebody.</summary>
    /// <exception cref="RuleBrokenException"><c>employee.has_reports</c></exception>
    public async Task EnsureNoReportsAsync(EmployeeId leaver, CancellationToken cancellationToken)
    {
        var reports = await employees.ListReportsOfAsync([leaver], cancellationToken);
        if (reports.Count > 0) throw EmployeeRules.HasReports(leaver, [.. reports.Select(report => report.Id)]);
    }

    /// <summary>Makes sure that no team loses its last leader while others stay in it.</summary>
    /// <exception cref="RuleBrokenException"><c>employee.leads_teams</c></exception>
    public async Task EnsureNoTeamIsLeftAloneAsync(EmployeeId leaver, CancellationToken cancellationToken)
    {
        var led = (await teams.ListOfAsync([leaver], cancellationToken)).Where(team => team.NeedsAsLeader(leaver)).ToList();
        if (led.Count > 0) throw EmployeeRules.LeadsTeams(leaver, led.Select(team => team.Id.Value));
    }

    /// <summary>Makes those who report to a leaver report to somebody else; if that one is among them, he takes the leaver's place.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c></exception>
    /// <exception cref="RuleBrokenException"><c>employee.circle</c></exception>
    public async Task ReassignReportsAsync(Employee leaver, EmployeeId heirId, CancellationToken cancellationToken)
    {
        if (heirId == leaver.Id) throw EmployeeRules.HeirLeaves();
        var reports = await employees.ListReportsOfAsync([leaver.Id], cancellationToken);
        if (reports.FirstOrDefault(report => report.Id == heirId) is { } successor)
        {
            if (leaver.ManagerId is { } above) successor.ReportTo(await employees.GetChainAsync(above, cancellationToken));
            else successor.LoseManager();
        }

        // The chain is read before the leaver is taken out of it; that he stands in it does no harm.
        var chain = await employees.GetChainAsync(heirId, cancellationToken);
        foreach (var report in reports.Where(report => report.Id != heirId)) report.ReportTo(chain);
        foreach (var report in await employees.ListDottedReportsOfAsync([leaver.Id], cancellationToken))
        {
            report.StopReportingDottedTo(leaver.Id);
            if (report.Id != heirId && !report.ReportsDirectlyTo(heirId)) report.ReportDottedTo(chain);
        }
    }

    /// <summary>Ends it all for people who are about to be removed.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<EmployeeId> leavers, CancellationToken cancellationToken)
    {
        if (leavers.Count == 0) return;
        foreach (var report in await employees.ListReportsOfAsync(leavers, cancellationToken)) report.LoseManager();
        foreach (var report in await employees.ListDottedReportsOfAsync(leavers, cancellationToken))
            foreach (var leaver in leavers) report.StopReportingDottedTo(leaver);
        foreach (var team in await teams.ListOfAsync(leavers, cancellationToken))
        {
            foreach (var leaver in leavers) team.Lose(leaver);
            // A team that nobody belongs to has nobody to lead it either.
            if (team.Members.Count == 0) teams.Remove(team);
        }
    }
}
