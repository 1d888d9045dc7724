using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Access;

/// <summary>What accounts may do now, as the database says, whatever was true when their access tokens were made.</summary>
public interface IAccountRights
{
    /// <summary>The rights of the account behind an access token.</summary>
    /// <exception cref="AccessEndedException">The session or the account has ended, or its rights have changed since the token was made.</exception>
    Task<Rights> ReadAsync(CallerAccount account, CancellationToken cancellationToken);
}

/// <summary>Access tokens live on for minutes after what they stand for has ended; this remembers which.</summary>
public interface IAccessEndings
{
    /// <summary>With the next commit: access tokens of an account made for an earlier version of its rights are no longer accepted.</summary>
    /// <param name="subject">The account, e.g. <c>u12</c>.</param>
    /// <param name="version">The first version still accepted; <see cref="int.MaxValue"/> for none.</param>
    void NoteAccount(string subject, int version);

    /// <summary>With the next commit: access tokens of a session are no longer accepted.</summary>
    void NoteSession(int sessionId);
}

/// <summary>Knows which access tokens are no longer accepted although they have not expired.</summary>
public interface IEndedAccess
{
    /// <summary>Whether a token is one of them.</summary>
    /// <param name="subject">The account, e.g. <c>u12</c>.</param>
    /// <param name="version">The version of the account's rights that the token was made for.</param>
    /// <param name="sessionId">The session, of users.</param>
    bool IsEnded(string subject, int version, int? sessionId);
}
