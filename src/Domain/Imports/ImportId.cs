namespace OrgChart.Domain.Imports;

/// <summary>Identifies a load; positive, handed out by the application, never used again.</summary>
public readonly record struct ImportId(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
