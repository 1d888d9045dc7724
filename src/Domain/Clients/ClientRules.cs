using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Clients;

/// <summary>Every rule a client can break, so that the codes of the API can be read as a list.</summary>
public static class ClientRules
{
    /// <summary>There is no client with this id.</summary>
    public static NotFoundException NotFound(ClientId id) => new("client.not_found", $"There is no client {id}.");

    /// <summary>The client was changed since the caller read it.</summary>
    public static ConflictException Changed(ClientId id) => new("client.version_stale", $"Client {id} was changed in the meantime. Read it again and repeat the change.");
}
