using Microsoft.AspNetCore.Mvc;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Units;

/// <summary>Which people of a unit are wanted.</summary>
public sealed class UnitEmployeesParameters : PageParameters
{
    /// <summary>Whether the people of all units beneath it belong to the list.</summary>
    [FromQuery(Name = "recursive")]
    public bool Recursive { get; init; }
}
