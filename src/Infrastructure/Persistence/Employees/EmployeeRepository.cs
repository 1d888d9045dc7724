using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence.Employees;

internal sealed class EmployeeRepository(OrgChartContext context, BulkWriter bulk, IDatabaseStrategy database) : IEmployeeRepository
{
    // SQLite takes 32,766 parameters in a statement, SQL Server 2,100.
    private const int IdsPerStatement = 2_000;

    // What this transaction has made or changed counts already, written down or not.
    public async Task<Employee?> FindAsync(EmployeeId id, CancellationToken cancellationToken) =>
        await context.Employees.FindAsync([id], cancellationToken) is { } employee && context.Entry(employee).State is not EntityState.Deleted ? employee : null;

    public async Task<Employee> GetAsync(EmployeeId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var employee = await FindAsync(id, cancellationToken) ?? throw EmployeeRules.NotFound(id);
        return expectedVersion is null || employee.Version == expectedVersion ? employee : throw EmployeeRules.Changed(id);
    }

    public async Task<ReportingChain> GetChainAsync(EmployeeId id, CancellationToken cancellationToken)
    {
        var above = new HashSet<EmployeeId>();
        var next = new Queue<EmployeeId>([id]);
        while (next.TryDequeue(out var current))
        {
            var person = await FindAsync(current, cancellationToken) ?? throw EmployeeRules.NotFound(current);
            foreach (var manager in person.ManagerId is { } line ? person.DottedManagerIds.Prepend(line) : person.DottedManagerIds)
                if (above.Add(manager)) next.Enqueue(manager);
        }

        return new(id, above);
    }

    public async Task<IReadOnlyList<Employee>> ListInUnitAsync(OrgUnitId unit, CancellationToken cancellationToken)
    {
        var found = await context.Employees.Where(employee => employee.UnitId == unit).OrderBy(employee => employee.Id).ToListAsync(cancellationToken);
        return [.. found.Where(employee => employee.UnitId == unit)];
    }

    public async Task<int> CountInUnitAsync(OrgUnitId unit, CancellationToken cancellationToken)
    {
        var count = await context.Employees.CountAsync(employee => employee.UnitId == unit, cancellationToken);
        foreach (var entry in context.ChangeTracker.Entries<Employee>())
        {
            if (entry.State is not EntityState.Added && entry.Property(employee => employee.UnitId).OriginalValue == unit) count--;
            if (entry.State is not EntityState.Deleted && entry.Entity.UnitId == unit) count++;
        }

        return count;
    }

    public async Task<IReadOnlyList<Employee>> ListDottedReportsOfAsync(IReadOnlyCollection<EmployeeId> managers, CancellationToken cancellationToken)
    {
        // Few have dotted lines, and an index finds those few.
        var some = await context.Employees.Where(employee => EF.Property<string?>(employee, "dottedManagers") != null).ToListAsync(cancellationToken);
        return [.. some.Where(employee => employee.DottedManagerIds.Any(managers.Contains)).OrderBy(employee => employee.Id.Value)];
    }

