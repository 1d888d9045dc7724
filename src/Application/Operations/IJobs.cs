namespace OrgChart.Application.Operations;

/// <summary>What servers do from time to time.</summary>
public interface IJobs
{
    /// <summary>All of it by name.</summary>
    Task<IReadOnlyList<ScheduledJob>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The loads from a source; null when none are scheduled. It makes no tables.</summary>
    Task<ScheduledJob?> FindLoadAsync(CancellationToken cancellationToken);
}

/// <summary>Work that one server of several does from time to time.</summary>
public sealed class ScheduledJob
{
    /// <summary>The name of the loads from a source.</summary>
    public const string Load = "load";

    /// <summary>Its name, e.g. <c>clean-up</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due next, UTC; null when it was never done.</summary>
    public required DateTime? NextAt { get; init; }

    /// <summary>Whether it is due already: a server does it within minutes.</summary>
    public required bool IsDue { get; init; }

    /// <summary>What it does, in words; empty when its name says all.</summary>
    public required IReadOnlyList<string> Does { get; init; }

    /// <summary>When the last attempt ended, UTC; null when there was none, or nobody keeps it.</summary>
    public DateTime? LastAt { get; init; }

    /// <summary>How it ended, as a sentence; null when there was none, or nobody keeps it.</summary>
    public string? Last { get; init; }

    /// <summary>How many attempts have failed since one went well.</summary>
    public int Failures { get; init; }
}
