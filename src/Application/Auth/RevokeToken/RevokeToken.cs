using MediatR;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Sessions;

namespace OrgChart.Application.Auth.RevokeToken;

/// <summary>Ends the session of a refresh token (RFC 7009). A token that is none, or another client's, is no error.</summary>
/// <param name="Client">The client, if the session was begun through one.</param>
/// <param name="Token">The token.</param>
public sealed record RevokeTokenCommand(ClientCredentials? Client, string Token) : IRequest<bool>, IOpenToAll;

internal sealed class RevokeTokenHandler(ISessionRepository sessions, SessionKeeper keeper, ClientCheck clients, IUnitOfWork work) : IRequestHandler<RevokeTokenCommand, bool>
{
    public async Task<bool> Handle(RevokeTokenCommand command, CancellationToken cancellationToken)
    {
        var client = command.Client is null ? null : await clients.AuthenticateAsync(command.Client, cancellationToken);

        await work.BeginAsync(cancellationToken);
        var session = await sessions.FindByTokenAsync(Secrets.Digest(command.Token), cancellationToken);
        var isOwn = session is { EndedAt: null } && session.ClientId == client?.Id;
        if (isOwn) await keeper.EndAsync(session!, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return isOwn;
    }
}
