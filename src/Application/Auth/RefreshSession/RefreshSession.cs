using MediatR;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.Sessions;

namespace OrgChart.Application.Auth.RefreshSession;

/// <summary>A session goes on: its refresh token is exchanged for another one and an access token (RFC 6749, 6).</summary>
/// <param name="Client">The client, if the session was begun through one.</param>
/// <param name="RefreshToken">The token.</param>
/// <param name="ReceivedAt">When the request came, UTC.</param>
public sealed record RefreshSessionCommand(ClientCredentials? Client, string RefreshToken, DateTime ReceivedAt) : IRequest<IssuedAccess>, IOpenToAll;

internal sealed class RefreshSessionHandler(ISessionRepository sessions, SessionRenewal renewal, ClientCheck clients, IUnitOfWork work)
    : IRequestHandler<RefreshSessionCommand, IssuedAccess>
{
    public async Task<IssuedAccess> Handle(RefreshSessionCommand command, CancellationToken cancellationToken)
    {
        var client = command.Client is null ? null : await clients.AuthenticateAsync(command.Client, cancellationToken);
        // Nobody's, and not worth a turn to write.
        if (command.RefreshToken.Length == 0) throw TokenRefusedException.RefreshFailed();
        var (digest, successor) = (Secrets.Digest(command.RefreshToken), Secrets.Make());

        await work.BeginAsync(cancellationToken);
        // Asked before the token is used up: somebody else's client must not use it up.
        var owner = await sessions.FindByTokenAsync(digest, cancellationToken);
        if (owner is null || owner.ClientId != client?.Id) throw TokenRefusedException.RefreshFailed();
        var use = await sessions.UseTokenAsync(digest, Secrets.Digest(successor), renewal.Now, cancellationToken);
        var access = await renewal.ContinueAsync(use, command.ReceivedAt, successor, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return access ?? throw TokenRefusedException.RefreshFailed();
    }
}
