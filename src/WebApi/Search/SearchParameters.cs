using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Common;
using OrgChart.Application.Search.SearchDirectory;

namespace OrgChart.WebApi.Search;

/// <summary>What to search for and where.</summary>
public sealed class SearchParameters
{
    /// <summary>What somebody typed: a name, the beginning of one, a title, a unit, an acronym; 1 to 200 characters.</summary>
    [FromQuery(Name = "q")]
    public string Text { get; init; } = "";

    /// <summary>Only people (employee) or only units (unit); without it, both in one ranking.</summary>
    [FromQuery(Name = "type")]
    [RegularExpression("^(employee|unit)$", ErrorMessage = "The type is employee or unit; leave it out for both.")]
    public string? Type { get; init; }

    /// <summary>Only within this department.</summary>
    [FromQuery(Name = "departmentId")]
    public int? DepartmentId { get; init; }

    /// <summary>How many hits at most.</summary>
    [FromQuery(Name = "limit")]
    [Range(1, PageRequest.MaxLimit, ErrorMessage = "The limit is a number from 1 to 200.")]
    public int Limit { get; init; } = PageRequest.DefaultLimit;

    internal SearchDirectoryQuery Query(Translation translation) =>
        new(Text, Type is null ? null : Enum.Parse<SearchKind>(Type, ignoreCase: true), DepartmentId, Limit, translation);
}
