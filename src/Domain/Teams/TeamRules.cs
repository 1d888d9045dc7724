using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Teams;

/// <summary>Every rule a team can break, so that the codes of the API can be read as a list.</summary>
public static class TeamRules
{
    /// <summary>There is no team with this id.</summary>
    public static NotFoundException NotFound(TeamId id) => new("team.not_found", $"There is no team {id}.");

    /// <summary>The team was changed since the caller read it.</summary>
    public static ConflictException Changed(TeamId id) =>
        new("team.version_stale", $"Team {id} was changed in the meantime. Read it again and repeat the change.");

    internal static NotFoundException MemberNotFound(TeamId id, EmployeeId employee) =>
        new("team.member_not_found", $"Employee {employee} is not a member of team {id}.");

    internal static RuleBrokenException MemberExists(EmployeeId employee) =>
        new("team.member_exists", $"Employee {employee} is a member of this team already.");

    internal static RuleBrokenException LastLeader() =>
        new("team.last_leader", "A team always has a leader. Give it another one first, or delete the team.");

    internal static RuleBrokenException TooManyMembers() => new("team.too_many_members", $"A team has at most {Team.MaxMembers} members.");

    internal static void Check(LocalizedText name, LocalizedText description)
    {
        if (name.IsMissing) throw new RuleBrokenException("team.name_missing", "A team needs a name in English or in French.");
        if (name.IsLongerThan(Team.MaxNameLength)) throw new RuleBrokenException("team.name_too_long", $"The name of a team has at most {Team.MaxNameLength} characters.");
        if (description.IsLongerThan(Team.MaxDescriptionLength))
            throw new RuleBrokenException("team.description_too_long", $"The description of a team has at most {Team.MaxDescriptionLength} characters.");
    }
}
