using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams.CreateTeam;

/// <summary>Founds a team.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is there for.</param>
/// <param name="LeaderId">The employee who leads it.</param>
public sealed record CreateTeamCommand(LocalizedText Name, LocalizedText Description, int LeaderId) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.TeamsWrite;
}

internal sealed class CreateTeamHandler(ITeamRepository teams, IEmployeeRepository employees, IIdAllocator ids, IUnitOfWork work) : IRequestHandler<CreateTeamCommand, Written>
{
    public async Task<Written> Handle(CreateTeamCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var leader = await employees.GetAsync(new EmployeeId(command.LeaderId), expectedVersion: null, cancellationToken);
        var id = new TeamId(await ids.ReserveAsync(IdKind.Team, 1, cancellationToken));

        var team = Team.Create(id, command.Name, command.Description, leader.Id);

        teams.Add(team);
        await work.CommitAsync(cancellationToken);
        return new(id.Value, team.Version);
    }
}
