using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports;

/// <summary>A directory as a file tells it, whatever the file's format.</summary>
/// <param name="Format">The source of the units' keys: the format's name, e.g. <c>geds</c>, or that of another one which tells of the same.</param>
/// <param name="Units">The units, each after its parent.</param>
/// <param name="Employees">The people in the file's order.</param>
/// <param name="Reading">How the reading went.</param>
public sealed record SourceDirectory(
    string Format, IReadOnlyList<SourceUnit> Units, IReadOnlyList<SourceEmployee> Employees, ReadingReport Reading)
{
    /// <summary>
    /// Whom people report to, without circles; who is not named reports to nobody. Null says nothing of a person, because the line leads out
    /// of what was read or is in doubt: it stays as it is. Null when the format says nothing of reporting lines: then a load leaves them alone.
    /// </summary>
    public IReadOnlyDictionary<SourceEmployee, SourceEmployee?>? Managers { get; init; }

    /// <summary>A digest of all that the file says of people, in whichever order and whichever departments of it are wanted: equal ones mean the same file once more.</summary>
    public required long FileDigest { get; init; }

    /// <summary>Whether the file speaks only for the departments that it names, because each has a file of its own: the others stay as they are.</summary>
    public bool IsOfItsDepartmentsOnly { get; init; }
}

/// <summary>How the reading of a file went.</summary>
/// <param name="Rows">Rows in the file without the header, each once, readable or not.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="Repeated">Rows equal to an earlier one to the letter.</param>
/// <param name="Skipped">Rows of departments that were not asked for.</param>
/// <param name="Findings">What somebody should know, in the file's order.</param>
public sealed record ReadingReport(int Rows, int Rejected, int Repeated, int Skipped, IReadOnlyList<ImportFinding> Findings)
{
    /// <summary>How many more findings there were that are not among <see cref="Findings"/>: every row of a file of another kind would have one.</summary>
    public int FindingsLeftOut { get; init; }
}

/// <summary>A unit as a file tells it.</summary>
public sealed class SourceUnit
{
    private readonly SourceUnit? parent;

    /// <summary>The key, the same in every load; also in both languages.</summary>
    public required string Key { get; init; }

    /// <summary>The unit directly above, or null for a department.</summary>
    public required SourceUnit? Parent
    {
        get => parent;
        init => (parent, Level) = (value, (value?.Level ?? 0) + 1);
    }

    /// <summary>1 for a department, 2 for what is directly beneath it, and so on.</summary>
    public int Level { get; private init; }

    /// <summary>The name.</summary>
    public LocalizedText Name { get; set; } = LocalizedText.None;

    /// <summary>The acronym; may be missing.</summary>
    public LocalizedText Acronym { get; set; } = LocalizedText.None;
}

/// <summary>A person as a file tells it.</summary>
/// <param name="Line">The line where the row begins, from 1.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Details">What the row says of the person.</param>
/// <param name="Digest">A digest of unit and details.</param>
public sealed record SourceEmployee(int Line, SourceUnit Unit, EmployeeDetails Details, long Digest);
