using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Audit;

namespace OrgChart.Application.Audit.GetAuditEntry;

/// <summary>One audit entry with its changes.</summary>
public sealed record GetAuditEntryQuery(int Id) : IRequest<AuditEntryAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.AuditRead;
}

internal sealed class GetAuditEntryHandler(IAuditRepository audit) : IRequestHandler<GetAuditEntryQuery, AuditEntryAnswer>
{
    public async Task<AuditEntryAnswer> Handle(GetAuditEntryQuery query, CancellationToken cancellationToken) =>
        AuditEntryAnswer.Of(await audit.GetAsync(query.Id, cancellationToken));
}
