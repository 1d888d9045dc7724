using System.CommandLine;
using System.Globalization;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>copy</c>: takes a whole database to another place.</summary>
internal static class CopyCommand
{
    // Characters; all of it is in the JSON.
    private const int HashShown = 16;

    public static Command Create(string[] settings)
    {
        var from = new Option<string>("--from") { Description = $"The database that is copied: {InfrastructureServices.DatabaseForms}.", Required = true };
        var to = new Option<string>("--to") { Description = "Where to, in the same forms: a database without tables, or one that was only migrated.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print what was compared as JSON." };
        var command = new Command(
            "copy",
            $"Takes a whole database to another place: all of it, compared row by row afterwards, or nothing. The settings Database:… are not looked at; keys (Security:KeyFolder) are files, take them along.\nExample: {InfrastructureServices.CopyExample}")
        {
            from, to, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var report = await ProgressBar.ShowAsync((IProgress<CopyProgress> progress) =>
                host.Copy.CopyAsync(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), progress, cancellationToken));
            if (parsed.GetValue(json)) Terminal.WriteJson(report);
            else Show(report);
            return report.IsSame ? 0 : 1;
        });
        return command;
    }

    private static void Show(CopyReport report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Table", "Rows from", "Rows to", "Hash from", "Hash to", "");
        foreach (var copied in report.Tables)
            table.AddRow(
                new Text(copied.Table), Number(copied.SourceRows), Number(copied.TargetRows), new Text(copied.SourceHash[..HashShown]), new Text(copied.TargetHash[..HashShown]),
                new Text(copied.IsSame ? "same" : "DIFFERENT"));
        Terminal.Out.Write(table);
        Terminal.Out.Line(report.IsSame
            ? string.Create(CultureInfo.InvariantCulture, $"Copied {report.Tables.Sum(copied => copied.TargetRows):N0} rows; both databases have the same.")
            : "What was read back is not the same; nothing was kept.");
    }

    private static Text Number(long number) => new(number.ToString("N0", CultureInfo.InvariantCulture));
}
