using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Domain.Employees;

/// <summary>The employees as they are written down.</summary>
public interface IEmployeeRepository
{
    /// <summary>The employee with this id, or null.</summary>
    Task<Employee?> FindAsync(EmployeeId id, CancellationToken cancellationToken);

    /// <summary>The employee with this id in the version that the caller knows; null for whichever it has.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c></exception>
    /// <exception cref="ConflictException"><c>employee.version_stale</c></exception>
    Task<Employee> GetAsync(EmployeeId id, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>A person and everybody he reports to, directly or not, by lines of every kind.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c></exception>
    Task<ReportingChain> GetChainAsync(EmployeeId id, CancellationToken cancellationToken);

    /// <summary>The people directly in a unit, for changing.</summary>
    Task<IReadOnlyList<Employee>> ListInUnitAsync(OrgUnitId unit, CancellationToken cancellationToken);

    /// <summary>How many people are directly in a unit.</summary>
    Task<int> CountInUnitAsync(OrgUnitId unit, CancellationToken cancellationToken);

    /// <summary>Who has a dotted line to one of these, for changing.</summary>
    Task<IReadOnlyList<Employee>> ListDottedReportsOfAsync(IReadOnlyCollection<EmployeeId> managers, CancellationToken cancellationToken);

    /// <summary>The employees with these ids, for changing; a missing one is left out.</summary>
    Task<IReadOnlyList<Employee>> ListAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken);

    /// <summary>Who reports to one of these, for changing.</summary>
    Task<IReadOnlyList<Employee>> ListReportsOfAsync(IReadOnlyCollection<EmployeeId> managers, CancellationToken cancellationToken);

    /// <summary>The first lines of everybody's file, by id: enough for a load to see who is unchanged, cheap to read.</summary>
    Task<IReadOnlyList<EmployeeSourceState>> ListSourceStatesAsync(CancellationToken cancellationToken);

    /// <summary>Everybody's reporting lines as they are written down: enough for a load to see which have changed and what closes a circle.</summary>
    Task<IReadOnlyList<EmployeeLines>> ListLinesAsync(CancellationToken cancellationToken);

    /// <summary>Adds an employee with the next commit.</summary>
    void Add(Employee employee);

    /// <summary>Adds many new employees at once, the fast way of the database at hand, before the next commit ends.</summary>
    Task AddManyAsync(IEnumerable<Employee> employees, CancellationToken cancellationToken);

    /// <summary>Removes an employee with the next commit.</summary>
    void Remove(Employee employee);

    /// <summary>Removes many employees at once, before the next commit ends; nobody may report to them any more.</summary>
    Task RemoveManyAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken);
}

/// <summary>Where an employee stands and what the source last said of him.</summary>
/// <param name="Id">The employee.</param>
/// <param name="UnitId">His unit.</param>
/// <param name="UnitBySource">His unit by the source, whatever hands made of it.</param>
/// <param name="Source">The source he was loaded from, or null.</param>
/// <param name="Digest">The digest of the source's last row about him, or null.</param>
/// <param name="ManagerBySource">His manager by the source, whatever hands made of it.</param>
public readonly record struct EmployeeSourceState(EmployeeId Id, OrgUnitId UnitId, OrgUnitId UnitBySource, string? Source, long? Digest, EmployeeId? ManagerBySource = null);

/// <summary>Whom an employee reports to.</summary>
/// <param name="Id">The employee.</param>
/// <param name="ManagerId">His manager, or null.</param>
/// <param name="ManagerBySource">His manager by the source, whatever hands made of it.</param>
/// <param name="DottedManagerIds">Whom he reports to besides.</param>
public readonly record struct EmployeeLines(EmployeeId Id, EmployeeId? ManagerId, EmployeeId? ManagerBySource, IReadOnlyList<EmployeeId> DottedManagerIds);
