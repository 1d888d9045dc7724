using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using OrgChart.Application.Operations;
using OrgChart.WebApi.Commands.Doctor;
using OrgChart.WebApi.Hosting;

namespace OrgChart.WebApi.Commands;

/// <summary><c>doctor</c>: looks whether a server would do well here, and says what to do. It changes nothing.</summary>
internal static class DoctorCommand
{
    private const string Configuration = "configuration";

    private static readonly ICheck[] Checks = [new DatabaseCheck(), new SnapshotCheck(), new KeysCheck(), new AccountsCheck(), new AccessCheck(), new DiskCheck(), new PageCheck(), new ScheduleCheck()];

    public static Command Create(string[] settings)
    {
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Checks configuration, database, tables, directory, keys, accounts and disk, and says what to do. Exit code 1 when a server would not do well. Example: orgchart doctor --json") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var checks = await RunAsync(settings, cancellationToken);
            var report = new DoctorReport { Healthy = checks.All(check => check.Health != NameOf(Condition.Failure)), Checks = checks };
            if (parsed.GetValue(json)) Terminal.WriteJson(report);
            else Show(report);
            return report.Healthy ? 0 : 1;
        });
        return command;
    }

    private static async Task<List<CheckedItem>> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        WebApplication? server = null;
        try
        {
            // The same as the server's, but for what only begins when it is started.
            server = WebHost.Build(settings);
            server.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception exception) when (CommandLine.Explain(exception) is { } sentence)
        {
            if (server is not null) await server.DisposeAsync();
            var wrong = Finding.Failure(sentence, "Put the setting right: README, Settings, tells where settings come from.");
            return [Item(Configuration, wrong), .. Checks.Select(check => Item(check.Name, Finding.Skipped("The configuration has to be right first.")))];
        }

        await using (server)
        {
            var items = new List<CheckedItem> { Item(Configuration, Finding.Ok($"All settings are right; the environment is {server.Environment.EnvironmentName}.")) };
            foreach (var check in Checks)
            {
                await using var scope = server.Services.CreateAsyncScope();
                items.Add(Item(check.Name, await LookAsync(check, scope.ServiceProvider, cancellationToken)));
            }

            return items;
        }
    }

    /// <summary>What a check finds; one that cannot look at all has found something too.</summary>
    internal static async Task<Finding> LookAsync(ICheck check, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(services, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Failure(CommandLine.Explain(exception) ?? $"It cannot be looked at: {exception.GetBaseException().Message}", "See what is said of the configuration and of the database.");
        }
    }

    private static CheckedItem Item(string name, Finding finding) => new() { Name = name, Health = NameOf(finding.Health), Found = finding.Found, Advice = finding.Advice };

    private static string NameOf(Condition health) => health switch { Condition.Ok => "ok", Condition.Warning => "warning", Condition.Failure => "failure", _ => "skipped" };

    private static void Show(DoctorReport report)
    {
        foreach (var check in report.Checks)
        {
            Terminal.Out.Line(string.Create(CultureInfo.InvariantCulture, $"{check.Health,-8} {check.Name,-14} {check.Found}"));
            if (check.Advice is not null) Terminal.Out.Line($"{"",-23} -> {check.Advice}");
        }

        Terminal.Out.Line(report.Healthy ? "A server would do well here." : "A server would not do well here.");
    }
}
