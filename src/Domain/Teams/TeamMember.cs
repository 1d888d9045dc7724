using OrgChart.Domain.Employees;

namespace OrgChart.Domain.Teams;

/// <summary>Somebody's membership of a team.</summary>
public sealed class TeamMember
{
    internal TeamMember(TeamId teamId, EmployeeId employeeId, TeamRole role) => (TeamId, EmployeeId, Role) = (teamId, employeeId, role);

    /// <summary>The team.</summary>
    public TeamId TeamId { get; private set; }

    /// <summary>The person.</summary>
    public EmployeeId EmployeeId { get; private set; }

    /// <summary>What he is in the team.</summary>
    public TeamRole Role { get; private set; }

    internal void Become(TeamRole role) => Role = role;
}

/// <summary>What somebody is in a team.</summary>
public enum TeamRole
{
    /// <summary>One of the team.</summary>
    Member,

    /// <summary>Leads the team, alone or with others.</summary>
    Leader,
}
