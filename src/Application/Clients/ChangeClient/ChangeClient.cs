using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;

namespace OrgChart.Application.Clients.ChangeClient;

/// <summary>Changes what a client is called and may do.</summary>
/// <param name="Id">The client.</param>
/// <param name="Edit">Makes of the fields as they are those as they shall be.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever there is.</param>
public sealed record ChangeClientCommand(int Id, Func<ClientDetails, ClientDetails> Edit, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ClientsAdmin;
}

internal sealed class ChangeClientHandler(ClientPower power, IUnitOfWork work) : IRequestHandler<ChangeClientCommand, Written>
{
    public async Task<Written> Handle(ChangeClientCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var client = await power.GetAsync(command.Id, command.ExpectedVersion, cancellationToken);
        var details = command.Edit(client.Details);
        await power.EnsureAsync(details, cancellationToken);

        client.Change(details);

        await power.NoteAsync(client, "changed", cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(command.Id, client.Version);
    }
}
