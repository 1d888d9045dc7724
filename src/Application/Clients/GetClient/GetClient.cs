using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;

namespace OrgChart.Application.Clients.GetClient;

/// <summary>One client.</summary>
/// <param name="Id">The client.</param>
public sealed record GetClientQuery(int Id) : IRequest<ClientAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ClientsAdmin;
}

internal sealed class GetClientHandler(IClientRepository clients) : IRequestHandler<GetClientQuery, ClientAnswer>
{
    public async Task<ClientAnswer> Handle(GetClientQuery query, CancellationToken cancellationToken) =>
        ClientAnswer.Of(await clients.GetAsync(new ClientId(query.Id), expectedVersion: null, cancellationToken));
}
