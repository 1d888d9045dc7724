using Microsoft.AspNetCore.Mvc;

namespace OrgChart.WebApi.Employees;

/// <summary>What becomes of those who report to somebody who is removed.</summary>
public sealed class DeleteEmployeeParameters
{
    /// <summary>To whom they report from now on; without it, nobody may report to the one who is removed. If it is one of them, he takes the other's place.</summary>
    [FromQuery(Name = "reassignReportsTo")]
    public int? ReassignReportsTo { get; init; }
}
