using OrgChart.Domain.Security;

namespace OrgChart.Application.SecurityEvents;

/// <summary>
/// Writes down refusals of requests, in the background and with a limit: of the same caller from the same address one of a kind each minute, so that whoever provokes
/// refusals fills no table. The access log counts them all.
/// </summary>
public interface IRefusalLog
{
    /// <summary>Notes that the request at hand is refused.</summary>
    void Note(SecurityEventKind kind);
}
