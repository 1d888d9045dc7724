namespace OrgChart.Domain.Sessions;

/// <summary>Identifies a session; positive, handed out by the application, never used again.</summary>
public readonly record struct SessionId(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
