using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Imports.Geds;

/// <summary>Reads acronyms, which the extract gives as "English-French".</summary>
internal static class GedsAcronyms
{
    /// <summary>The acronym of a department, from its column, e.g. <c>ESDC-EDSC</c>.</summary>
    public static LocalizedText OfDepartment(string column) => Halves(column) is var (en, fr) ? new(en, fr) : new(column, column);

    /// <summary>
    /// The acronym of another unit: the column has only the English one; the French one stands in the key, e.g. <c>OU=CIRB-CCRI,...</c>.
    /// Where no row is directly in the unit, both come from the key, unless it is but a number.
    /// </summary>
    public static LocalizedText OfUnit(string key, string? column)
    {
        var name = key.StartsWith("OU=", StringComparison.OrdinalIgnoreCase) ? key[3..].Split(',')[0] : "";
        var halves = Halves(name);
        if (column is null)
            return halves is var (en, fr) && en.Any(char.IsLetter) && name.Length <= OrgUnit.MaxAcronymLength ? new(en, fr) : LocalizedText.None;
        return halves is var (first, second) && string.Equals(first, column, StringComparison.OrdinalIgnoreCase) ? new(column, second) : new(column, null);
    }

    /// <summary>Whether a department's acronym, or one of its halves, is among those asked for.</summary>
    public static bool IsAmong(string column, IReadOnlySet<string> wanted) =>
        wanted.Contains(column) || (Halves(column) is var (en, fr) && (wanted.Contains(en) || wanted.Contains(fr)));

    private static (string En, string Fr)? Halves(string text) =>
        text.Split('-') is [{ Length: > 0 } en, { Length: > 0 } fr] ? (en, fr) : null;
}
