namespace OrgChart.Domain.Units;

/// <summary>A unit and everything above it, from the unit up to its department.</summary>
/// <param name="Units">The unit first, its department last; never empty.</param>
public sealed record Lineage(IReadOnlyList<OrgUnitId> Units)
{
    /// <summary>The unit whose lineage this is.</summary>
    public OrgUnitId Tip => Units[0];

    /// <summary>Whether the unit is the tip or stands above it.</summary>
    public bool Includes(OrgUnitId unit) => Units.Contains(unit);
}
