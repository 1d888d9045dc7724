namespace OrgChart.Application.Operations;

/// <summary>Takes a whole database to another place, for those who move house.</summary>
public interface IDatabaseCopy
{
    /// <summary>
    /// Copies every row of one database to another, which has none: all of them, compared with those they were copied from, or none.
    /// The one that is copied is read at one moment; whoever writes to it goes on.
    /// </summary>
    /// <param name="from">The database that is copied, as an operator writes it.</param>
    /// <param name="to">Where to.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <returns>What was compared; unless all of it is the same, nothing was kept.</returns>
    /// <exception cref="OperationRefusedException">One of the two is not fit for it; the message says what to do.</exception>
    Task<CopyReport> CopyAsync(string from, string to, IProgress<CopyProgress> progress, CancellationToken cancellationToken);
}

/// <summary>What a copy is at.</summary>
public enum CopyStage
{
    /// <summary>Writing the rows.</summary>
    Copying,

    /// <summary>Reading them from both databases.</summary>
    Comparing,
}

/// <summary>How far a copy is.</summary>
/// <param name="Stage">What it is at.</param>
/// <param name="Done">Rows that are done.</param>
/// <param name="Total">All rows of the stage.</param>
public readonly record struct CopyProgress(CopyStage Stage, long Done, long Total);

/// <summary>A table as it was read back from both databases.</summary>
/// <param name="Table">Its name.</param>
/// <param name="SourceRows">Rows where they were copied from.</param>
/// <param name="TargetRows">Rows where they were copied to.</param>
/// <param name="SourceHash">A hash of all values where they were copied from, in hexadecimal.</param>
/// <param name="TargetHash">The same where they were copied to.</param>
public sealed record CopiedTable(string Table, long SourceRows, long TargetRows, string SourceHash, string TargetHash)
{
    /// <summary>Whether both have the same rows.</summary>
    public bool IsSame => SourceRows == TargetRows && SourceHash == TargetHash;
}

/// <summary>What came of a copy.</summary>
/// <param name="Tables">Every table, in the order in which they were copied.</param>
public sealed record CopyReport(IReadOnlyList<CopiedTable> Tables)
{
    /// <summary>Whether all tables are the same in both databases; else nothing was kept.</summary>
    public bool IsSame => Tables.All(table => table.IsSame);
}
