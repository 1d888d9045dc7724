using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.ListTeamMembers;

/// <summary>Who belongs to a team, leaders first, then by name.</summary>
public sealed record ListTeamMembersQuery(int TeamId, PageRequest Page, Translation Translation) : IRequest<Page<TeamMemberAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsRead;
}

internal sealed class ListTeamMembersHandler(ITeamRepository teams, TeamView view) : IRequestHandler<ListTeamMembersQuery, Page<TeamMemberAnswer>>
{
    public async Task<Page<TeamMemberAnswer>> Handle(ListTeamMembersQuery query, CancellationToken cancellationToken)
    {
        var team = await teams.GetAsync(new TeamId(query.TeamId), expectedVersion: null, cancellationToken);
        var members = view.Members(team.Members, query.Translation);
        return new([.. members.Skip(query.Page.Offset).Take(query.Page.Limit)], members.Count);
    }
}
