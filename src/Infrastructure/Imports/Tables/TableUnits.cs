using OrgChart.Application.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>Gathers the units that rows name by paths. Units of one name under one parent are the same, whatever letter case and accents; the first spelling counts.</summary>
internal sealed class TableUnits
{
    private readonly Dictionary<string, SourceUnit> byKey = new(StringComparer.Ordinal);
    private readonly List<SourceUnit> units = [];

    /// <summary>The units, each after its parent.</summary>
    public IReadOnlyList<SourceUnit> All => units;

    /// <summary>Whether a path is too long to be stored.</summary>
    public static bool IsTooLong(IReadOnlyList<LocalizedText> path) =>
        path.Any(name => name.IsLongerThan(OrgUnit.MaxNameLength)) || path.Sum(name => SegmentOf(name).Length + 1) > SourceKey.MaxKeyLength;

    /// <summary>The unit at the end of a path.</summary>
    /// <param name="path">The names from the department down, at least one.</param>
    public SourceUnit UnitAt(IReadOnlyList<LocalizedText> path)
    {
        SourceUnit? unit = null;
        foreach (var name in path) unit = Find(unit is null ? SegmentOf(name) : $"{unit.Key}/{SegmentOf(name)}", unit, name);
        return unit!;
    }

    /// <summary>The department of those for whom no unit is named; whatever it is called, it is the same from load to load.</summary>
    public SourceUnit Fallback(string name) => Find("/", parent: null, LocalizedText.Of(name, name));

    /// <summary>A name as a part of a key: folded, or as it is when nothing is left of it then.</summary>
    public static string SegmentOf(LocalizedText name)
    {
        var text = (name.En ?? name.Fr)!;
        return TextFolding.Fold(text) is { Length: > 0 } folded ? folded : text;
    }

    private SourceUnit Find(string key, SourceUnit? parent, LocalizedText name)
    {
        if (!byKey.TryGetValue(key, out var unit))
        {
            unit = new SourceUnit { Key = key, Parent = parent, Name = name };
            byKey.Add(key, unit);
            units.Add(unit);
        }
        else if (unit.Name.En is null || unit.Name.Fr is null)
        {
            unit.Name = new(unit.Name.En ?? name.En, unit.Name.Fr ?? name.Fr);
        }

        return unit;
    }
}
