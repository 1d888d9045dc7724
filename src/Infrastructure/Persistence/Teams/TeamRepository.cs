using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Common;
using OrgChart.Application.Teams;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;

namespace OrgChart.Infrastructure.Persistence.Teams;

internal sealed class TeamRepository(OrgChartContext context) : ITeamRepository, ITeamList
{
    // SQL Server takes 2,100 parameters in a statement.
    private const int IdsPerStatement = 2_000;

    private IQueryable<Team> Teams => context.Teams.Include(team => team.Members);

    // What this transaction has made already counts, written down or not.
    public async Task<Team?> FindAsync(TeamId id, CancellationToken cancellationToken) =>
        context.Teams.Local.FirstOrDefault(team => team.Id == id) ?? await Teams.FirstOrDefaultAsync(team => team.Id == id, cancellationToken);

    public async Task<Team> GetAsync(TeamId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var team = await FindAsync(id, cancellationToken) ?? throw TeamRules.NotFound(id);
        return expectedVersion is null || team.Version == expectedVersion ? team : throw TeamRules.Changed(id);
    }

    public async Task<IReadOnlyList<Team>> ListOfAsync(IReadOnlyCollection<EmployeeId> employees, CancellationToken cancellationToken)
    {
        var found = new List<Team>();
        foreach (var some in employees.Chunk(IdsPerStatement))
            found.AddRange(await Teams.Where(team => team.Members.Any(member => some.Contains(member.EmployeeId))).ToListAsync(cancellationToken));
        // Memberships that ended within this transaction are found in the database still.
        return [.. found.Distinct().Where(team => team.Members.Any(member => employees.Contains(member.EmployeeId)))];
    }

    public async Task<Page<Team>> ListAsync(int? employeeId, Language language, PageRequest page, CancellationToken cancellationToken)
    {
        var all = Teams.AsNoTracking();
        if (employeeId is { } id)
        {
            var employee = new EmployeeId(id);
            all = all.Where(team => team.Members.Any(member => member.EmployeeId == employee));
        }

        var (first, second) = language == Language.French ? ("nameFr", "nameEn") : ("nameEn", "nameFr");
        var items = await all.OrderBy(team => EF.Property<string?>(team, first) ?? EF.Property<string?>(team, second)).ThenBy(team => team.Id)
            .Skip(page.Offset).Take(page.Limit).AsSplitQuery().ToListAsync(cancellationToken);
        return new(items, await all.CountAsync(cancellationToken));
    }

    public void Add(Team team) => context.Teams.Add(team);

    public void Remove(Team team) => context.Teams.Remove(team);
}
