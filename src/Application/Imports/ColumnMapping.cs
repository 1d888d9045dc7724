using OrgChart.Domain.Employees;

namespace OrgChart.Application.Imports;

/// <summary>What the columns of a table of people mean.</summary>
public sealed record ColumnMapping
{
    /// <summary>The number or the like by which managers are named in the table; it is not kept from load to load.</summary>
    public const string Id = "id";

    /// <summary>Surname and given name in one: "Roy, Marie" or "Marie Roy".</summary>
    public const string Name = "name";

    /// <summary>Whom he reports to, by id, e-mail or name, whichever fits.</summary>
    public const string Manager = "manager";

    /// <summary>Whom he reports to, by id.</summary>
    public const string ManagerId = "managerId";

    /// <summary>Whom he reports to, by e-mail.</summary>
    public const string ManagerEmail = "managerEmail";

    /// <summary>Whom he reports to, by name.</summary>
    public const string ManagerName = "managerName";

    /// <summary>The units from the department down in one column, in English.</summary>
    public const string UnitPathEn = "unitPath.en";

    /// <summary>The same in French.</summary>
    public const string UnitPathFr = "unitPath.fr";

    /// <summary>Everything that a column can mean, apart from a level of units.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        [Id, Name, Manager, ManagerId, ManagerEmail, ManagerName, UnitPathEn, UnitPathFr, .. EmployeeField.All.Select(field => field.Name)];

    /// <summary>The names of columns by what they mean, one of <see cref="Fields"/>.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The columns that name units, from the department down.</summary>
    public IReadOnlyList<UnitColumn> Units { get; init; } = [];

    /// <summary>What stands between two units of a path.</summary>
    public string PathSeparator { get; init; } = "/";

    /// <summary>The department of those for whom the table names no unit; null to call it like the file.</summary>
    public string? Department { get; init; }
}

/// <summary>The columns that name the units of one level.</summary>
/// <param name="En">The column with the English name, or null.</param>
/// <param name="Fr">The column with the French name, or null.</param>
public sealed record UnitColumn(string? En, string? Fr);
