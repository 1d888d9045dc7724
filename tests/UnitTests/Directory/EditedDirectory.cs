using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

/// <summary>The rows of a directory that people and loads change; tells what became different, as the reader of the database does.</summary>
internal sealed class EditedDirectory(IEnumerable<UnitRow> units, IEnumerable<EmployeeRow> employees)
{
    private readonly SortedDictionary<int, UnitRow> units = new(units.ToDictionary(unit => unit.Id));
    private readonly SortedDictionary<int, EmployeeRow> employees = new(employees.ToDictionary(row => row.Id));
    private readonly HashSet<int> touchedUnits = [];
    private readonly HashSet<int> touchedEmployees = [];

    private static readonly Locality Nowhere = new(LocalizedText.None, LocalizedText.None, LocalizedText.None);

    // What is gone can be brought back under its id.
    private readonly List<UnitRow> goneUnits = [];
    private readonly List<EmployeeRow> goneEmployees = [];
    private int lastId = 10_000;
    private long revision = 42;

    /// <summary>Everything that one step can be.</summary>
    public enum Kind
    {
        AddUnit, RenameUnit, MoveUnit, MakeDepartment, EmptyAndRemoveUnit, RemoveBranch, OrderChildren, BringBackUnit,
        AddEmployee, ChangeEmployee, MoveEmployee, RemoveEmployee, SetManager, ClearManager, DrawDottedLine, EndDottedLine, BringBackEmployee,
    }

    public IReadOnlyCollection<UnitRow> Units => units.Values;

    public IReadOnlyCollection<EmployeeRow> Employees => employees.Values;

    /// <summary>Does a step; one that nothing fits does nothing.</summary>
    public void Do(Step step)
    {
        if (step.Kind is Kind.AddUnit || Pick(units, step.A) is not { } unit) AddUnit(step);
        else Do(step, unit);
    }

    /// <summary>What became different since this was asked last.</summary>
    public DirectoryChanges Changes()
    {
        var builder = new EmployeeTableBuilder();
        // The database hands rows out in no particular order.
        foreach (var id in touchedEmployees.OrderBy(id => id * 7919 % 101).Where(employees.ContainsKey)) builder.Add(new RowReader(employees[id]));
        var changes = new DirectoryChanges(
            ++revision, [.. touchedUnits.OrderBy(id => id * 7919 % 101).Where(units.ContainsKey).Select(id => units[id])], Gone(touchedUnits, units), builder, Gone(touchedEmployees, employees));
        touchedUnits.Clear();
        touchedEmployees.Clear();
        return changes;

        static HashSet<int> Gone<T>(HashSet<int> touched, SortedDictionary<int, T> there) => [.. touched.Where(id => !there.ContainsKey(id))];
    }

    /// <summary>The directory read anew.</summary>
    public DirectorySnapshot Rebuild()
    {
        var table = new UnitTable([.. units.Values]);
        var builder = new EmployeeTableBuilder();
        foreach (var row in employees.Values) builder.Add(new RowReader(row));
        return new DirectorySnapshot(revision, table, new EmployeeTable(builder, table));
    }

    private static T? Pick<T>(SortedDictionary<int, T> rows, int number)
        where T : class => rows.Count == 0 ? null : rows.Values.ElementAt(number % rows.Count);

    private static T Pick<T>(IReadOnlyList<T> values, int number) => values[number % values.Count];

    private void Do(Step step, UnitRow unit)
    {
        switch (step.Kind)
        {
            case Kind.RenameUnit:
                Put(unit with { Name = Pick(RandomDirectory.Names, step.B), Acronym = step.C % 3 == 0 ? LocalizedText.None : new($"R{step.C}", null) });
                break;
            case Kind.MoveUnit when Pick(units, step.B) is { } parent && !Branch(unit.Id).Contains(parent.Id):
                Put(unit with { ParentId = parent.Id });
                break;
            case Kind.MakeDepartment:
                Put(unit with { ParentId = null });
                break;
            case Kind.EmptyAndRemoveUnit when Pick(units, step.B) is { } heir && !Branch(unit.Id).Contains(heir.Id):
                foreach (var child in units.Values.Where(child => child.ParentId == unit.Id).ToList()) Put(child with { ParentId = heir.Id });
                foreach (var row in employees.Values.Where(row => row.UnitId == unit.Id).ToList()) Put(row with { UnitId = heir.Id });
                Remove(unit);
                break;
            case Kind.RemoveBranch when step.B % 4 == 0:
                var branch = Branch(unit.Id);
                foreach (var row in employees.Values.Where(row => branch.Contains(row.UnitId)).ToList()) Remove(row);
                foreach (var id in branch.Reverse()) Remove(units[id]);
                break;
            case Kind.OrderChildren:
                var children = units.Values.Where(child => child.ParentId == unit.Id).Select(child => child.Id).OrderBy(id => id * (step.B + 3) % 31).Take(step.C % 5).ToList();
                Put(unit with { ChildOrder = IdList.Write(children) });
                break;
            case Kind.BringBackUnit when goneUnits.Count > 0:
                var back = Pick(goneUnits, step.B);
                goneUnits.Remove(back);
                Put(back with { ParentId = unit.Id });
                break;
            case Kind.AddEmployee:
                Put(Details(new EmployeeRow(++lastId, unit.Id, Pick(employees, step.B)?.Id, "", "", LocalizedText.None, null, null, LocalizedText.None, Nowhere, null, LocalizedText.None, null, null, 0), step));
                break;
            case Kind.BringBackEmployee when goneEmployees.Count > 0:
                var returned = Pick(goneEmployees, step.B);
                goneEmployees.Remove(returned);
                Put(returned with { UnitId = unit.Id, ManagerId = null, DottedManagers = null });
                break;
            default:
                if (Pick(employees, step.B) is { } employee) Do(step, unit, employee);
                break;
        }
    }

