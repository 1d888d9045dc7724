using System.Net;

namespace OrgChart.Client;

/// <summary>Sends a form to an endpoint of OAuth 2.0.</summary>
/// <param name="path">The endpoint.</param>
/// <param name="form">The fields; those that are null are left out.</param>
/// <param name="afterLoss">Whether it is sent again when an answer was lost.</param>
internal delegate Task<Received> SendForm(string path, IReadOnlyList<(string Name, object? Value)> form, bool afterLoss, CancellationToken cancellationToken);

/// <summary>Access tokens, renewed before they end. However many ask at once, one request is sent: a refresh token is good once.</summary>
internal sealed class Tokens(Credentials credentials, SendForm send, TimeProvider time) : IDisposable
{
    // Before it ends a token is renewed, so that it is good when the request arrives.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1);
    private Current? current;

    /// <summary>A token that is good for a while.</summary>
    public Task<string> AccessAsync(CancellationToken cancellationToken) => TakeAsync(token => time.GetUtcNow() < token.EndsAt - Margin, cancellationToken);

    /// <summary>Another token than one that the server did not take.</summary>
    public Task<string> InsteadAsync(string refused, CancellationToken cancellationToken) => TakeAsync(token => token.Access != refused, cancellationToken);

    /// <summary>Ends the session at the server (RFC 7009). Whoever goes on using the client signs in anew.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (ending, client) = (current, Client);
            current = null;
            if (ending is null || client is null) return;
            var received = await send("/api/v1/auth/revoke", [.. FieldsOf(client), ("token", ending.Refresh ?? ending.Access)], true, cancellationToken).ConfigureAwait(false);
            if (received.Status != HttpStatusCode.OK) throw ProblemException.Of(received);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private ClientCredentials? Client => credentials as ClientCredentials ?? (credentials as PasswordCredentials)?.Client;

    private async Task<string> TakeAsync(Func<Current, bool> isGood, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        // Whoever asked first may give up; the session belongs to all, and a token that was asked for half is a token lost.
        return await TakeAndReleaseAsync(isGood, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> TakeAndReleaseAsync(Func<Current, bool> isGood, CancellationToken cancellationToken)
    {
        try
        {
            if (current is null || !isGood(current)) current = await RenewAsync(cancellationToken).ConfigureAwait(false);
            return current.Access;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <param name="cancellationToken">For a token of the caller's own alone: how he gets it, he can give up.</param>
    private async Task<Current> RenewAsync(CancellationToken cancellationToken)
    {
        if (credentials is TokenCredentials own) return new(await own.AccessToken(cancellationToken).ConfigureAwait(false), null, DateTimeOffset.MaxValue);
        if (current?.Refresh is { } refresh && await GoOnAsync(refresh).ConfigureAwait(false) is { } next) return next;
        current = null;
        return Read(await AskAsync(SignIn(), afterLoss: true).ConfigureAwait(false));
    }

    /// <summary>Goes on with the session; nothing when it has ended.</summary>
    private async Task<Current?> GoOnAsync(string refresh)
    {
        try
        {
            var received = await AskAsync([("grant_type", "refresh_token"), ("refresh_token", refresh)], afterLoss: false).ConfigureAwait(false);
            // After 500 and more it may have been taken all the same, which is as good as lost.
            return received.Status is HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError ? null : Read(received);
        }
        catch (Exception lost) when (lost is HttpRequestException or TimeoutException or IOException)
        {
            // Sent again, the token would look stolen.
            return null;
        }
    }

    private (string Name, object? Value)[] SignIn() => credentials is PasswordCredentials person
        ? [("grant_type", "password"), ("username", person.Email), ("password", person.Password), ("otp", person.Otp), ("scope", person.Client.Scope)]
        : [("grant_type", "client_credentials"), ("scope", Client!.Scope)];

    private Task<Received> AskAsync((string Name, object? Value)[] form, bool afterLoss) =>
        send("/api/v1/auth/token", [.. FieldsOf(Client!), .. form], afterLoss, CancellationToken.None);

    private static (string Name, object? Value)[] FieldsOf(ClientCredentials client) => [("client_id", client.ClientId), ("client_secret", client.ClientSecret)];

    private Current Read(Received received)
    {
        if (received.Status != HttpStatusCode.OK) throw ProblemException.Of(received);
        var answer = received.Json(ClientJson.Default.TokenAnswer);
        return new(answer.AccessToken, answer.RefreshToken, time.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn));
    }

    private sealed record Current(string Access, string? Refresh, DateTimeOffset EndsAt);
}
