using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;

namespace OrgChart.Application.Clients.DeleteClient;

/// <summary>Deletes a client; sessions begun through it can go on no longer than their access tokens.</summary>
/// <param name="Id">The client.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever there is.</param>
public sealed record DeleteClientCommand(int Id, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ClientsAdmin;
}

internal sealed class DeleteClientHandler(IClientRepository clients, ClientPower power, IUnitOfWork work) : IRequestHandler<DeleteClientCommand, Written>
{
    public async Task<Written> Handle(DeleteClientCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var client = await power.GetAsync(command.Id, command.ExpectedVersion, cancellationToken);

        clients.Remove(client);

        await power.NoteAsync(client, "deleted", cancellationToken, isGone: true);
        await work.CommitAsync(cancellationToken);
        return new(command.Id, client.Version);
    }
}
