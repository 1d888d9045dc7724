using System.Text.Json;
using OrgChart.Domain.Imports;

namespace OrgChart.Application.Imports;

/// <summary>A load in the history.</summary>
public sealed class ImportAnswer
{
    /// <summary>The load's id.</summary>
    public int Id { get; init; }

    /// <summary>The file's format.</summary>
    public string Format { get; init; } = "";

    /// <summary>How far it has come: queued, running, succeeded, failed or cancelled.</summary>
    public string State { get; init; } = "";

    /// <summary>Whether it only said what it would do.</summary>
    public bool DryRun { get; init; }

    /// <summary>How far the reading is.</summary>
    public ProgressAnswer Progress { get; init; } = new();

    /// <summary>What it found.</summary>
    public ImportCounts Counts { get; init; } = new();

    /// <summary>When it started, UTC.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTime? FinishedAt { get; init; }

    /// <summary>Who started it.</summary>
    public string StartedBy { get; init; } = "";

    /// <summary>The revision of the directory it compared with or led to.</summary>
    public long? Revision { get; init; }

    /// <summary>Why it failed, as a code; null unless it did.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why it failed, as a sentence; null unless it did.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The answer about a load.</summary>
    public static ImportAnswer Of(Import import) => new()
    {
        Id = import.Id.Value,
        Format = import.Format,
        State = JsonNamingPolicy.CamelCase.ConvertName(import.State.ToString()),
        DryRun = import.DryRun,
        Progress = new ProgressAnswer { Done = import.ProgressDone, Total = import.ProgressTotal },
        Counts = import.Counts,
        StartedAt = import.StartedAt,
        FinishedAt = import.FinishedAt,
        StartedBy = import.StartedBy,
        Revision = import.Revision,
        ErrorCode = import.ErrorCode,
        ErrorMessage = import.ErrorMessage,
    };
}

/// <summary>How far the reading of a file is.</summary>
public sealed class ProgressAnswer
{
    /// <summary>Bytes read.</summary>
    public long Done { get; init; }

    /// <summary>Bytes to read.</summary>
    public long Total { get; init; }
}

/// <summary>A finding.</summary>
public sealed class FindingAnswer
{
    /// <summary>The line of the file where the row begins, from 1 (the header); 0 when it is not about a line.</summary>
    public int Line { get; init; }

    /// <summary>The column's name, or null.</summary>
    public string? Column { get; init; }

    /// <summary>A stable code.</summary>
    public string Code { get; init; } = "";

    /// <summary>A sentence.</summary>
    public string Message { get; init; } = "";
}
