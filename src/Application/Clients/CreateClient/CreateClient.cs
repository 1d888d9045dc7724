using MediatR;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;

namespace OrgChart.Application.Clients.CreateClient;

/// <summary>Makes a client and its secret, which is shown this once.</summary>
/// <param name="Details">What it is called and may do.</param>
public sealed record CreateClientCommand(ClientDetails Details) : IRequest<ClientSecretAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ClientsAdmin;
}

internal sealed class CreateClientHandler(ClientOpening clients, ClientPower power, IUnitOfWork work) : IRequestHandler<CreateClientCommand, ClientSecretAnswer>
{
    public async Task<ClientSecretAnswer> Handle(CreateClientCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        await power.EnsureAsync(command.Details, cancellationToken);

        var secret = Secrets.Make();
        var client = await clients.OpenAsync(command.Details, secret, cancellationToken);

        await power.NoteAsync(client, "created", cancellationToken);
        await work.CommitAsync(cancellationToken);
        return ClientSecretAnswer.Of(client, secret);
    }
}

/// <summary>Makes clients, within the transaction that has begun.</summary>
public sealed class ClientOpening(IClientRepository clients, IIdAllocator ids, TimeProvider time)
{
    /// <summary>Makes a client with the next commit.</summary>
    public async Task<Client> OpenAsync(ClientDetails details, string secret, CancellationToken cancellationToken)
    {
        var id = new ClientId(await ids.ReserveAsync(IdKind.Client, 1, cancellationToken));
        var client = Client.Create(id, details, Secrets.Digest(secret), time.GetUtcNow().UtcDateTime);
        clients.Add(client);
        return client;
    }
}
