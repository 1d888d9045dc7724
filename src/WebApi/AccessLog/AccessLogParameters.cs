using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.AccessLog;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.AccessLog;

/// <summary>Conditions that entries of the access log in a list all meet.</summary>
public sealed class AccessLogParameters : PeriodParameters
{
    /// <summary>Only requests of this user or client, e.g. <c>u12</c>, or <c>anonymous</c>.</summary>
    [FromQuery(Name = "caller")]
    [MaxLength(100)]
    public string? Caller { get; init; }

    /// <summary>Only requests from this IP address, e.g. <c>192.0.2.1</c>.</summary>
    [FromQuery(Name = "address")]
    [MaxLength(60)]
    public string? Address { get; init; }

    /// <summary>Only requests with this method, e.g. <c>GET</c>.</summary>
    [FromQuery(Name = "method")]
    [RegularExpression("^[A-Z]{3,20}$", ErrorMessage = "The method is in capitals, e.g. GET.")]
    public string? Method { get; init; }

    /// <summary>Only requests answered with this status, e.g. <c>403</c>.</summary>
    [FromQuery(Name = "status")]
    [Range(100, 599, ErrorMessage = "The status is a number from 100 to 599.")]
    public int? Status { get; init; }

    /// <summary>Only requests to this route, e.g. <c>/api/v1/units/{id:int}</c>, or <c>-</c> for addresses that lead nowhere.</summary>
    [FromQuery(Name = "route")]
    [MaxLength(200)]
    public string? Route { get; init; }

    internal AccessFilter Filter => new(Caller, Address, Method, Route, Status, Period.From, Period.To);
}
