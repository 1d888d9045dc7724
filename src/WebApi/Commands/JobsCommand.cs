using System.CommandLine;
using System.Globalization;
using OrgChart.Application.Operations;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>jobs</c>: what servers do from time to time.</summary>
internal static class JobsCommand
{
    public static Command Create(string[] settings)
    {
        var json = CommonOptions.Json();
        var command = new Command("jobs", "Lists what servers do from time to time, and when each is due next; of several servers, one does it. Example: orgchart jobs --json") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var jobs = await host.Jobs.ListAsync(cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(jobs);
            else Show(jobs);
            return 0;
        });
        return command;
    }

    private static void Show(IReadOnlyList<ScheduledJob> jobs)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Job", "Due next (UTC)", "Does", "Last time");
        foreach (var job in jobs)
            table.AddRow(
                new Text(job.Name), new Text(job.NextAt is { } next ? Moment(next) + (job.IsDue ? " (due)" : "") : "as soon as a server runs"),
                new Text(string.Join(", ", job.Does)), new Text(Last(job)));
        Terminal.Out.Write(table);
    }

    private static string Last(ScheduledJob job) =>
        (job.LastAt is { } at ? Moment(at) + ": " : "") + job.Last + (job.Failures > 1 ? string.Create(CultureInfo.InvariantCulture, $" {job.Failures} times in a row.") : "");

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
