using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Clients;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;

namespace OrgChart.Infrastructure.Persistence.Clients;

internal sealed class ClientRepository(OrgChartContext context) : IClientRepository, IClientList
{
    public async Task<Client?> FindAsync(ClientId id, CancellationToken cancellationToken) =>
        await context.Clients.FindAsync([id], cancellationToken) is { } client && context.Entry(client).State is not EntityState.Deleted ? client : null;

    public async Task<Client> GetAsync(ClientId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var client = await FindAsync(id, cancellationToken) ?? throw ClientRules.NotFound(id);
        return expectedVersion is null || client.Version == expectedVersion ? client : throw ClientRules.Changed(id);
    }

    public async Task<Page<Client>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var clients = context.Clients.AsNoTracking();
        var items = await clients.OrderBy(client => client.Name).ThenBy(client => client.Id).Skip(page.Offset).Take(page.Limit).ToListAsync(cancellationToken);
        return new(items, await clients.CountAsync(cancellationToken));
    }

    public void Add(Client client) => context.Clients.Add(client);

    public void Remove(Client client) => context.Clients.Remove(client);
}
