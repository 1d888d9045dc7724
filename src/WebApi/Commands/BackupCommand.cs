using System.CommandLine;
using System.Globalization;

namespace OrgChart.WebApi.Commands;

/// <summary><c>backup</c>: writes the database to a file while servers run.</summary>
internal static class BackupCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it is there already." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command(
            "backup", "Writes the database as it is at one moment to a file, while servers run. Keys (Security:KeyFolder) are files of their own. Example: orgchart backup orgchart-backup.db")
        {
            file, force, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var made = await host.Backups.BackUpAsync(parsed.GetRequiredValue(file).FullName, parsed.GetValue(force), cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(made);
            else Terminal.Out.Line(string.Create(CultureInfo.InvariantCulture, $"Backed up revision {made.Revision} of the directory to {made.File} ({made.Bytes:N0} bytes), and checked it."));
            return 0;
        });
        return command;
    }
}
