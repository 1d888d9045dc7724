using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.SecurityEvents;

/// <summary>Which security events are wanted.</summary>
public sealed class SecurityEventListParameters : PeriodParameters
{
    /// <summary>Only events of this kind, e.g. <c>signInFailed</c>.</summary>
    [FromQuery(Name = "kind")]
    [MaxLength(40)]
    public string? Kind { get; init; }

    /// <summary>Only events about this account, e.g. <c>u12</c>.</summary>
    [FromQuery(Name = "subject")]
    [MaxLength(100)]
    public string? Subject { get; init; }

    internal SecurityEventFilter Filter => new(KindOf(Kind), Subject, Period.From, Period.To);

    private static SecurityEventKind? KindOf(string? text)
    {
        if (text is null) return null;
        if (char.IsAsciiLetter(text[0]) && Enum.TryParse<SecurityEventKind>(text, ignoreCase: true, out var kind)) return kind;
        var known = string.Join(", ", Enum.GetNames<SecurityEventKind>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
        throw new InvalidQueryException(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["kind"] = [$"The kinds are {known}."] });
    }
}
