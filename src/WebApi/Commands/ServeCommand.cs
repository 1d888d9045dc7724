using System.CommandLine;
using Microsoft.Extensions.Options;
using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Page;

namespace OrgChart.WebApi.Commands;

/// <summary><c>serve</c>: answers requests until it is stopped.</summary>
internal static class ServeCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "serve";

    public static Command Create(string[] settings)
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen, e.g. http://127.0.0.1:5080; several with a semicolon between." };
        var command = new Command(Verb, "Answers requests until it is stopped. Example: orgchart serve --urls http://127.0.0.1:5080") { urls };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] where = parsed.GetValue(urls) is { } value ? [$"--urls={value}"] : [];
            await using var app = WebHost.Build([.. settings, .. where]);
            if (!app.Services.GetRequiredService<PageFiles>().AreThere)
                app.Logger.LogWarning("This build has no page for people, because Node.js was missing when it was made: / leads to the API page.");
            try
            {
                await app.StartAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is not OptionsValidationException)
            {
                // Settings are looked at first. What has started already is stopped; thrown away, it would call itself crashed in the log.
                await app.StopAsync(CancellationToken.None);
                throw;
            }

            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
