namespace OrgChart.Application.Operations;

/// <summary>Copies of the whole database in a file, made and put back while servers run.</summary>
public interface IDatabaseBackups
{
    /// <summary>Writes the database as it is at one moment to a file; the file is there when it is whole and checked, not before.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <exception cref="OperationRefusedException">It is not done; the message says why, and what to do.</exception>
    Task<BackupFile> BackUpAsync(string file, bool overwrite, CancellationToken cancellationToken);

    /// <summary>
    /// Puts the content of such a file into the database, in one transaction; what was there before is kept in another file. Running servers notice within seconds.
    /// Everybody has to sign in again, and no id is given a second time.
    /// </summary>
    /// <param name="file">Where from.</param>
    /// <param name="force">Whether a database with something in it is replaced.</param>
    /// <exception cref="OperationRefusedException">It is not done, and nothing is changed; the message says why.</exception>
    Task<RestoredDatabase> RestoreAsync(string file, bool force, CancellationToken cancellationToken);
}

/// <summary>A backup that was made.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Revision">The directory's revision in it.</param>
public sealed record BackupFile(string File, long Bytes, long Revision);

/// <summary>A database that was put back.</summary>
/// <param name="Revision">The directory's revision now, greater than any before.</param>
/// <param name="Previous">The file that what was there before is kept in.</param>
public sealed record RestoredDatabase(long Revision, string Previous);
