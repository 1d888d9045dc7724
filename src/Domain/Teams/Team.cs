using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Teams;

/// <summary>A group of people across units (<c>org:OrganizationalCollaboration</c> of the W3C Organization Ontology); somebody always leads it.</summary>
public sealed class Team
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The longest description, in characters.</summary>
    public const int MaxDescriptionLength = 1000;

    /// <summary>The most members.</summary>
    public const int MaxMembers = 1000;

    // One column each; EF Core reads and writes these fields.
    private string? nameEn, nameFr, descriptionEn, descriptionFr;
    private readonly List<TeamMember> members = [];

    private Team()
    {
    }

    /// <summary>The team's id.</summary>
    public TeamId Id { get; private set; }

    /// <summary>The name; present in at least one language.</summary>
    public LocalizedText Name
    {
        get => new(nameEn, nameFr);
        private set => (nameEn, nameFr) = (value.En, value.Fr);
    }

    /// <summary>What the team is there for; may be missing.</summary>
    public LocalizedText Description
    {
        get => new(descriptionEn, descriptionFr);
        private set => (descriptionEn, descriptionFr) = (value.En, value.Fr);
    }

    /// <summary>What is known of the team apart from its members.</summary>
    public TeamDetails Details => new(Name, Description);

    /// <summary>Who belongs to it.</summary>
    public IReadOnlyList<TeamMember> Members => members;

    /// <summary>Raised with every commit that changes the team or its members; from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Founds a team.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="name">The name.</param>
    /// <param name="description">What it is there for.</param>
    /// <param name="leader">Who leads it.</param>
    /// <exception cref="RuleBrokenException"><c>team.name_missing</c>, <c>team.name_too_long</c>, <c>team.description_too_long</c></exception>
    public static Team Create(TeamId id, LocalizedText name, LocalizedText description, EmployeeId leader)
    {
        TeamRules.Check(name, description);
        var team = new Team { Id = id, Name = name, Description = description };
        team.members.Add(new TeamMember(id, leader, TeamRole.Leader));
        return team;
    }

    /// <summary>Brings back a team that was removed, with the id that it had; its members are added one by one.</summary>
    public static Team Restore(TeamId id, LocalizedText name, LocalizedText description)
    {
        TeamRules.Check(name, description);
        return new Team { Id = id, Name = name, Description = description };
    }

    /// <summary>Gives the team another name and description.</summary>
    /// <exception cref="RuleBrokenException"><c>team.name_missing</c>, <c>team.name_too_long</c>, <c>team.description_too_long</c></exception>
    public void Change(TeamDetails details)
    {
        TeamRules.Check(details.Name, details.Description);
        (Name, Description) = details;
    }

    /// <summary>Takes somebody in.</summary>
    /// <exception cref="RuleBrokenException"><c>team.member_exists</c>, <c>team.too_many_members</c></exception>
    public void Add(EmployeeId employee, TeamRole role)
    {
        if (members.Exists(member => member.EmployeeId == employee)) throw TeamRules.MemberExists(employee);
        if (members.Count >= MaxMembers) throw TeamRules.TooManyMembers();
        members.Add(new TeamMember(Id, employee, role));
    }

    /// <summary>What a member is in the team.</summary>
    /// <exception cref="NotFoundException"><c>team.member_not_found</c></exception>
    public TeamRole RoleOf(EmployeeId employee) => Find(employee).Role;

    /// <summary>Gives a member another role.</summary>
    /// <exception cref="NotFoundException"><c>team.member_not_found</c></exception>
    /// <exception cref="RuleBrokenException"><c>team.last_leader</c></exception>
    public void ChangeRole(EmployeeId employee, TeamRole role)
    {
        var member = Find(employee);
        if (role != TeamRole.Leader) EnsureAnotherLeader(member);
        member.Become(role);
    }

    /// <summary>Lets a member go.</summary>
    /// <exception cref="NotFoundException"><c>team.member_not_found</c></exception>
    /// <exception cref="RuleBrokenException"><c>team.last_leader</c></exception>
    public void Remove(EmployeeId employee)
    {
        var member = Find(employee);
        EnsureAnotherLeader(member);
        members.Remove(member);
    }

    /// <summary>Whether the team would be without a leader if somebody went, although others stay.</summary>
    public bool NeedsAsLeader(EmployeeId employee) =>
        members.Count > 1 && members.Exists(member => member.EmployeeId == employee && member.Role == TeamRole.Leader)
        && !members.Exists(member => member.EmployeeId != employee && member.Role == TeamRole.Leader);

    /// <summary>Lets somebody go who has left the organisation: then who has been there longest leads, if nobody else does.</summary>
    public void Lose(EmployeeId employee)
    {
        var heir = NeedsAsLeader(employee) ? members.Where(member => member.EmployeeId != employee).MinBy(member => member.EmployeeId.Value) : null;
        members.RemoveAll(member => member.EmployeeId == employee);
        heir?.Become(TeamRole.Leader);
    }

    private TeamMember Find(EmployeeId employee) => members.Find(member => member.EmployeeId == employee) ?? throw TeamRules.MemberNotFound(Id, employee);

    private void EnsureAnotherLeader(TeamMember leaving)
    {
        if (leaving.Role == TeamRole.Leader && !members.Exists(member => member != leaving && member.Role == TeamRole.Leader)) throw TeamRules.LastLeader();
    }
}

/// <summary>What is known of a team apart from its members.</summary>
/// <param name="Name">The name; present in at least one language.</param>
/// <param name="Description">What it is there for; may be missing.</param>
public sealed record TeamDetails(LocalizedText Name, LocalizedText Description);
