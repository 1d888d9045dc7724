namespace OrgChart.Domain.Clients;

/// <summary>Identifies a client; positive, handed out by the application, never used again. Callers write it <c>c12</c>, so that it is never taken for a user's.</summary>
public readonly record struct ClientId(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
