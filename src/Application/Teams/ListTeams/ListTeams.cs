using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.ListTeams;

/// <summary>The teams by name.</summary>
/// <param name="EmployeeId">Only those that this person belongs to; null for all.</param>
/// <param name="Page">Which part of the list.</param>
/// <param name="Translation">The language.</param>
public sealed record ListTeamsQuery(int? EmployeeId, PageRequest Page, Translation Translation) : IRequest<Page<TeamAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsRead;
}

internal sealed class ListTeamsHandler(ITeamList teams, TeamView view) : IRequestHandler<ListTeamsQuery, Page<TeamAnswer>>
{
    public async Task<Page<TeamAnswer>> Handle(ListTeamsQuery query, CancellationToken cancellationToken)
    {
        var (items, total) = await teams.ListAsync(query.EmployeeId, query.Translation.Language, query.Page, cancellationToken);
        return new([.. items.Select(team => view.Show(team, query.Translation))], total);
    }
}
