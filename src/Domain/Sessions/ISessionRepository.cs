using OrgChart.Domain.Users;

namespace OrgChart.Domain.Sessions;

/// <summary>The sessions as they are written down, and their refresh tokens, of which only digests are.</summary>
public interface ISessionRepository
{
    /// <summary>The session with this id, or null.</summary>
    Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken);

    /// <summary>The sessions of a user that go on, the newest first.</summary>
    Task<IReadOnlyList<Session>> ListLiveAsync(UserId user, DateTime now, CancellationToken cancellationToken);

    /// <summary>Adds a session and its first refresh token with the next commit.</summary>
    /// <param name="session">The session.</param>
    /// <param name="tokenHash">The digest of the token.</param>
    void Add(Session session, string tokenHash);

    /// <summary>Uses up a refresh token, within a transaction: of any number of callers at the same time one succeeds.</summary>
    /// <param name="tokenHash">The digest of the token.</param>
    /// <param name="successorHash">The digest of the token that takes its place.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>What became of it.</returns>
    Task<TokenUse> UseTokenAsync(string tokenHash, string successorHash, DateTime now, CancellationToken cancellationToken);

    /// <summary>The session that a refresh token, used or not, belongs to; null when there is no such token.</summary>
    Task<Session?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken);
}

/// <summary>What became of the use of a refresh token.</summary>
/// <param name="Session">Its session; null when there is no such token.</param>
/// <param name="IsUsed">Whether this use was the one that counts.</param>
/// <param name="UsedBefore">When it had been used already, UTC; null when it had not.</param>
public sealed record TokenUse(Session? Session, bool IsUsed, DateTime? UsedBefore);
