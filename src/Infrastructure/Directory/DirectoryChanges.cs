namespace OrgChart.Infrastructure.Directory;

/// <summary>What became different since an older revision.</summary>
/// <param name="Revision">The newer revision.</param>
/// <param name="Units">Units that are new or different.</param>
/// <param name="RemovedUnits">Ids of units that are gone.</param>
/// <param name="Employees">Employees who are new or different.</param>
/// <param name="RemovedEmployees">Ids of employees who are gone.</param>
internal sealed record DirectoryChanges(
    long Revision, IReadOnlyList<UnitRow> Units, IReadOnlySet<int> RemovedUnits, EmployeeTableBuilder Employees, IReadOnlySet<int> RemovedEmployees);
