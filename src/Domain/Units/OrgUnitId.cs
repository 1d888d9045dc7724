namespace OrgChart.Domain.Units;

/// <summary>Identifies a unit; positive, handed out by the application, never used again.</summary>
public readonly record struct OrgUnitId(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
