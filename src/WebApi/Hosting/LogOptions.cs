using System.ComponentModel.DataAnnotations;

namespace OrgChart.WebApi.Hosting;

/// <summary>Section <c>Log</c> of the configuration: where the log goes, and in which form. The levels are those of <c>Serilog:MinimumLevel</c>.</summary>
public sealed class LogOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Log";

    /// <summary>The form in which it goes to standard error; <see cref="LogForm.Text"/> when left out.</summary>
    public LogForm Console { get; set; }

    /// <summary>The file it also goes to, e.g. <c>data/log/orgchart-.log</c>: the date is put before the ending. Empty for none.</summary>
    public string File { get; set; } = "";

    /// <summary>The form in the file.</summary>
    public LogForm FileForm { get; set; }

    /// <summary>A file that has grown to this many mebibytes is followed by another of the same day; 1 to 10,000.</summary>
    [Range(1, 10_000, ErrorMessage = "Log:MaxFileMegabytes is a number from 1 to 10,000.")]
    public int MaxFileMegabytes { get; set; } = 100;

    /// <summary>How many files are kept; older ones are deleted. 1 to 10,000.</summary>
    [Range(1, 10_000, ErrorMessage = "Log:KeptFiles is a number from 1 to 10,000.")]
    public int KeptFiles { get; set; } = 31;
}

/// <summary>The form of the log.</summary>
public enum LogForm
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>An object of JSON in each line, for programs.</summary>
    Json,

    /// <summary>Nothing.</summary>
    None,
}
