using System.CommandLine;
using System.Globalization;

namespace OrgChart.WebApi.Commands;

/// <summary><c>restore</c>: puts a backup back while servers run.</summary>
internal static class RestoreCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that orgchart backup made." };
        var force = new Option<bool>("--force") { Description = "Replace a database with something in it." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command(
            "restore", "Puts the content of a backup into the database, while servers run: all of it or nothing. What was there is kept in a file. Everybody signs in again. Example: orgchart restore orgchart-backup.db --force")
        {
            file, force, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var done = await host.Backups.RestoreAsync(parsed.GetRequiredValue(file).FullName, parsed.GetValue(force), cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(done);
            else Terminal.Out.Line(string.Create(CultureInfo.InvariantCulture, $"Restored. The directory has revision {done.Revision} now. What was there before is in {done.Previous}."));
            return 0;
        });
        return command;
    }
}
