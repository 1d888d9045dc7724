using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.GetManagerChain;

/// <summary>Whom an employee reports to, and so on up to the top.</summary>
public sealed record GetManagerChainQuery(int EmployeeId, Translation Translation) : IRequest<IReadOnlyList<EmployeeItem>>;

internal sealed class GetManagerChainHandler(IDirectory directory, ICaller caller) : IRequestHandler<GetManagerChainQuery, IReadOnlyList<EmployeeItem>>
{
    public Task<IReadOnlyList<EmployeeItem>> Handle(GetManagerChainQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.ManagerChain(new EmployeeId(query.EmployeeId), new(query.Translation, caller.MaySeeContactData)));
}
