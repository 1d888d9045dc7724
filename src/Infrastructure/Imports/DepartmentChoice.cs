using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports;

/// <summary>Chooses departments by name, for formats that have no acronyms.</summary>
internal static class DepartmentChoice
{
    // "Agriculture, Food and Rural Affairs": a name with more commas is none.
    private const int MaxParts = 10;

    /// <summary>The departments of these names and all beneath them.</summary>
    /// <param name="units">The units, each after its parent.</param>
    /// <param name="names">English or French names in any letter case, accents or not; a name with commas may be in parts that follow each other; empty for all.</param>
    /// <exception cref="RuleBrokenException"><c>import.department_unknown</c></exception>
    public static IReadOnlySet<SourceUnit> Among(IReadOnlyList<SourceUnit> units, IReadOnlyList<string> names)
    {
        var departments = units.Where(unit => unit.Parent is null).ToList();
        names = Whole(names, departments);
        var missing = names.Where(name => !departments.Any(department => IsCalled(department, name))).ToList();
        if (missing.Count > 0) throw ImportRules.UnknownDepartments(missing);
        var chosen = new HashSet<SourceUnit>(ReferenceEqualityComparer.Instance);
        foreach (var unit in units)
            if (unit.Parent is { } above ? chosen.Contains(above) : names.Count == 0 || names.Any(name => IsCalled(unit, name))) chosen.Add(unit);
        return chosen;
    }

    /// <summary>Puts names together that were parted at their commas; the longest that a department has counts.</summary>
    private static List<string> Whole(IReadOnlyList<string> parts, List<SourceUnit> departments)
    {
        var whole = new List<string>();
        for (var at = 0; at < parts.Count;)
        {
            var length = Math.Min(MaxParts, parts.Count - at);
            while (length > 1 && !departments.Any(department => IsCalled(department, Joined(at, length)))) length--;
            whole.Add(Joined(at, length));
            at += length;
        }

        return whole;

        string Joined(int at, int length) => string.Join(", ", parts.Skip(at).Take(length));
    }

    private static bool IsCalled(SourceUnit department, string name) => IsCalled(department.Name.En, name) || IsCalled(department.Name.Fr, name);

    // A name without letters and digits folds to nothing, which is no name.
    private static bool IsCalled(string? department, string name) =>
        TextFolding.Fold(name) is { Length: > 0 } folded ? TextFolding.Fold(department) == folded
            : name.Trim() is { Length: > 0 } sign && string.Equals(department, sign, StringComparison.Ordinal);
}
