using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.GetTeam;

/// <summary>One team.</summary>
public sealed record GetTeamQuery(int TeamId, Translation Translation) : IRequest<TeamAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsRead;
}

internal sealed class GetTeamHandler(ITeamRepository teams, TeamView view) : IRequestHandler<GetTeamQuery, TeamAnswer>
{
    public async Task<TeamAnswer> Handle(GetTeamQuery query, CancellationToken cancellationToken) =>
        view.Show(await teams.GetAsync(new TeamId(query.TeamId), expectedVersion: null, cancellationToken), query.Translation);
}
