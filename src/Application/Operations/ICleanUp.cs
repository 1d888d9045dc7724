namespace OrgChart.Application.Operations;

/// <summary>Removes what is kept for a limited time; every implementation that is registered runs once an hour, on one instance of several.</summary>
public interface ICleanUp
{
    /// <summary>About the most that one run removes, so that other writers do not wait long.</summary>
    const int MaxRows = 10_000;

    /// <summary>What it removes, for the log, e.g. <c>idempotency keys</c>.</summary>
    string Name { get; }

    /// <summary>Removes about <see cref="MaxRows"/> of what is too old. It has the turn to write, and is called again until it removes fewer.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>How many were removed.</returns>
    Task<int> RunAsync(DateTime now, CancellationToken cancellationToken);
}
