namespace OrgChart.Domain.Users;

/// <summary>Identifies a user; positive, handed out by the application, never used again.</summary>
public readonly record struct UserId(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
