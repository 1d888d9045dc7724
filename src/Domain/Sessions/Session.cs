using OrgChart.Domain.Clients;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.Domain.Sessions;

/// <summary>A user who has signed in on a device: the family of refresh tokens (RFC 9700, 4.14.2) that began with one sign-in.</summary>
public sealed class Session
{
    /// <summary>The longest description of a browser that is kept, in characters.</summary>
    public const int MaxUserAgentLength = 200;

    /// <summary>A refresh token that was not used for so long is good no longer.</summary>
    public static readonly TimeSpan MaxIdle = TimeSpan.FromDays(14);

    /// <summary>A session ends after so long, however busy it is.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);

    private Session()
    {
    }

    /// <summary>The session's id.</summary>
    public SessionId Id { get; private set; }

    /// <summary>Who has signed in.</summary>
    public UserId UserId { get; private set; }

    /// <summary>The client that the user signed in through; null for the server's own pages.</summary>
    public ClientId? ClientId { get; private set; }

    /// <summary>The permissions asked for, in blanks; null for all that the user has.</summary>
    public string? Scope { get; private set; }

    /// <summary>Whether a second factor was shown.</summary>
    public bool IsStrong { get; private set; }

    /// <summary>When it began, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When a refresh token of it was used last, UTC.</summary>
    public DateTime LastUsedAt { get; private set; }

    /// <summary>When it ends however busy it is, UTC.</summary>
    public DateTime Until { get; private set; }

    /// <summary>The address it was begun from, or null.</summary>
    public string? Address { get; private set; }

    /// <summary>What the browser or program called itself, or null.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>When it was ended, UTC; null while it goes on.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Begins a session.</summary>
    public static Session Begin(SessionId id, UserId user, SessionOrigin origin, bool isStrong, DateTime now) => new()
    {
        Id = id, UserId = user, ClientId = origin.ClientId, Scope = origin.Scope, IsStrong = isStrong, CreatedAt = now, LastUsedAt = now, Until = now + MaxAge,
        Address = origin.Address, UserAgent = origin.UserAgent is { Length: > MaxUserAgentLength } agent ? agent[..MaxUserAgentLength] : origin.UserAgent,
    };

    /// <summary>Notes that the session was used.</summary>
    public void Use(DateTime now) => LastUsedAt = now;

    /// <summary>Notes that the user has shown a second factor.</summary>
    public void Strengthen() => IsStrong = true;

    /// <summary>Ends the session: its refresh tokens are good no longer.</summary>
    public void End(DateTime now) => EndedAt ??= now;

    /// <summary>Whether the session goes on.</summary>
    public bool IsLive(DateTime now) => EndedAt is null && now < Until;
}

/// <summary>Where a session was begun.</summary>
/// <param name="ClientId">The client that the user signed in through; null for the server's own pages.</param>
/// <param name="Scope">The permissions asked for, in blanks; null for all that the user has.</param>
/// <param name="Address">The address.</param>
/// <param name="UserAgent">What the browser or program called itself.</param>
public sealed record SessionOrigin(ClientId? ClientId, string? Scope, string? Address, string? UserAgent);
