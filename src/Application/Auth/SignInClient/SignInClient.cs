using MediatR;
using OrgChart.Application.Access;
using OrgChart.Application.Common;

namespace OrgChart.Application.Auth.SignInClient;

/// <summary>A client signs in for itself (RFC 6749, 4.4).</summary>
/// <param name="Client">What it shows of itself.</param>
/// <param name="Scope">The permissions asked for; null for all that it has.</param>
public sealed record SignInClientQuery(ClientCredentials Client, IReadOnlyList<string>? Scope) : IRequest<IssuedAccess>;

internal sealed class SignInClientHandler(ClientCheck clients) : IRequestHandler<SignInClientQuery, IssuedAccess>
{
    public async Task<IssuedAccess> Handle(SignInClientQuery query, CancellationToken cancellationToken)
    {
        var client = await clients.AuthenticateAsync(query.Client, cancellationToken);
        if (query.Scope?.All(client.Scopes.Contains) == false) throw TokenRefusedException.ScopeUnknown();
        var rights = Rights.Of(client);
        return new(CallerAccount.SubjectOf(AccountKind.Client, client.Id.Value), null, client.AccessVersion, [.. (query.Scope is null ? rights : rights.Only(query.Scope)).All], null);
    }
}
