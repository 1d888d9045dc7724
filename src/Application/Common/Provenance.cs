using MediatR;

namespace OrgChart.Application.Common;

/// <summary>What the audit trail says of the write that is going on, besides who makes it.</summary>
public sealed class Provenance
{
    /// <summary>The use case, e.g. <c>MoveUnit</c>.</summary>
    public string Action { get; set; } = "Unknown";

    /// <summary>The permission that it needs.</summary>
    public string? Permission { get; set; }

    /// <summary>The load that makes the change, or null.</summary>
    public int? ImportId { get; set; }

    /// <summary>The audit entry that the write undoes, or null.</summary>
    public int? Undoes { get; set; }
}

/// <summary>Notes for the audit trail which use case is at work.</summary>
internal sealed class ProvenanceBehaviour<TRequest, TResponse>(Provenance provenance) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IAudited
{
    private const string Suffix = "Command";

    private static readonly string? Action = typeof(TRequest).Name is var name && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : null;

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (Action is not null) (provenance.Action, provenance.Permission, provenance.ImportId, provenance.Undoes) = (Action, (request as INeedPermission)?.Permission, null, null);
        return next();
    }
}
