using MediatR;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Common;

/// <summary>Refuses a request whose sender lacks the permission it names.</summary>
internal sealed class PermissionBehaviour<TRequest, TResponse>(ICaller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : INeedPermission
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        caller.May(request.Permission) ? next() : throw new ForbiddenException(request.Permission);
}
