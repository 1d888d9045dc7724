using System.Globalization;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Security;

namespace OrgChart.Application.Auth;

/// <summary>Knows a client by its id and secret.</summary>
public sealed class ClientCheck(IClientRepository clients, ISecurityLog log, IUnitOfWork work)
{
    // What is compared for a client that there is not.
    private static readonly string NoDigest = Secrets.Digest("");

    /// <summary>The client with these credentials.</summary>
    /// <exception cref="TokenRefusedException"><c>invalid_client</c></exception>
    public async Task<Client> AuthenticateAsync(ClientCredentials credentials, CancellationToken cancellationToken)
    {
        var id = credentials.Id.StartsWith('c') && int.TryParse(credentials.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ClientId(number) : default;
        var client = await clients.FindAsync(id, cancellationToken);
        if (Secrets.Matches(credentials.Secret, client?.SecretHash ?? NoDigest) && client is not null) return client;
        await work.BeginAsync(cancellationToken);
        await log.NoteAsync(SecurityEventKind.SignInFailed, client is null ? null : CallerAccount.SubjectOf(AccountKind.Client, id.Value), "client", cancellationToken);
        await work.CommitAsync(cancellationToken);
        throw TokenRefusedException.ClientFailed();
    }
}

/// <summary>What a client shows of itself (RFC 6749, 2.3.1).</summary>
/// <param name="Id">Its id, e.g. <c>c3</c>.</param>
/// <param name="Secret">Its secret.</param>
public sealed record ClientCredentials(string Id, string Secret);
