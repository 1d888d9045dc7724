using OrgChart.Domain.Clients;
using OrgChart.Domain.Units;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Clients;

/// <summary>A client, as it is made or edited.</summary>
public sealed class ClientDocument
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The permissions it can ask for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The unit at the top of the branch that they are limited to; null for everywhere.</summary>
    public int? UnitId { get; init; }

    /// <summary>Whether people may type their passwords into it.</summary>
    public bool FirstParty { get; init; }

    internal static ClientDocument Of(ClientDetails details) => new() { Name = details.Name, Scopes = details.Scopes, UnitId = details.UnitId?.Value, FirstParty = details.IsFirstParty };

    internal ClientDetails ToDetails() => UnitId is < 1
        ? throw RequestRefusedException.Invalid("unitId", "There is no such unit.")
        : new(Name.Trim(), Scopes, UnitId is { } unit ? new OrgUnitId(unit) : null, FirstParty);
}
