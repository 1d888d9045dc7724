using System.Text.Json.Serialization;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;

namespace OrgChart.Application.Clients;

/// <summary>A program that signs in for itself.</summary>
public class ClientAnswer
{
    /// <summary>The number in its address.</summary>
    public required int Id { get; init; }

    /// <summary>What it signs in with, e.g. <c>c3</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The permissions it can ask for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The unit at the top of the branch that they are limited to; null for everywhere.</summary>
    public required int? UnitId { get; init; }

    /// <summary>Whether people may type their passwords into it.</summary>
    public required bool FirstParty { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it got its secret, UTC.</summary>
    public required DateTime SecretAt { get; init; }

    /// <summary>The client's version, part of its ETag.</summary>
    [JsonIgnore]
    public long Version { get; init; }

    /// <summary>Shows a client.</summary>
    public static ClientAnswer Of(Client client) => new()
    {
        Id = client.Id.Value, ClientId = CallerAccount.SubjectOf(AccountKind.Client, client.Id.Value), Name = client.Name, Scopes = client.Scopes, UnitId = client.UnitId?.Value,
        FirstParty = client.IsFirstParty, CreatedAt = client.CreatedAt, SecretAt = client.SecretAt, Version = client.Version,
    };
}

/// <summary>What a client signs in with; the secret is shown this once.</summary>
public sealed class ClientSecretAnswer
{
    /// <summary>The number in its address.</summary>
    public required int Id { get; init; }

    /// <summary>What it signs in with, e.g. <c>c3</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Its secret.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The client's version, part of its ETag.</summary>
    [JsonIgnore]
    public long Version { get; init; }

    internal static ClientSecretAnswer Of(Client client, string secret) => new()
    {
        Id = client.Id.Value, ClientId = CallerAccount.SubjectOf(AccountKind.Client, client.Id.Value), ClientSecret = secret, Version = client.Version,
    };
}

/// <summary>The clients for reading.</summary>
public interface IClientList
{
    /// <summary>The clients by name, then by id.</summary>
    Task<Page<Client>> ListAsync(PageRequest page, CancellationToken cancellationToken);
}
