using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.DeleteTeam;

/// <summary>Dissolves a team.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record DeleteTeamCommand(int TeamId, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsWrite;
}

internal sealed class DeleteTeamHandler(ITeamRepository teams, IUnitOfWork work) : IRequestHandler<DeleteTeamCommand, Written>
{
    public async Task<Written> Handle(DeleteTeamCommand command, CancellationToken cancellationToken)
    {
        var team = await teams.GetAsync(new TeamId(command.TeamId), command.ExpectedVersion, cancellationToken);

        teams.Remove(team);

        await work.CommitAsync(cancellationToken);
        return new(command.TeamId, team.Version);
    }
}
