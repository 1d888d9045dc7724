namespace OrgChart.Domain.Teams;

/// <summary>Identifies a team; positive, handed out by the application, never used again.</summary>
public readonly record struct TeamId(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
