using System.Globalization;

namespace OrgChart.WebApi.Http;

/// <summary>Query parameters that are moments in UTC as in RFC 3339.</summary>
internal static class Moment
{
    /// <summary>What they look like, for <see cref="System.ComponentModel.DataAnnotations.RegularExpressionAttribute"/>.</summary>
    public const string Pattern = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$";

    /// <summary>What is said of others.</summary>
    public const string Error = "A moment is a date and time in UTC as in RFC 3339, e.g. 2026-11-21T08:00:00Z.";

    /// <summary>Reads one.</summary>
    /// <param name="text">A text that looks like one; null when the parameter is left out.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="InvalidQueryException">There is no such moment, e.g. a 31st of June.</exception>
    public static DateTime? Read(string? text, string name)
    {
        if (text is null) return null;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)) return moment;
        throw new InvalidQueryException(new Dictionary<string, string[]>(StringComparer.Ordinal) { [name] = [Error] });
    }
}
