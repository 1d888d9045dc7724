using System.Text.Json;
using OrgChart.Domain.Security;

namespace OrgChart.Application.SecurityEvents;

/// <summary>Something that whoever watches over security wants to know.</summary>
public sealed class SecurityEventAnswer
{
    /// <summary>Identifies the event; later ones have greater ids.</summary>
    public required int Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What happened, e.g. <c>signedIn</c>, <c>signInFailed</c>, <c>signInLocked</c>, <c>tokenReused</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it concerns, e.g. <c>u12</c>; null for nobody known.</summary>
    public required string? Subject { get; init; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>The address it came from.</summary>
    public required string? Address { get; init; }

    /// <summary>Codes and ids that say more.</summary>
    public required string? Detail { get; init; }

    /// <summary>Shows an event.</summary>
    public static SecurityEventAnswer Of(SecurityEvent one) => new()
    {
        Id = one.Id, At = one.At, Kind = JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString()), Subject = one.Subject, Actor = one.Actor, Address = one.Address, Detail = one.Detail,
    };
}
