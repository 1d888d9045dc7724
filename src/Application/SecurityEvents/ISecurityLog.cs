using OrgChart.Application.Common;
using OrgChart.Domain.Security;

namespace OrgChart.Application.SecurityEvents;

/// <summary>Writes down what whoever watches over security wants to know.</summary>
public interface ISecurityLog
{
    /// <summary>Writes an event within the transaction that has begun.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="subject">Whom it concerns, e.g. <c>u12</c>; null for nobody known.</param>
    /// <param name="detail">Codes and ids that say more, or null.</param>
    Task NoteAsync(SecurityEventKind kind, string? subject, string? detail, CancellationToken cancellationToken);
}

/// <summary>The security events for reading.</summary>
public interface ISecurityEventList
{
    /// <summary>The events that meet all conditions, newest first.</summary>
    Task<Page<SecurityEvent>> ListAsync(SecurityEventFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>All events that concern somebody or were caused by him, for handing them out to him.</summary>
    Task<IReadOnlyList<SecurityEvent>> ListOfAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Forgets, with the next commit, where the events of somebody came from.</summary>
    Task ForgetAddressesAsync(string subject, CancellationToken cancellationToken);
}

/// <summary>Conditions that security events in a list all meet; null means no condition.</summary>
/// <param name="Kind">Is of this kind.</param>
/// <param name="Subject">Concerns this account.</param>
/// <param name="From">Not before this moment, UTC.</param>
/// <param name="To">Before this moment, UTC.</param>
public sealed record SecurityEventFilter(SecurityEventKind? Kind = null, string? Subject = null, DateTime? From = null, DateTime? To = null);
