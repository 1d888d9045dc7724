namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>Something that has to be right for a server to do well. A check changes nothing.</summary>
internal interface ICheck
{
    /// <summary>What is looked at, in a word.</summary>
    string Name { get; }

    /// <summary>Looks at it.</summary>
    /// <param name="services">The server's services, of which none is running.</param>
    Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken);
}

/// <summary>How something is.</summary>
internal enum Condition
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>A server runs, but somebody should look at it.</summary>
    Warning,

    /// <summary>A server does not run, or not for long.</summary>
    Failure,

    /// <summary>Not looked at, because something else has to be right first.</summary>
    Skipped,
}

/// <summary>What a check found.</summary>
/// <param name="Health">How it is.</param>
/// <param name="Found">What was found, as a sentence.</param>
/// <param name="Advice">What to do; null when there is nothing to do.</param>
internal sealed record Finding(Condition Health, string Found, string? Advice = null)
{
    public static Finding Ok(string found) => new(Condition.Ok, found);

    public static Finding Warning(string found, string advice) => new(Condition.Warning, found, advice);

    public static Finding Failure(string found, string advice) => new(Condition.Failure, found, advice);

    public static Finding Skipped(string why) => new(Condition.Skipped, why);
}

/// <summary>What all checks found.</summary>
internal sealed class DoctorReport
{
    /// <summary>Whether no check failed.</summary>
    public required bool Healthy { get; init; }

    /// <summary>What each found.</summary>
    public required IReadOnlyList<CheckedItem> Checks { get; init; }
}

/// <summary>What a check found, with its name.</summary>
internal sealed class CheckedItem
{
    /// <summary>What was looked at.</summary>
    public required string Name { get; init; }

    /// <summary>How it is: <c>ok</c>, <c>warning</c>, <c>failure</c> or <c>skipped</c>.</summary>
    public required string Health { get; init; }

    /// <summary>What was found.</summary>
    public required string Found { get; init; }

    /// <summary>What to do, or null.</summary>
    public required string? Advice { get; init; }
}
