using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Clients.ListClients;

/// <summary>The clients by name.</summary>
/// <param name="Page">Which part of the list.</param>
public sealed record ListClientsQuery(PageRequest Page) : IRequest<Page<ClientAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ClientsAdmin;
}

internal sealed class ListClientsHandler(IClientList clients) : IRequestHandler<ListClientsQuery, Page<ClientAnswer>>
{
    public async Task<Page<ClientAnswer>> Handle(ListClientsQuery query, CancellationToken cancellationToken)
    {
        var (items, total) = await clients.ListAsync(query.Page, cancellationToken);
        return new([.. items.Select(ClientAnswer.Of)], total);
    }
}
