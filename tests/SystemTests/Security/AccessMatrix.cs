using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Security;

/// <summary>Who may call what, as <c>access-matrix.tsv</c> says: a line for each method of each route, a column for each kind of caller, and in it <c>yes</c>, <c>401</c> or <c>403</c>.</summary>
internal static class AccessMatrix
{
    static AccessMatrix()
    {
        var lines = File.ReadAllLines(Repository.PathOf("tests", "SystemTests", "Security", "access-matrix.tsv")).Select(line => line.Split('\t')).ToList();
        Callers = lines[0][2..];
        Rows = [.. lines.Skip(1).Select(cells => new AccessRow(cells[0], cells[1], Callers.Zip(cells[2..]).ToDictionary(pair => pair.First, pair => pair.Second)))];
    }

    /// <summary>The kinds of callers.</summary>
    public static IReadOnlyList<string> Callers { get; }

    /// <summary>The lines.</summary>
    public static IReadOnlyList<AccessRow> Rows { get; }
}

/// <summary>Who may call a route.</summary>
/// <param name="Method">The method.</param>
/// <param name="Route">The route.</param>
/// <param name="Cells">What each kind of caller gets.</param>
internal sealed record AccessRow(string Method, string Route, IReadOnlyDictionary<string, string> Cells)
{
    public override string ToString() => $"{Method} {Route}";
}
