using MediatR;
using OrgChart.Application.Access;
using OrgChart.Application.Common;

namespace OrgChart.Application.Clients.ReplaceClientSecret;

/// <summary>Gives a client another secret, which is shown this once; the old one is good no longer.</summary>
/// <param name="Id">The client.</param>
public sealed record ReplaceClientSecretCommand(int Id) : IRequest<ClientSecretAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ClientsAdmin;
}

internal sealed class ReplaceClientSecretHandler(ClientPower power, IUnitOfWork work, TimeProvider time) : IRequestHandler<ReplaceClientSecretCommand, ClientSecretAnswer>
{
    public async Task<ClientSecretAnswer> Handle(ReplaceClientSecretCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var client = await power.GetAsync(command.Id, expectedVersion: null, cancellationToken);

        var secret = Secrets.Make();
        client.ReplaceSecret(Secrets.Digest(secret), time.GetUtcNow().UtcDateTime);

        await power.NoteAsync(client, "secret", cancellationToken);
        await work.CommitAsync(cancellationToken);
        return ClientSecretAnswer.Of(client, secret);
    }
}
