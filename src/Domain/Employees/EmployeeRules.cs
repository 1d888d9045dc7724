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

    internal static RuleBrokenException OwnManager() => new("employee.circle", "Nobody reports to himself.");

    internal static RuleBrokenException TooLong(EmployeeField field) =>
        new("employee.too_long", $"The field {field.Name} has at most {field.MaxLength} characters.");

    internal static void Check(EmployeeDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.Surname)) throw SurnameMissing();
        foreach (var field in EmployeeField.All)
            if (field.Get(details)?.Length > field.MaxLength) throw TooLong(field);
    }
}
