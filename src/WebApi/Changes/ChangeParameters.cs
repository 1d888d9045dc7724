using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Changes;

/// <summary>Which part of the change feed is wanted.</summary>
public sealed class ChangeParameters
{
    /// <summary>The token as nextLink or deltaLink gave it; left out for everything there is; <c>latest</c> for a token of now.</summary>
    [FromQuery(Name = "since")]
    public string? Since { get; init; }

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit")]
    [Range(1, PageRequest.MaxLimit, ErrorMessage = "The limit is a number from 1 to 200.")]
    public int Limit { get; init; } = PageRequest.MaxLimit;
}
