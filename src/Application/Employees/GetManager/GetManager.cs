using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.GetManager;

/// <summary>Whom an employee reports to.</summary>
public sealed record GetManagerQuery(int EmployeeId, Translation Translation) : IRequest<EmployeeAnswer>;

internal sealed class GetManagerHandler(IDirectory directory, ICaller caller) : IRequestHandler<GetManagerQuery, EmployeeAnswer>
{
    public Task<EmployeeAnswer> Handle(GetManagerQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Manager(new EmployeeId(query.EmployeeId), new(query.Translation, caller.MaySeeContactData)));
}
