using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Sessions;

/// <summary>Every rule a session can break, so that the codes of the API can be read as a list.</summary>
public static class SessionRules
{
    /// <summary>The user has no session with this id.</summary>
    public static NotFoundException NotFound(SessionId id) => new("session.not_found", $"There is no session {id} of this user.");
}
