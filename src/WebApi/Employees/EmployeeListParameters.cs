using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Employees;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Employees;

/// <summary>Conditions, order and part of a list of employees.</summary>
public sealed class EmployeeListParameters : PageParameters
{
    private const string SortPattern = "^-?(surname|givenName|id)$";
    private const string SortError = "The list can be sorted by surname, givenName or id, with a minus sign in front for the other way round.";

    /// <summary>Only people directly in this unit.</summary>
    [FromQuery(Name = "unitId")]
    public int? UnitId { get; init; }

    /// <summary>Only people of this department and all units beneath it.</summary>
    [FromQuery(Name = "departmentId")]
    public int? DepartmentId { get; init; }

    /// <summary>Only people who report directly to this employee.</summary>
    [FromQuery(Name = "managerId")]
    public int? ManagerId { get; init; }

    /// <summary>What the list goes by: surname, givenName or id; with a minus sign in front from the end to the beginning.</summary>
    [FromQuery(Name = "sort")]
    [Required(ErrorMessage = SortError)]
    [RegularExpression(SortPattern, ErrorMessage = SortError)]
    public string Sort { get; init; } = "surname";

    internal EmployeeFilter Filter => new(UnitId, DepartmentId, ManagerId);

    internal EmployeeSort Order => new(Enum.Parse<EmployeeSortKey>(Sort.TrimStart('-'), ignoreCase: true), Sort.StartsWith('-'));
}
