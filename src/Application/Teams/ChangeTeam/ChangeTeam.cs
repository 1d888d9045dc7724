using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.ChangeTeam;

/// <summary>Gives a team another name or description.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="Change">What becomes of what is known of it.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record ChangeTeamCommand(int TeamId, Func<TeamDetails, TeamDetails> Change, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsWrite;
}

internal sealed class ChangeTeamHandler(ITeamRepository teams, IUnitOfWork work) : IRequestHandler<ChangeTeamCommand, Written>
{
    public async Task<Written> Handle(ChangeTeamCommand command, CancellationToken cancellationToken)
    {
        var team = await teams.GetAsync(new TeamId(command.TeamId), command.ExpectedVersion, cancellationToken);

        team.Change(command.Change(team.Details));

        await work.CommitAsync(cancellationToken);
        return new(command.TeamId, team.Version);
    }
}
