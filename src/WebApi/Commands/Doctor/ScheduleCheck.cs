using System.Data.Common;
using System.Globalization;
using OrgChart.Application.Operations;

namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>Whether the directory is loaded from its source as it should be. Wrong settings have been found before: no server starts with them.</summary>
internal sealed class ScheduleCheck : ICheck
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public string Name => "schedule";

    public async Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!DatabaseCheck.IsThere(services)) return Finding.Skipped("There is no database yet.");
        try
        {
            return await services.GetRequiredService<IJobs>().FindLoadAsync(cancellationToken) is { } load
                ? Judge(load, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)
                : Finding.Ok("No loads are scheduled.");
        }
        catch (Exception exception) when (exception is DbException or OperationRefusedException)
        {
            return Finding.Skipped("The database cannot tell.");
        }
    }

    private static Finding Judge(ScheduledJob load, DateTime now) => load switch
    {
        { Failures: > 0 } => Finding.Warning(
            string.Create(CultureInfo.InvariantCulture, $"Loading from the source has failed {load.Failures} times in a row: {load.Last}"),
            "The directory is as it was before, and a server goes on trying. See orgchart imports, and docs/loading.md."),
        { NextAt: { } next } when next < now - Late => Finding.Warning(
            string.Create(CultureInfo.InvariantCulture, $"A load was due at {next:yyyy-MM-dd HH:mm} UTC."), "Start a server; it loads by itself."),
        { NextAt: null } => Finding.Ok("A server will load from the source as soon as it runs."),
        { NextAt: { } next } => Finding.Ok(string.Create(CultureInfo.InvariantCulture, $"The next load from the source is due at {next:yyyy-MM-dd HH:mm} UTC. {load.Last}").TrimEnd()),
    };
}
