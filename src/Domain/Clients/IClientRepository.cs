using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Clients;

/// <summary>The clients as they are written down.</summary>
public interface IClientRepository
{
    /// <summary>The client with this id, or null.</summary>
    Task<Client?> FindAsync(ClientId id, CancellationToken cancellationToken);

    /// <summary>The client with this id in the version that the caller knows.</summary>
    /// <exception cref="NotFoundException"><c>client.not_found</c></exception>
    /// <exception cref="ConflictException"><c>client.version_stale</c></exception>
    Task<Client> GetAsync(ClientId id, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Adds a client with the next commit.</summary>
    void Add(Client client);

    /// <summary>Removes a client with the next commit.</summary>
    void Remove(Client client);
}
