using Microsoft.EntityFrameworkCore;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Persistence.Employees;

internal sealed class EmployeeRepository(OrgChartContext context, BulkWriter bulk) : IEmployeeRepository
{
    // SQLite takes 32,766 parameters in a statement, SQL Server 2,100.
    private const int IdsPerStatement = 2_000;

    public Task<Employee?> FindAsync(EmployeeId id, CancellationToken cancellationToken) =>
        context.Employees.FirstOrDefaultAsync(employee => employee.Id == id, cancellationToken);

    public async Task<Employee> GetAsync(EmployeeId id, long expectedVersion, CancellationToken cancellationToken)
    {
        var employee = await FindAsync(id, cancellationToken) ?? throw EmployeeRules.NotFound(id);
        return employee.Version == expectedVersion ? employee : throw EmployeeRules.Changed(id);
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
        foreach (var some in managers.Select(id => (EmployeeId?)id).Chunk(IdsPerStatement))
            found.AddRange(await context.Employees.Where(employee => some.Contains(employee.ManagerId)).ToListAsync(cancellationToken));
        return found;
    }

    public async Task<IReadOnlyList<EmployeeSourceState>> ListSourceStatesAsync(CancellationToken cancellationToken) =>
        [.. (await context.Employees.AsNoTracking()
            .Select(employee => new
            {
                employee.Id, employee.UnitId, employee.Source, employee.SourceDigest, Edits = EF.Property<HandEdits?>(employee, "handEdits"),
            })
            .ToListAsync(cancellationToken))
            .Select(row => new EmployeeSourceState(row.Id, row.UnitId, Employee.UnitBySourceOf(row.UnitId, row.Edits ?? HandEdits.None), row.Source, row.SourceDigest))];

    public void Add(Employee employee) => context.Employees.Add(employee);

    public async Task AddManyAsync(IEnumerable<Employee> employees, CancellationToken cancellationToken) =>
        context.WroteDirectoryDirectly |= await bulk.InsertAsync(employees, cancellationToken);

    public void Remove(Employee employee) => context.Employees.Remove(employee);

    public async Task RemoveManyAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return;
        context.WroteDirectoryDirectly = true;
        await context.SaveChangesAsync(cancellationToken);
        var gone = ids.ToHashSet();
        foreach (var entry in context.ChangeTracker.Entries<Employee>().Where(entry => gone.Contains(entry.Entity.Id)).ToList())
            entry.State = EntityState.Detached;
        foreach (var some in ids.Chunk(IdsPerStatement))
            await context.Database.ExecuteSqlRawAsync(
                $"DELETE FROM employees WHERE id IN ({string.Join(',', some.Select(id => id.Value))})", cancellationToken);
    }
}
