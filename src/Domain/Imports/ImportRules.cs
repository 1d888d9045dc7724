using System.Globalization;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Imports;

/// <summary>Every rule a load can break, so that the codes can be read as a list.</summary>
public static class ImportRules
{
    /// <summary>The code of a load that has to wait for another one.</summary>
    public const string RunningCode = "import.running";

    /// <summary>There is no load with this id.</summary>
    public static NotFoundException NotFound(ImportId id) => new("import.not_found", $"There is no load {id}.");

    /// <summary>The format is not known.</summary>
    public static RuleBrokenException UnknownFormat(string format, IEnumerable<string> known) =>
        new("import.format_unknown", $"The format {format} is not known; known are: {string.Join(", ", known)}.");

    /// <summary>The file cannot be read at all.</summary>
    public static RuleBrokenException Unreadable(string why) => new("import.unreadable", why);

    /// <summary>What is said of the columns does not fit, or not the file.</summary>
    public static RuleBrokenException WrongMapping(string why) => new("import.mapping_wrong", why);

    /// <summary>The format leaves nothing open that a mapping could tell.</summary>
    public static RuleBrokenException FixedColumns(string format) => WrongMapping($"The columns of the format {format} are fixed; it takes no mapping.");

    /// <summary>Nothing in the file can be loaded.</summary>
    public static RuleBrokenException Empty() =>
        new("import.empty", "No row of the file could be loaded; the directory stays as it is.");

    /// <summary>The departments asked for are not in the file.</summary>
    public static RuleBrokenException UnknownDepartments(IEnumerable<string> departments) =>
        new("import.department_unknown", $"The file has no department with the acronym or name {string.Join(", ", departments)}.");

    /// <summary>Too many people would be gone.</summary>
    /// <param name="removed">How many people would be removed, now or, when they stay for now, by further loads of the like.</param>
    /// <param name="stored">Of how many.</param>
    /// <param name="limit">The greatest share that may be removed, 0 to 1.</param>
    public static RuleBrokenException TooManyRemoved(int removed, int stored, double limit) => new(
        "import.too_many_removed",
        string.Create(CultureInfo.InvariantCulture,
            $"The load would remove {removed:N0} of the {stored:N0} people that loads of this source brought to the departments it speaks for, more than {limit * 100:0.#} % (Imports:MaxRemovedShare). Is the file complete? If it is meant so, force the load."));

    /// <summary>The directory is not any more as the dry run saw it.</summary>
    /// <param name="expected">The revision that it had.</param>
    /// <param name="now">The revision that it has.</param>
    public static RuleBrokenException DirectoryMoved(long expected, long now) => new(
        "import.directory_moved",
        string.Create(CultureInfo.InvariantCulture, $"The directory had revision {expected} when this was tried and has {now} now: what the dry run said may not hold any more. Try it again."));

    /// <summary>Only what was tried and went well can be applied.</summary>
    public static RuleBrokenException NothingToApply(ImportId id) => new("import.nothing_to_apply", $"Load {id} is no dry run that went well.");

    /// <summary>The file of a dry run is not kept any more.</summary>
    public static RuleBrokenException FileGone(ImportId id) =>
        new("import.file_gone", $"The file of load {id} is not kept here. Files that were sent over HTTP to be tried are kept for a day; send it again.");

    /// <summary>Something went wrong that is not the file's fault.</summary>
    public static RuleBrokenException Broken() =>
        new("import.broken", "The load was stopped by an error outside the file, such as a full disk; nothing was changed. The log says more.");

    internal static RuleBrokenException Running(ImportId id) =>
        new(RunningCode, $"Load {id} is still running; one load at a time. Wait for it or cancel it.");

    /// <summary>The load was taken for dead.</summary>
    public static RuleBrokenException Interrupted() =>
        new("import.interrupted", "The load's process ended before the load did; nothing was changed.");

    internal static RuleBrokenException Ended(ImportId id) => new("import.ended", $"Load {id} has ended already.");
}
