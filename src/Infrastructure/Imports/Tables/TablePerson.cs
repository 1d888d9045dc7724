using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>A row of a table about a person.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Id">The id that the table gives him; empty when none.</param>
/// <param name="Details">What the row says of him.</param>
/// <param name="Path">The names of his units from the department down; empty when the row names none.</param>
/// <param name="Managers">What the row calls his manager, the surest first; all mean the same person.</param>
/// <param name="IsInDoubt">Whether a column that should name the manager holds an error.</param>
internal sealed record TablePerson(int Line, string Id, EmployeeDetails Details, IReadOnlyList<LocalizedText> Path, IReadOnlyList<ManagerReference> Managers, bool IsInDoubt);

/// <summary>What a row calls a manager.</summary>
/// <param name="Kind">One of the fields of a mapping that tell of managers.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Text">The text; never empty.</param>
internal sealed record ManagerReference(string Kind, string Column, string Text);
