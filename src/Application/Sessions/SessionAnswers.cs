using OrgChart.Application.Common;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Sessions;

/// <summary>A user who has signed in somewhere.</summary>
public sealed class SessionAnswer
{
    /// <summary>The session's id.</summary>
    public required int Id { get; init; }

    /// <summary>The client that the user signed in through, e.g. <c>c3</c>; null for the server's own pages.</summary>
    public required string? ClientId { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When its refresh token was used last, UTC.</summary>
    public required DateTime LastUsedAt { get; init; }

    /// <summary>When it ends, UTC; sooner when it is not used for 14 days.</summary>
    public required DateTime ValidUntil { get; init; }

    /// <summary>The address it was begun from.</summary>
    public required string? Address { get; init; }

    /// <summary>What the browser or program called itself.</summary>
    public required string? UserAgent { get; init; }

    /// <summary>Whether a second factor was shown.</summary>
    public required bool HasSecondFactor { get; init; }

    /// <summary>Whether it is the session of this very request.</summary>
    public required bool IsCurrent { get; init; }
}

/// <summary>Shows sessions.</summary>
public sealed class SessionView(ISessionRepository sessions, ICaller caller, TimeProvider time)
{
    /// <summary>The sessions of a user that go on, the newest first.</summary>
    public async Task<IReadOnlyList<SessionAnswer>> OfAsync(UserId user, CancellationToken cancellationToken) =>
    [
        .. (await sessions.ListLiveAsync(user, time.GetUtcNow().UtcDateTime, cancellationToken)).Select(session => new SessionAnswer
        {
            Id = session.Id.Value, ClientId = session.ClientId is { } client ? CallerAccount.SubjectOf(AccountKind.Client, client.Value) : null, CreatedAt = session.CreatedAt,
            LastUsedAt = session.LastUsedAt, ValidUntil = session.Until, Address = session.Address, UserAgent = session.UserAgent, HasSecondFactor = session.IsStrong,
            IsCurrent = caller.Account?.SessionId == session.Id.Value,
        }),
    ];
}
