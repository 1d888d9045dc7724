using Microsoft.Extensions.Options;
using OrgChart.Application.Auth;
using OrgChart.Application.Operations;
using OrgChart.Domain.Users;
using OrgChart.WebApi.Commands;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Hosting;

/// <summary>What a server needs at its first start: a key for access tokens, and a way to the first administrator.</summary>
internal sealed class FirstStart(
    IServiceScopeFactory scopes, IDatabaseFaults database, FirstAdministratorCode code, IOptions<SecurityOptions> options, TimeProvider time, ILogger<FirstStart> log) : BackgroundService
{
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);

    private bool isKnown;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (SigningKeys.In(options.Value.KeyFolder).Count == 0)
            log.LogInformation("Made the first key for access tokens: {File}. Keep it secret and back it up.", SigningKeys.Generate(options.Value.KeyFolder, time.GetUtcNow().UtcDateTime));
        await LookForAdministratorAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    // The database may be started after the server.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!isKnown)
        {
            await Task.Delay(LooksAgainAfter, time, stoppingToken);
            try
            {
                await LookForAdministratorAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may have no tables yet.
                log.LogDebug(exception, "Nobody knows yet whether there is an administrator.");
            }
        }
    }

    private async Task LookForAdministratorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var there = await scope.ServiceProvider.GetRequiredService<IUserRepository>().CountOtherAdministratorsAsync(but: null, cancellationToken) > 0;
            isKnown = true;
            if (there) return;
        }
        catch (Exception exception) when (database.Diagnose(exception) is DatabaseFault.Unavailable)
        {
            return;
        }

        Terminal.Error.Line("There is no administrator yet. Make one with: orgchart create-user --email YOU@EXAMPLE --role admin");
        // To whoever starts the server, and not into a log, which others may read.
        if (Terminal.Error.Profile.Out.IsTerminal || options.Value.PrintFirstCode)
            Terminal.Error.Line($"or, from another machine, with POST /api/v1/auth/first-administrator and this code, good until it is used or the server stops: {code.Make()}");
    }
}
