using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>A database server has programs of its own for this, which know more than OrgChart could: logs that are kept, moments in between, other disks.</summary>
/// <param name="server">The server's name.</param>
/// <param name="backUp">The command that backs up.</param>
/// <param name="putBack">The command that puts back.</param>
internal sealed class ServerBackups(string server, string backUp, string putBack) : IDatabaseBackups
{
    public Task<BackupFile> BackUpAsync(string file, bool overwrite, CancellationToken cancellationToken) => throw Refusal("backup", backUp);

    public Task<RestoredDatabase> RestoreAsync(string file, bool force, CancellationToken cancellationToken) => throw Refusal("restore", putBack);

    private OperationRefusedException Refusal(string verb, string command) =>
        new($"orgchart {verb} is for the database in a file; {server} has a program of its own for it: {command}");
}
