using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace OrgChart.WebApi.Http;

/// <summary>Which part of a list of things that happened at some time is wanted.</summary>
public abstract class PeriodParameters : PageParameters
{
    private const string MomentError = "A moment is a date and time in UTC as in RFC 3339, e.g. 2026-11-21T08:00:00Z.";
    private const string Moment = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$";

    /// <summary>Not before this moment, e.g. <c>2026-11-21T08:00:00Z</c>.</summary>
    [FromQuery(Name = "from")]
    [RegularExpression(Moment, ErrorMessage = MomentError)]
    public string? From { get; init; }

    /// <summary>Before this moment.</summary>
    [FromQuery(Name = "to")]
    [RegularExpression(Moment, ErrorMessage = MomentError)]
    public string? To { get; init; }

    /// <summary>Both moments, UTC; null where there is none.</summary>
    /// <exception cref="InvalidQueryException">There is no such date.</exception>
    internal (DateTime? From, DateTime? To) Period => (Read(From, "from"), Read(To, "to"));

    private static DateTime? Read(string? text, string name)
    {
        if (text is null) return null;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)) return moment;
        throw new InvalidQueryException(new Dictionary<string, string[]>(StringComparer.Ordinal) { [name] = [MomentError] });
    }
}