    private void Do(Step step, UnitRow unit, EmployeeRow employee)
    {
        switch (step.Kind)
        {
            case Kind.ChangeEmployee:
                Put(Details(employee, step));
                break;
            case Kind.MoveEmployee:
                Put(employee with { UnitId = unit.Id });
                break;
            case Kind.RemoveEmployee:
                Remove(employee);
                break;
            case Kind.SetManager when Pick(employees, step.C)!.Id is var manager && manager != employee.Id:
                Put(employee with { ManagerId = manager, DottedManagers = IdList.Write(IdList.Read(employee.DottedManagers).Where(id => id != manager)) });
                break;
            case Kind.ClearManager:
                Put(employee with { ManagerId = null });
                break;
            case Kind.DrawDottedLine when Pick(employees, step.C)!.Id is var manager && manager != employee.Id && manager != employee.ManagerId:
                Put(employee with { DottedManagers = IdList.Write(IdList.Read(employee.DottedManagers).Append(manager).Distinct()) });
                break;
            case Kind.EndDottedLine:
                Put(employee with { DottedManagers = IdList.Write(IdList.Read(employee.DottedManagers).Skip(1)) });
                break;
        }
    }

    private static EmployeeRow Details(EmployeeRow row, Step step) => row with
    {
        Surname = Pick(RandomDirectory.Surnames, step.B + step.C),
        GivenName = Pick(RandomDirectory.GivenNames, step.C),
        JobTitle = Pick(RandomDirectory.Names, step.B),
        Phone = step.C % 3 == 0 ? null : $"819-{step.C}",
        Email = step.B % 3 == 0 ? null : $"é{step.B}@example.org",
        Street = Pick(RandomDirectory.Names, step.C),
        Locality = new(Pick(RandomDirectory.Names, step.A), LocalizedText.None, Pick(RandomDirectory.Names, step.B)),
        PostalCode = step.A % 2 == 0 ? null : $"K{step.A}",
        Building = Pick(RandomDirectory.Names, step.A + step.B),
        Floor = step.B % 2 == 0 ? null : $"{step.B}",
        Room = step.C % 2 == 0 ? null : $"{step.C}",
    };

    private void AddUnit(Step step)
    {
        var parent = step.B % 5 == 0 ? null : Pick(units, step.A);
        Put(new UnitRow(++lastId, parent?.Id, Pick(RandomDirectory.Names, step.B), new(step.C % 2 == 0 ? null : $"N{step.C}", null), null, 0));
    }

    private HashSet<int> Branch(int id)
    {
        var branch = new HashSet<int> { id };
        var waiting = new Queue<int>(branch);
        while (waiting.TryDequeue(out var above))
            foreach (var unit in units.Values.Where(unit => unit.ParentId == above && branch.Add(unit.Id))) waiting.Enqueue(unit.Id);
        return branch;
    }

    private void Put(UnitRow unit)
    {
        units[unit.Id] = unit with { Version = unit.Version + 1 };
        touchedUnits.Add(unit.Id);
    }

    private void Put(EmployeeRow row)
    {
        employees[row.Id] = row with { Version = row.Version + 1 };
        touchedEmployees.Add(row.Id);
    }

    private void Remove(UnitRow unit)
    {
        units.Remove(unit.Id);
        goneUnits.Add(unit);
        touchedUnits.Add(unit.Id);
    }

    /// <summary>Whoever reports to somebody who goes reports to him no more: the database sees to that.</summary>
    private void Remove(EmployeeRow leaver)
    {
        foreach (var report in employees.Values.Where(row => row.ManagerId == leaver.Id).ToList()) Put(report with { ManagerId = null });
        foreach (var report in employees.Values.Where(row => IdList.Read(row.DottedManagers).Contains(leaver.Id)).ToList())
            Put(report with { DottedManagers = IdList.Write(IdList.Read(report.DottedManagers).Where(id => id != leaver.Id)) });
        employees.Remove(leaver.Id);
        goneEmployees.Add(leaver);
        touchedEmployees.Add(leaver.Id);
    }

    /// <summary>A change; the numbers choose what it is done to, and with what.</summary>
    public sealed record Step(Kind Kind, int A, int B, int C);
}
