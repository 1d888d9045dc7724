using System.Text.Json;
using System.Text.Json.Serialization;
using OrgChart.Domain.Audit;

namespace OrgChart.Application.Audit;

/// <summary>One successful write.</summary>
public sealed class AuditEntryAnswer
{
    /// <summary>Identifies the entry; later ones have greater ids.</summary>
    public required int Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who: a user's or client's id, or <c>operator</c> for the command line.</summary>
    public required string Actor { get; init; }

    /// <summary>The use case, e.g. <c>MoveUnit</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The directory's revision with this write in it.</summary>
    public required long Revision { get; init; }

    /// <summary>The <c>traceId</c> of the request; null for the command line.</summary>
    public required string? RequestId { get; init; }

    /// <summary>The load that made the change, or null.</summary>
    public required int? ImportId { get; init; }

    /// <summary>The entry that this write undid, or null.</summary>
    public required int? Undoes { get; init; }

    /// <summary>The entry that undid this one, or null.</summary>
    public required int? UndoneBy { get; init; }

    /// <summary>Whether all changes are listed; a load that makes more than 20,000 lists none.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>What changed, in the order in which it was done.</summary>
    public required IReadOnlyList<AuditChangeAnswer> Changes { get; init; }

    /// <summary>Shows an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="shown">Which of its changes; null for all.</param>
    public static AuditEntryAnswer Of(AuditEntry entry, Func<AuditChange, bool>? shown = null) => new()
    {
        Id = entry.Id, At = entry.At, Actor = entry.Actor, Action = entry.Action, Revision = entry.Revision, RequestId = entry.RequestId, ImportId = entry.ImportId,
        Undoes = entry.Undoes, UndoneBy = entry.UndoneBy, IsComplete = entry.IsComplete,
        Changes = [.. entry.Changes.Where(change => shown?.Invoke(change) ?? true).Select(AuditChangeAnswer.Of)],
    };
}

/// <summary>What a write did to one record.</summary>
public sealed class AuditChangeAnswer
{
    /// <summary><c>unit</c>, <c>employee</c>, <c>team</c>, <c>teamMember</c>, <c>user</c> or <c>client</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The record's id; of a membership the team's.</summary>
    public required int Id { get; init; }

    /// <summary>Of a membership the employee's id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EmployeeId { get; init; }

    /// <summary><c>added</c>, <c>changed</c>, <c>moved</c> or <c>removed</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The fields as they were: those that changed, or of a removed record all; null of an added one.</summary>
    public required JsonElement? Before { get; init; }

    /// <summary>The fields as they became; null of a removed record.</summary>
    public required JsonElement? After { get; init; }

    /// <summary>Shows a change.</summary>
    public static AuditChangeAnswer Of(AuditChange change) => new()
    {
        Resource = JsonNamingPolicy.CamelCase.ConvertName(change.Resource.ToString()), Id = change.ResourceId,
        EmployeeId = change.Resource == AuditedResource.TeamMember ? change.MemberId : null,
        Kind = JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString()), Before = Parse(change.Before), After = Parse(change.After),
    };

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
