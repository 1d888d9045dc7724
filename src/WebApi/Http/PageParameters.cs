using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Http;

/// <summary>Which part of a list is wanted.</summary>
public class PageParameters
{
    /// <summary>How many to leave out.</summary>
    [FromQuery(Name = "offset")]
    [Range(0, int.MaxValue, ErrorMessage = "The offset is a number from 0.")]
    public int Offset { get; init; }

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit")]
    [Range(1, PageRequest.MaxLimit, ErrorMessage = "The limit is a number from 1 to 200.")]
    public int Limit { get; init; } = PageRequest.DefaultLimit;

    internal PageRequest Page => new(Offset, Limit);
}
