using FluentValidation;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Security;

namespace OrgChart.Application.Clients;

/// <summary>What administering clients needs: power over them, and that it is written down.</summary>
public sealed class ClientPower(IClientRepository clients, CallerRights caller, IAccessEndings endings, ISecurityLog log)
{
    private static readonly Shape Rules = new();

    /// <summary>A client that has no rights that the caller lacks.</summary>
    /// <exception cref="Domain.SharedKernel.ForbiddenException"><c>access.more_than_own</c></exception>
    /// <exception cref="Domain.SharedKernel.NotFoundException"><c>client.not_found</c></exception>
    /// <exception cref="Domain.SharedKernel.ConflictException"><c>client.version_stale</c></exception>
    public async Task<Client> GetAsync(int id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var client = await clients.GetAsync(new ClientId(id), expectedVersion, cancellationToken);
        await caller.EnsureIncludeAsync(Rights.Of(client), cancellationToken);
        return client;
    }

    /// <summary>Makes sure that a client can be like this, and has no rights that the caller lacks.</summary>
    /// <exception cref="ValidationException">A field is not as it must be.</exception>
    /// <exception cref="Domain.SharedKernel.ForbiddenException"><c>access.more_than_own</c></exception>
    public async Task EnsureAsync(ClientDetails details, CancellationToken cancellationToken)
    {
        Rules.ValidateAndThrow(details);
        await caller.EnsureIncludeAsync(Rights.Of(details.Scopes, details.UnitId), cancellationToken);
    }

    /// <summary>Writes down, within the transaction, what happened to a client; access tokens of earlier versions are no longer accepted.</summary>
    public async Task NoteAsync(Client client, string detail, CancellationToken cancellationToken, bool isGone = false)
    {
        var subject = CallerAccount.SubjectOf(AccountKind.Client, client.Id.Value);
        endings.NoteAccount(subject, isGone ? int.MaxValue : client.AccessVersion);
        await log.NoteAsync(SecurityEventKind.ClientChanged, subject, detail, cancellationToken);
    }

    private sealed class Shape : AbstractValidator<ClientDetails>
    {
        public Shape()
        {
            RuleFor(it => it.Name).NotEmpty().MaximumLength(Client.MaxNameLength).OverridePropertyName("name");
            RuleFor(it => it.Scopes).NotEmpty().Must(scopes => scopes.All(Permissions.All.Contains))
                .WithMessage($"The scopes are some of {string.Join(", ", Permissions.All)}.").OverridePropertyName("scopes");
            RuleFor(it => it.Scopes).Must(scopes => scopes.All(Permissions.OfBranches.Contains)).When(it => it.UnitId is not null)
                .WithMessage($"Only these scopes can be limited to a unit: {string.Join(", ", Permissions.OfBranches)}.").OverridePropertyName("scopes");
        }
    }
}