    public async Task<IReadOnlyList<Employee>> ListAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken)
    {
        var found = new List<Employee>(ids.Count);
        foreach (var some in ids.Chunk(IdsPerStatement))
            found.AddRange(await context.Employees.Where(employee => some.Contains(employee.Id)).ToListAsync(cancellationToken));
        return found;
    }

    public async Task<IReadOnlyList<Employee>> ListReportsOfAsync(IReadOnlyCollection<EmployeeId> managers, CancellationToken cancellationToken)
    {
        var found = new List<Employee>();
        // By numbers in the statement: EF Core 10 makes no array of a column that may be null and is converted.
        foreach (var some in managers.Chunk(IdsPerStatement))
            found.AddRange(await context.Employees.FromSqlRaw($"SELECT * FROM employees WHERE manager_id IN ({string.Join(',', some.Select(id => id.Value))})").ToListAsync(cancellationToken));
        // Who has got another manager within this transaction is found in the database still.
        var wanted = managers.ToHashSet();
        return [.. found.Where(employee => employee.ManagerId is { } manager && wanted.Contains(manager))];
    }

    public async Task<IReadOnlyList<EmployeeSourceState>> ListSourceStatesAsync(CancellationToken cancellationToken)
    {
        string? source = null;
        return await ReadAllAsync("id, unit_id, source, source_digest, hand_edits, manager_id", ToState, cancellationToken);

        EmployeeSourceState ToState(IRow row)
        {
            var unit = new OrgUnitId((int)row.Number(1));
            var edits = HandEditsIn(row, 4);
            EmployeeId? manager = row.IsNull(5) ? null : new EmployeeId((int)row.Number(5));
            return new(
                new EmployeeId((int)row.Number(0)), unit, Employee.UnitBySourceOf(unit, edits), SourceOf(row), row.IsNull(3) ? null : row.Number(3), Employee.ManagerBySourceOf(manager, edits));
        }

        // Nearly all have the same.
        string? SourceOf(IRow row)
        {
            if (row.IsNull(2)) return null;
            var text = Encoding.UTF8.GetString(row.Text(2));
            return text == source ? source : source = text;
        }
    }

    public async Task<IReadOnlyList<EmployeeLines>> ListLinesAsync(CancellationToken cancellationToken)
    {
        return await ReadAllAsync("id, manager_id, dotted_manager_ids, hand_edits", ToLines, cancellationToken);

        static EmployeeLines ToLines(IRow row)
        {
            EmployeeId? manager = row.IsNull(1) ? null : new EmployeeId((int)row.Number(1));
            IReadOnlyList<EmployeeId> dotted = row.IsNull(2) ? [] : [.. IdList.Read(Encoding.UTF8.GetString(row.Text(2))).Select(id => new EmployeeId(id))];
            return new(new EmployeeId((int)row.Number(0)), manager, Employee.ManagerBySourceOf(manager, HandEditsIn(row, 3)), dotted);
        }
    }

    public void Add(Employee employee) => context.Employees.Add(employee);

    public async Task AddManyAsync(IEnumerable<Employee> employees, CancellationToken cancellationToken) =>
        await bulk.InsertAsync(employees.Select(Noted), cancellationToken);

    public void Remove(Employee employee) => context.Employees.Remove(employee);

    public async Task RemoveManyAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return;
        await context.SaveChangesAsync(cancellationToken);
        var known = context.ChangeTracker.Entries<Employee>().ToDictionary(entry => entry.Entity.Id);
        foreach (var id in ids)
        {
            var entry = known.GetValueOrDefault(id);
            context.Capture.NoteRemoved(id, entry?.Entity);
            if (entry is not null) entry.State = EntityState.Detached;
        }

        foreach (var some in ids.Chunk(IdsPerStatement))
        {
            context.Capture.NotePlaces(await context.Employees.Where(employee => some.Contains(employee.Id)).Select(employee => employee.UnitId).Distinct().ToListAsync(cancellationToken));
            await context.Database.ExecuteSqlRawAsync(
                $"DELETE FROM employees WHERE id IN ({string.Join(',', some.Select(id => id.Value))})", cancellationToken);
        }
    }

    private static HandEdits HandEditsIn(IRow row, int column) =>
        row.IsNull(column) ? HandEdits.None : Mapping.ReadHandEdits(Encoding.UTF8.GetString(row.Text(column)));

    /// <summary>Reads some columns of all employees by id, past EF Core, as they are in the database.</summary>
    private async Task<List<T>> ReadAllAsync<T>(string columns, Func<IRow, T> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await database.ReadManyAsync(
                context.Database.GetDbConnection(), context.Database.CurrentTransaction?.GetDbTransaction(),
                $"SELECT {columns} FROM employees ORDER BY id", row => all.Add(read(row)), cancellationToken);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }

        return all;
    }

    private Employee Noted(Employee employee)
    {
        context.Capture.NoteAdded(employee);
        return employee;
    }
}
