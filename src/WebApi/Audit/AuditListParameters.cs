using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Audit;
using OrgChart.Domain.Audit;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Audit;

/// <summary>Conditions that audit entries in a list all meet.</summary>
public sealed class AuditListParameters : PeriodParameters
{
    private const string ResourceError = "The resource is unit, employee, team, teamMember, user or client, with a colon and an id behind it for a certain one, e.g. unit:12.";

    /// <summary>Only entries about this kind of record, or about this record, e.g. <c>unit</c> or <c>unit:12</c>.</summary>
    [FromQuery(Name = "resource")]
    [RegularExpression("^(unit|employee|team|teamMember|user|client)(:[0-9]{1,9})?$", ErrorMessage = ResourceError)]
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

    internal AuditFilter Filter
    {
        get
        {
            var parts = Resource?.Split(':');
            return new(
                parts is null ? null : Enum.Parse<AuditedResource>(parts[0], ignoreCase: true),
                parts is { Length: > 1 } ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null,
                Actor, Action, ImportId, Period.From, Period.To);
        }
    }
}
