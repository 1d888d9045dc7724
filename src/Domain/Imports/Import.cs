using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Imports;

/// <summary>One load of a directory: who started it, how far it is, what it found.</summary>
public sealed class Import
{
    /// <summary>A running load that has not said anything for this long is dead; its process was killed.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private Import()
    {
    }

    /// <summary>The load's id.</summary>
    public ImportId Id { get; private set; }

    /// <summary>The file's format, e.g. <c>geds</c>.</summary>
    public string Format { get; private set; } = "";

    /// <summary>Whether it only says what it would do.</summary>
    public bool DryRun { get; private set; }

    /// <summary>Who started it: a user, a client or <c>operator</c> for the command line.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>When it started, UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>When it was last heard of, UTC.</summary>
    public DateTime HeardAt { get; private set; }

    /// <summary>How far it has come.</summary>
    public ImportState State { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long ProgressDone { get; private set; }

    /// <summary>Bytes to read.</summary>
    public long ProgressTotal { get; private set; }

    /// <summary>The revision of the directory it compared with or led to; null until then.</summary>
    public long? Revision { get; private set; }

    /// <summary>Why it failed, as a stable code; null unless it did.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>Why it failed, as a sentence; null unless it did.</summary>
    public string? ErrorMessage { get; private set; }

    /// <summary>What it found; zero until it ends.</summary>
    public ImportCounts Counts { get; private set; } = new();

    /// <summary>Begins a load.</summary>
    public static Import Start(ImportId id, string format, bool dryRun, string startedBy, DateTime at) => new()
    {
        Id = id, Format = format, DryRun = dryRun, StartedBy = startedBy, StartedAt = at, HeardAt = at, State = ImportState.Running,
    };

    /// <summary>Notes how many bytes of the file are read.</summary>
    public void Progress(long done, long total, DateTime at) => (ProgressDone, ProgressTotal, HeardAt) = (done, total, at);

    /// <summary>Ends the load well.</summary>
    public void Succeed(ImportCounts counts, long revision, DateTime at)
    {
        End(ImportState.Succeeded, at);
        (Counts, Revision, ProgressDone) = (counts, revision, ProgressTotal);
    }

    /// <summary>Ends the load without a change to the directory.</summary>
    public void Fail(CodedException reason, ImportCounts counts, DateTime at)
    {
        End(ImportState.Failed, at);
        (ErrorCode, ErrorMessage, Counts) = (reason.Code, reason.Message, counts);
    }

    /// <summary>Ends the load because a person wanted it.</summary>
    public void Cancel(DateTime at) => End(ImportState.Cancelled, at);

    /// <summary>Makes room for another load.</summary>
    /// <exception cref="RuleBrokenException"><c>import.running</c> when this one is still alive</exception>
    public void MakeWay(DateTime now)
    {
        if (now - HeardAt < Silence) throw ImportRules.Running(Id);
        Fail(ImportRules.Interrupted(), Counts, now);
    }

    private void End(ImportState state, DateTime at)
    {
        if (State != ImportState.Running) throw ImportRules.Ended(Id);
        (State, FinishedAt, HeardAt) = (state, at, at);
    }
}
