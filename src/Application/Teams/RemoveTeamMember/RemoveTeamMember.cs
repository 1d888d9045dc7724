using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.RemoveTeamMember;

/// <summary>Lets a member of a team go.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="EmployeeId">The member.</param>
/// <param name="ExpectedVersion">The team's version that the caller knows; null for whichever it has.</param>
public sealed record RemoveTeamMemberCommand(int TeamId, int EmployeeId, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsWrite;
}

internal sealed class RemoveTeamMemberHandler(ITeamRepository teams, IUnitOfWork work) : IRequestHandler<RemoveTeamMemberCommand, Written>
{
    public async Task<Written> Handle(RemoveTeamMemberCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var team = await teams.GetAsync(new TeamId(command.TeamId), command.ExpectedVersion, cancellationToken);

        team.Remove(new EmployeeId(command.EmployeeId));

        await work.CommitAsync(cancellationToken);
        return new(command.TeamId, team.Version);
    }
}
