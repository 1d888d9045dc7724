using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.AddTeamMember;

/// <summary>Takes somebody into a team.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="EmployeeId">The person.</param>
/// <param name="Role">What he is in the team.</param>
public sealed record AddTeamMemberCommand(int TeamId, int EmployeeId, TeamRole Role) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsWrite;
}

internal sealed class AddTeamMemberHandler(ITeamRepository teams, IEmployeeRepository employees, IUnitOfWork work) : IRequestHandler<AddTeamMemberCommand, Written>
{
    public async Task<Written> Handle(AddTeamMemberCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var team = await teams.GetAsync(new TeamId(command.TeamId), expectedVersion: null, cancellationToken);
        var employee = await employees.GetAsync(new EmployeeId(command.EmployeeId), expectedVersion: null, cancellationToken);

        team.Add(employee.Id, command.Role);

        await work.CommitAsync(cancellationToken);
        return new(command.TeamId, team.Version);
    }
}
