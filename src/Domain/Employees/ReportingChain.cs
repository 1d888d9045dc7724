namespace OrgChart.Domain.Employees;

/// <summary>A person and everybody he reports to, directly or not, by lines of every kind.</summary>
/// <param name="Tip">The person.</param>
/// <param name="Above">Everybody above; the person himself need not be named.</param>
public sealed record ReportingChain(EmployeeId Tip, IReadOnlySet<EmployeeId> Above)
{
    /// <summary>Whether somebody is the tip or stands above it.</summary>
    public bool Includes(EmployeeId employee) => employee == Tip || Above.Contains(employee);
}

/// <summary>A kind of reporting line.</summary>
public enum ReportingLineKind
{
    /// <summary>To the one manager.</summary>
    Line,

    /// <summary>To somebody besides.</summary>
    Dotted,
}
