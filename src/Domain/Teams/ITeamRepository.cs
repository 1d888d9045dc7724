using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Teams;

/// <summary>The teams as they are written down, always with their members.</summary>
public interface ITeamRepository
{
    /// <summary>The team with this id, or null.</summary>
    Task<Team?> FindAsync(TeamId id, CancellationToken cancellationToken);

    /// <summary>The team with this id in the version that the caller knows.</summary>
    /// <exception cref="NotFoundException"><c>team.not_found</c></exception>
    /// <exception cref="ConflictException"><c>team.version_stale</c></exception>
    Task<Team> GetAsync(TeamId id, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>The teams that one of these people belongs to, for changing.</summary>
    Task<IReadOnlyList<Team>> ListOfAsync(IReadOnlyCollection<EmployeeId> employees, CancellationToken cancellationToken);

    /// <summary>Adds a team with the next commit.</summary>
    void Add(Team team);

    /// <summary>Removes a team with the next commit.</summary>
    void Remove(Team team);
}
