using OrgChart.Application.Imports;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>Puts the rows of a table together: who is whose manager, and who works in which unit.</summary>
/// <param name="columns">Where the columns stand.</param>
/// <param name="rows">The rows.</param>
/// <param name="fallback">The name of the department of those for whom no unit is named.</param>
internal sealed class TableDirectory(TableColumns columns, TableRows rows, string fallback)
{
    private readonly TableUnits units = new();
    private readonly List<ImportFinding> findings = [.. rows.Findings.Kept];
    private readonly Dictionary<TablePerson, TablePerson> managers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TablePerson, SourceUnit> unitOf = new(ReferenceEqualityComparer.Instance);

    /// <summary>The directory that the table tells.</summary>
    /// <param name="departments">Names of the only departments to load, in any letter case; empty for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RuleBrokenException"><c>import.department_unknown</c></exception>
    public SourceDirectory Make(IReadOnlyList<string> departments, CancellationToken cancellationToken)
    {
        FindManagers(cancellationToken);
        foreach (var person in rows.People) PlaceWithManagers(person);

        var chosen = DepartmentChoice.Among(units.All, departments);
        var employees = rows.People.Where(person => chosen.Contains(unitOf[person]))
            .ToDictionary<TablePerson, TablePerson, SourceEmployee>(person => person, Loaded, ReferenceEqualityComparer.Instance);
        var lines = new ReportingLines(ColumnOfManagers());
        foreach (var (person, employee) in employees)
        {
            if (!managers.TryGetValue(person, out var manager))
            {
                if (person.Managers.Count > 0 || person.IsInDoubt) lines.Miss(employee);
            }
            else if (employees.TryGetValue(manager, out var above)) lines.Draw(employee, above);
            else lines.LeadOut(employee);
        }

        List<SourceEmployee> all = [.. rows.People.Where(employees.ContainsKey).Select(person => employees[person])];
        if (columns.TellManagers) lines.Finish(all, _ => 1);
        findings.AddRange(lines.Findings);
        var report = new ReadingReport(rows.Count, rows.Rejected, rows.Repeated, rows.People.Count - all.Count, [.. findings.OrderBy(finding => finding.Line)]) { FindingsLeftOut = rows.Findings.LeftOut };
        return new(TableSource.Csv, [.. units.All.Where(chosen.Contains)], all, report)
        {
            Managers = columns.TellManagers ? lines.Managers : null,
            FileDigest = RowDigest.Sum(rows.People.Select(person => employees.TryGetValue(person, out var employee) ? employee.Digest : Loaded(person).Digest)),
        };
    }

    private void FindManagers(CancellationToken cancellationToken)
    {
        var search = new ManagerSearch(rows.People);
        foreach (var people in search.SharedIds) Shared(people, columns.NameOf(ColumnMapping.Id), "person.id_repeated", "id", "The first one counts as the manager of those who name it.");
        foreach (var people in search.SharedEmails) Shared(people, columns.NameOf("email"), "person.email_repeated", "e-mail address", "Nobody is recognised by it.");
        foreach (var person in rows.People)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (search.ManagerOf(person, out var problem) is { } manager) managers.Add(person, manager);
            else if (problem is not null) findings.Add(problem);
        }

        void Shared(IReadOnlyList<TablePerson> people, string? column, string code, string what, string consequence)
        {
            foreach (var other in people.Skip(1))
                findings.Add(new(other.Line, column, code, $"The row has the same {what} as line {people[0].Line}; both are loaded. {consequence}"));
        }
    }

    /// <summary>Finds the unit of a person: his own, else that of the nearest manager above him who has one, else the department of the rest.</summary>
    private void PlaceWithManagers(TablePerson person)
    {
        var chain = new HashSet<TablePerson>(ReferenceEqualityComparer.Instance);
        var at = person;
        while (at.Path.Count == 0 && !unitOf.ContainsKey(at) && chain.Add(at) && managers.TryGetValue(at, out var above)) at = above;
        if (!unitOf.TryGetValue(at, out var unit)) unit = at.Path.Count > 0 ? units.UnitAt(at.Path) : units.Fallback(fallback);
        unitOf[at] = unit;
        foreach (var member in chain) unitOf[member] = unit;
    }

    private SourceEmployee Loaded(TablePerson person)
    {
        var unit = unitOf[person];
        return new(person.Line, unit, person.Details, RowDigest.Of([unit.Key, person.Id, .. EmployeeField.All.Select(field => field.Get(person.Details))]));
    }

    private string? ColumnOfManagers() =>
        columns.NameOf(ColumnMapping.ManagerId) ?? columns.NameOf(ColumnMapping.ManagerEmail) ?? columns.NameOf(ColumnMapping.Manager) ?? columns.NameOf(ColumnMapping.ManagerName);
}
