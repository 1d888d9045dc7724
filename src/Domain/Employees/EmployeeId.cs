namespace OrgChart.Domain.Employees;

/// <summary>Identifies an employee; positive, handed out by the application, never used again.</summary>
public readonly record struct EmployeeId(int Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
