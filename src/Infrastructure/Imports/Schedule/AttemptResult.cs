using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Imports.Schedule;

/// <summary>How an attempt to load the directory from its source ended.</summary>
internal abstract record AttemptResult
{
    private AttemptResult()
    {
    }

    /// <summary>The file was loaded.</summary>
    /// <param name="Tag">What the source calls it, or null.</param>
    /// <param name="Import">The load.</param>
    public sealed record Loaded(string? Tag, ImportId Import) : AttemptResult;

    /// <summary>The source still has the file that was loaded last.</summary>
    public sealed record Unchanged : AttemptResult;

    /// <summary>A person cancelled the load.</summary>
    public sealed record Cancelled : AttemptResult;

    /// <summary>The server stops, or another one has the turn.</summary>
    public sealed record Stopped : AttemptResult;

    /// <summary>Somebody else's load is at work; one load at a time.</summary>
    public sealed record Busy : AttemptResult;

    /// <summary>It went wrong; the directory is as it was.</summary>
    /// <param name="Code">A stable code.</param>
    /// <param name="Message">A sentence.</param>
    public sealed record Failed(string Code, string Message) : AttemptResult;
}
