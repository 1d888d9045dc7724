using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OrgChart.WebApi.Http;

/// <summary>Which part of a list of things that happened at some time is wanted.</summary>
public abstract class PeriodParameters : PageParameters
{
    /// <summary>Not before this moment, e.g. <c>2026-11-21T08:00:00Z</c>.</summary>
    [FromQuery(Name = "from")]
    [RegularExpression(Moment.Pattern, ErrorMessage = Moment.Error)]
    public string? From { get; init; }

    /// <summary>Before this moment.</summary>
    [FromQuery(Name = "to")]
    [RegularExpression(Moment.Pattern, ErrorMessage = Moment.Error)]
    public string? To { get; init; }

    /// <summary>Both moments, UTC; null where there is none.</summary>
    /// <exception cref="InvalidQueryException">There is no such date.</exception>
    internal (DateTime? From, DateTime? To) Period => (Moment.Read(From, "from"), Moment.Read(To, "to"));
}
