using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Employees;

/// <summary>Every rule an employee can break, so that the codes of the API can be read as a list.</summary>
public static class EmployeeRules
{
    /// <summary>There is no employee with this id.</summary>
    public static NotFoundException NotFound(EmployeeId id) => new("employee.not_found", $"There is no employee {id}.");

    /// <summary>It is not known whom the employee reports to.</summary>
    public static NotFoundException ManagerNotFound(EmployeeId id) =>
        new("employee.manager_not_found", $"Nobody is known whom employee {id} reports to.");

    /// <summary>The employee was changed since the caller read it.</summary>
    public static ConflictException Changed(EmployeeId id) =>
        new("employee.version_stale", $"Employee {id} was changed in the meantime. Read it again and repeat the change.");

    internal static RuleBrokenException SurnameMissing() => new("employee.surname_missing", "An employee needs a surname.");

    /// <summary>People report to somebody who is about to leave.</summary>
    public static RuleBrokenException HasReports(EmployeeId id, IReadOnlyCollection<EmployeeId> reports) =>
        new RuleBrokenException("employee.has_reports", $"{reports.Count} people report to employee {id}. Say to whom they report from now on: ?reassignReportsTo=ID.")
            .About("reports", reports.Select(report => report.Value));

    /// <summary>The reports of a leaver cannot be given to the leaver himself.</summary>
    public static RuleBrokenException HeirLeaves() => new("employee.circle", "The reports of somebody who leaves must be given to somebody else.");

    /// <summary>The person leads teams that would be without a leader.</summary>
    public static RuleBrokenException LeadsTeams(EmployeeId id, IEnumerable<int> teams) =>
        new RuleBrokenException("employee.leads_teams", $"Employee {id} is the last leader of a team that has other members. Give the team another leader first.").About("teams", teams);

    /// <summary>There is no reporting line between the two.</summary>
    public static NotFoundException LineNotFound(EmployeeId id, EmployeeId managerId) =>
        new("employee.line_not_found", $"Employee {id} does not report to employee {managerId}.");

    internal static RuleBrokenException OwnManager() => new("employee.circle", "Nobody reports to himself.");

    internal static RuleBrokenException Circle() =>
        new("employee.circle", "Reporting lines close no circle: whoever should be the manager reports, directly or not, to this very person, or is that person.");

    internal static RuleBrokenException LineExists() => new("employee.line_exists", "That one is the person's manager already; there is no dotted line besides.");

    internal static RuleBrokenException TooManyLines() => new("employee.too_many_lines", $"A person has at most {Employee.MaxDottedLines} dotted lines.");

    internal static RuleBrokenException TooLong(EmployeeField field) =>
        new("employee.too_long", $"The field {field.Name} has at most {field.MaxLength} characters.");

    internal static void Check(EmployeeDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.Surname)) throw SurnameMissing();
        foreach (var field in EmployeeField.All)
            if (field.Get(details)?.Length > field.MaxLength) throw TooLong(field);
    }
}
