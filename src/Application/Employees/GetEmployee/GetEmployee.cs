using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.GetEmployee;

/// <summary>One employee.</summary>
public sealed record GetEmployeeQuery(int EmployeeId, Translation Translation) : IRequest<EmployeeAnswer>;

internal sealed class GetEmployeeHandler(IDirectory directory, ICaller caller) : IRequestHandler<GetEmployeeQuery, EmployeeAnswer>
{
    public Task<EmployeeAnswer> Handle(GetEmployeeQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Employee(new EmployeeId(query.EmployeeId), new(query.Translation, caller.MaySeeContactData)));
}
