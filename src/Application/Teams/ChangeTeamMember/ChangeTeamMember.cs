using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.ChangeTeamMember;

/// <summary>Gives a member of a team another role.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="EmployeeId">The member.</param>
/// <param name="Change">What becomes of his role.</param>
/// <param name="ExpectedVersion">The team's version that the caller knows; null for whichever it has.</param>
public sealed record ChangeTeamMemberCommand(int TeamId, int EmployeeId, Func<TeamRole, TeamRole> Change, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsWrite;
}

internal sealed class ChangeTeamMemberHandler(ITeamRepository teams, IUnitOfWork work) : IRequestHandler<ChangeTeamMemberCommand, Written>
{
    public async Task<Written> Handle(ChangeTeamMemberCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var team = await teams.GetAsync(new TeamId(command.TeamId), command.ExpectedVersion, cancellationToken);

        var member = new EmployeeId(command.EmployeeId);
        team.ChangeRole(member, command.Change(team.RoleOf(member)));

        await work.CommitAsync(cancellationToken);
        return new(command.TeamId, team.Version);
    }
}
