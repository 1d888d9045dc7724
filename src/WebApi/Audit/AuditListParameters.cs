using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Audit;
using OrgChart.Domain.Audit;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Audit;

/// <summary>Conditions that audit entries in a list all meet.</summary>
public sealed class AuditListParameters : PageParameters
{
    private const string ResourceError = "The resource is unit, employee, team or teamMember, with a colon and an id behind it for a certain one, e.g. unit:12.";
    private const string MomentError = "A moment is a date and time in UTC as in RFC 3339, e.g. 2026-11-21T08:00:00Z.";
    private const string Moment = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$";

    /// <summary>Only entries about this kind of record, or about this record, e.g. <c>unit</c> or <c>unit:12</c>.</summary>
    [FromQuery(Name = "resource")]
    [RegularExpression("^(unit|employee|team|teamMember)(:[0-9]{1,9})?$", ErrorMessage = ResourceError)]
    public string? Resource { get; init; }

    /// <summary>Only what this user or client did.</summary>
    [FromQuery(Name = "actor")]
    [MaxLength(100)]
    public string? Actor { get; init; }

    /// <summary>Only this use case, e.g. <c>MoveUnit</c>.</summary>
    [FromQuery(Name = "action")]
    [MaxLength(100)]
    public string? Action { get; init; }

    /// <summary>Only what this load did.</summary>
    [FromQuery(Name = "importId")]
    public int? ImportId { get; init; }

    /// <summary>Not before this moment, e.g. <c>2026-11-21T08:00:00Z</c>.</summary>
    [FromQuery(Name = "from")]
    [RegularExpression(Moment, ErrorMessage = MomentError)]
    public string? From { get; init; }

    /// <summary>Before this moment.</summary>
    [FromQuery(Name = "to")]
    [RegularExpression(Moment, ErrorMessage = MomentError)]
    public string? To { get; init; }

    internal AuditFilter Filter
    {
        get
        {
            var parts = Resource?.Split(':');
            return new(
                parts is null ? null : Enum.Parse<AuditedResource>(parts[0], ignoreCase: true),
                parts is { Length: > 1 } ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null,
                Actor, Action, ImportId, Read(From, "from"), Read(To, "to"));
        }
    }

    private static DateTime? Read(string? text, string name)
    {
        if (text is null) return null;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)) return moment;
        throw new InvalidQueryException(new Dictionary<string, string[]>(StringComparer.Ordinal) { [name] = [MomentError] });
    }
}
