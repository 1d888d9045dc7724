using Microsoft.AspNetCore.Mvc;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Teams;

/// <summary>Which teams are wanted.</summary>
public sealed class TeamListParameters : PageParameters
{
    /// <summary>Only teams that this person belongs to.</summary>
    [FromQuery(Name = "employeeId")]
    public int? EmployeeId { get; init; }
}
