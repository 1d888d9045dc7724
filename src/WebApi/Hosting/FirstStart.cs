using Microsoft.Extensions.Options;
using OrgChart.Application.Auth;
using OrgChart.Domain.Users;
using OrgChart.WebApi.Commands;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Hosting;

/// <summary>What a server needs at its first start: a key for access tokens, and a way to the first administrator.</summary>
internal sealed class FirstStart(IServiceScopeFactory scopes, FirstAdministratorCode code, IOptions<SecurityOptions> options, TimeProvider time, ILogger<FirstStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (SigningKeys.In(options.Value.KeyFolder).Count == 0)
            log.LogInformation("Made the first key for access tokens: {File}. Keep it secret and back it up.", SigningKeys.Generate(options.Value.KeyFolder, time.GetUtcNow().UtcDateTime));
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<IUserRepository>().CountOtherAdministratorsAsync(but: null, cancellationToken) > 0) return;
        // Not into the log, which others may read: to whoever starts the server.
        Terminal.Error.Line(
            $"""
            There is no administrator yet. Make one with: orgchart create-user --email YOU@EXAMPLE --role admin
            or, from another machine, with POST /api/v1/auth/first-administrator and this code, good until it is used or the server stops: {code.Make()}
            """);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
