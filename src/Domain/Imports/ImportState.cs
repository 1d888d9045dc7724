namespace OrgChart.Domain.Imports;

/// <summary>How far a load has come.</summary>
public enum ImportState
{
    /// <summary>Accepted, waiting for its turn.</summary>
    Queued,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Ended well; unless it was a dry run, the directory is what the file says.</summary>
    Succeeded,

    /// <summary>Ended without changing anything.</summary>
    Failed,

    /// <summary>Stopped by a person without changing anything.</summary>
    Cancelled,
}
