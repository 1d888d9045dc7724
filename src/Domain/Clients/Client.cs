using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Domain.Clients;

/// <summary>A program that signs in for itself (RFC 6749, 2): another system, or an application of our own that people sign in through.</summary>
public sealed class Client
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 200;

    // EF Core reads and writes this field.
    private string scopes = "";

    private Client()
    {
    }

    /// <summary>The client's id.</summary>
    public ClientId Id { get; private set; }

    /// <summary>What the client is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The digest of its secret.</summary>
    public string SecretHash { get; private set; } = "";

    /// <summary>The permissions it can ask for.</summary>
    public IReadOnlyList<string> Scopes => scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The unit at the top of the branch that its permissions are limited to; null for everywhere.</summary>
    public OrgUnitId? UnitId { get; private set; }

    /// <summary>Whether people may type their passwords into it (RFC 9700, 2.4 forbids it to others).</summary>
    public bool IsFirstParty { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it got its secret, UTC.</summary>
    public DateTime SecretAt { get; private set; }

    /// <summary>Rises whenever access tokens made before must no longer be accepted; from 1.</summary>
    public int AccessVersion { get; private set; } = 1;

    /// <summary>Raised with every commit that changes the client; from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>What can be edited of it.</summary>
    public ClientDetails Details => new(Name, Scopes, UnitId, IsFirstParty);

    /// <summary>Makes a client.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="details">What it is called and may do.</param>
    /// <param name="secretHash">The digest of its secret.</param>
    /// <param name="now">Now, UTC.</param>
    public static Client Create(ClientId id, ClientDetails details, string secretHash, DateTime now)
    {
        var client = new Client { Id = id, CreatedAt = now, SecretHash = secretHash, SecretAt = now };
        client.Set(details);
        return client;
    }

    /// <summary>Changes what the client is called and may do; access tokens with other permissions are no longer accepted.</summary>
    public void Change(ClientDetails details)
    {
        var (before, branch) = (scopes, UnitId);
        Set(details);
        if (scopes != before || UnitId != branch) AccessVersion++;
    }

    /// <summary>Gives the client another secret; the old one, and tokens got with it, are good no longer.</summary>
    public void ReplaceSecret(string secretHash, DateTime now)
    {
        (SecretHash, SecretAt) = (secretHash, now);
        AccessVersion++;
    }

    private void Set(ClientDetails details) =>
        (Name, scopes, UnitId, IsFirstParty) = (details.Name, string.Join(' ', details.Scopes.Distinct().Order(StringComparer.Ordinal)), details.UnitId, details.IsFirstParty);
}

/// <summary>What can be edited of a client.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Scopes">The permissions it can ask for.</param>
/// <param name="UnitId">The unit at the top of the branch that they are limited to; null for everywhere.</param>
/// <param name="IsFirstParty">Whether people may type their passwords into it.</param>
public sealed record ClientDetails(string Name, IReadOnlyList<string> Scopes, OrgUnitId? UnitId, bool IsFirstParty);
