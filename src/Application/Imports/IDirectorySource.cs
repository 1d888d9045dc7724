using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports;

/// <summary>Reads directories of one format; one class per format.</summary>
public interface IDirectorySource
{
    /// <summary>The format's name, e.g. <c>geds</c>; lower case.</summary>
    string Format { get; }

    /// <summary>Reads a file as a stream.</summary>
    /// <param name="file">The file.</param>
    /// <param name="departments">Acronyms of the only departments to read, in any letter case; empty for all.</param>
    /// <param name="progress">Told now and then how many bytes are read.</param>
    /// <exception cref="RuleBrokenException"><c>import.unreadable</c>, <c>import.department_unknown</c></exception>
    Task<SourceDirectory> ReadAsync(
        SourceFile file, IReadOnlyList<string> departments, IProgress<ImportProgress> progress, CancellationToken cancellationToken);
}

/// <summary>Reads directories of a format that leaves open what its columns mean.</summary>
public interface ITableSource : IDirectorySource
{
    /// <summary>Guesses from a file's header what its columns mean.</summary>
    /// <exception cref="RuleBrokenException"><c>import.unreadable</c></exception>
    ColumnMapping Guess(SourceFile file);
}

/// <summary>A file that can be opened more than once.</summary>
/// <param name="Name">Its name without folders, for messages.</param>
/// <param name="Open">Opens it for reading from the start; the stream can seek.</param>
public sealed record SourceFile(string Name, Func<Stream> Open)
{
    /// <summary>What its columns mean, for formats that leave it open; null to guess.</summary>
    public ColumnMapping? Mapping { get; init; }
}

/// <summary>How far a load has come.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">How much of that is done: bytes while reading, records afterwards.</param>
/// <param name="Total">How much there is to do; 0 when unknown.</param>
public readonly record struct ImportProgress(ImportStage Stage, long Done, long Total);

/// <summary>What a load is doing.</summary>
public enum ImportStage
{
    /// <summary>Reading the file.</summary>
    Reading,

    /// <summary>Matching it with what is there.</summary>
    Comparing,

    /// <summary>Writing what changed.</summary>
    Writing,
}
