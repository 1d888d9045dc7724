using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Units;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams;

/// <summary>Shows teams: their members are known to the database, who these people are to the directory in memory.</summary>
internal sealed class TeamView(IDirectory directory)
{
    /// <summary>Shows a team.</summary>
    public TeamAnswer Show(Team team, Translation translation) => new()
    {
        Id = team.Id.Value, Name = translation.Name(team.Name), Description = translation.Of(team.Description),
        Names = Both(team.Name), Descriptions = Both(team.Description), MemberCount = team.Members.Count,
        Leaders = Members(team.Members.Where(member => member.Role == TeamRole.Leader), translation), Version = team.Version,
    };

    /// <summary>Shows members: leaders first, then by name.</summary>
    public IReadOnlyList<TeamMemberAnswer> Members(IEnumerable<TeamMember> members, Translation translation)
    {
        var snapshot = directory.Current;
        return
        [
            .. from member in members
               let person = snapshot.FindEmployee(member.EmployeeId.Value, new EmployeeView(translation, WithContactData: false))
               where person is not null
               orderby member.Role descending, TextFolding.Fold(person.Surname), TextFolding.Fold(person.GivenName), person.Id
               select new TeamMemberAnswer { EmployeeId = person.Id, DisplayName = person.DisplayName, JobTitle = person.JobTitle, Unit = person.Unit, Role = member.Role == TeamRole.Leader ? "leader" : "member" },
        ];
    }

    private static BothLanguages Both(LocalizedText text) => new() { En = text.En, Fr = text.Fr };
}
