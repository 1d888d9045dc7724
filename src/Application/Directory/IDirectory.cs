using OrgChart.Application.Common;
using OrgChart.Application.Departments;
using OrgChart.Application.Employees;
using OrgChart.Application.Exports;
using OrgChart.Application.Search;
using OrgChart.Application.Search.SearchDirectory;
using OrgChart.Application.Units;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Directory;

/// <summary>The directory for reading: who works where, answered from memory.</summary>
public interface IDirectory
{
    /// <summary>
    /// The directory as of its newest revision. Take it once per request: it never changes, so that all parts of an answer fit together.
    /// </summary>
    IDirectorySnapshot Current { get; }

    /// <summary>Reads the whole directory from the database, for programs in which nothing keeps it up to date.</summary>
    Task LoadAsync(CancellationToken cancellationToken);

    /// <summary>Sees to it that readers get at least a revision that is in the database.</summary>
    Task CatchUpAsync(long revision, CancellationToken cancellationToken);
}

/// <summary>The directory as of one revision; immutable, safe for any number of readers.</summary>
public interface IDirectorySnapshot
{
    /// <summary>The revision of the directory; rises with every change.</summary>
    long Revision { get; }

    /// <summary>The departments by name.</summary>
    Page<DepartmentItem> Departments(PageRequest page, Translation translation);

    /// <summary>One unit.</summary>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    UnitAnswer Unit(OrgUnitId id, Translation translation);

    /// <summary>One unit that stands at the top.</summary>
    /// <exception cref="NotFoundException"><c>department.not_found</c></exception>
    UnitAnswer Department(OrgUnitId id, Translation translation);

    /// <summary>The units directly beneath a unit, by name.</summary>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    Page<UnitItem> Children(OrgUnitId id, PageRequest page, Translation translation);

    /// <summary>The way from the department down to the unit itself.</summary>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    IReadOnlyList<UnitReference> PathTo(OrgUnitId id, Translation translation);

    /// <summary>The tree beneath a unit as ready bytes.</summary>
    /// <param name="id">The unit at the top of the tree.</param>
    /// <param name="depth">How many levels beneath it, from 0; null for all.</param>
    /// <param name="language">The language of the names.</param>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    ChartDocument Chart(OrgUnitId id, int? depth, Language language);

    /// <summary>The same for a unit that must stand at the top.</summary>
    /// <exception cref="NotFoundException"><c>department.not_found</c></exception>
    ChartDocument DepartmentChart(OrgUnitId id, int? depth, Language language);

    /// <summary>A unit with all beneath it, or everything, to be gone through in order.</summary>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    Branch Branch(BranchSelection selection, EmployeeView view);

    /// <summary>The people of a unit by surname, given name and id.</summary>
    /// <param name="id">The unit.</param>
    /// <param name="recursive">Whether those of all units beneath it belong to the list.</param>
    /// <param name="page">Which part of the list.</param>
    /// <param name="view">How to show them.</param>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    Page<EmployeeItem> UnitEmployees(OrgUnitId id, bool recursive, PageRequest page, EmployeeView view);

    /// <summary>The people who meet all conditions of a filter.</summary>
    /// <exception cref="NotFoundException"><c>unit.not_found</c>, <c>department.not_found</c>, <c>employee.not_found</c></exception>
    Page<EmployeeItem> Employees(EmployeeFilter filter, EmployeeSort sort, PageRequest page, EmployeeView view);

    /// <summary>One person.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c></exception>
    EmployeeAnswer Employee(EmployeeId id, EmployeeView view);

    /// <summary>Who reports to a person directly, by surname, given name and id.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c></exception>
    Page<EmployeeItem> Reports(EmployeeId id, PageRequest page, EmployeeView view);

    /// <summary>Whom a person reports to.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c>, <c>employee.manager_not_found</c></exception>
    EmployeeAnswer Manager(EmployeeId id, EmployeeView view);

    /// <summary>Whom a person reports to, whom that one reports to, and so on up to the top; empty when nobody is known.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c></exception>
    IReadOnlyList<EmployeeItem> ManagerChain(EmployeeId id, EmployeeView view);

    /// <summary>Whom a person reports to: his manager first, then those besides in the order in which the lines were drawn.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c></exception>
    IReadOnlyList<ReportingLineAnswer> ReportingLines(EmployeeId id, EmployeeView view);

    /// <summary>One unit, or null when there is none with this id.</summary>
    UnitAnswer? FindUnit(int id, Translation translation);

    /// <summary>One person, or null when there is none with this id.</summary>
    EmployeeAnswer? FindEmployee(int id, EmployeeView view);

    /// <summary>Units with greater ids than one, by id.</summary>
    /// <param name="id">The id; 0 for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="translation">The language.</param>
    IReadOnlyList<UnitAnswer> UnitsAfter(int id, int limit, Translation translation);

    /// <summary>People with greater ids than one, by id.</summary>
    /// <param name="id">The id; 0 for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="view">How to show them.</param>
    IReadOnlyList<EmployeeAnswer> EmployeesAfter(int id, int limit, EmployeeView view);

    /// <summary>How many levels there are beneath a unit; 0 when it has no children.</summary>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    int LevelsBeneath(OrgUnitId id);

    /// <summary>The id of somebody's manager; null when nobody is known, or when there is nobody with this id.</summary>
    int? ManagerIdOf(int employeeId);

    /// <summary>How many people report to somebody directly.</summary>
    /// <exception cref="NotFoundException"><c>employee.not_found</c></exception>
    int ReportCount(EmployeeId id);

    /// <summary>People and units that fit what somebody typed, best first; always in the same order for the same directory.</summary>
    /// <exception cref="NotFoundException"><c>department.not_found</c></exception>
    SearchAnswer Search(SearchDirectoryQuery query);
}

/// <summary>How employees are shown to one caller.</summary>
/// <param name="Translation">The language.</param>
/// <param name="WithContactData">Whether telephone, e-mail and place of work are shown.</param>
public readonly record struct EmployeeView(Translation Translation, bool WithContactData);
