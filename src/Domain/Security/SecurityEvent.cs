namespace OrgChart.Domain.Security;

/// <summary>Something that whoever watches over security wants to know: a sign-in, a refusal, a lock, a change of rights. No names, no secrets.</summary>
/// <param name="id">Identifies the event; later ones have greater ids.</param>
/// <param name="at">When, UTC.</param>
/// <param name="kind">What happened.</param>
/// <param name="subject">Whom it concerns: a user's or client's id, e.g. <c>u12</c>; null when it is nobody known.</param>
/// <param name="actor">Who did it.</param>
/// <param name="address">The address it came from, or null.</param>
/// <param name="detail">Codes and ids that say more, or null.</param>
public sealed class SecurityEvent(int id, DateTime at, SecurityEventKind kind, string? subject, string actor, string? address, string? detail)
{
    /// <summary>The longest detail, in characters.</summary>
    public const int MaxDetailLength = 400;

    /// <summary>Identifies the event; later ones have greater ids.</summary>
    public int Id { get; } = id;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; } = at;

    /// <summary>What happened.</summary>
    public SecurityEventKind Kind { get; } = kind;

    /// <summary>Whom it concerns: a user's or client's id, e.g. <c>u12</c>; null when it is nobody known.</summary>
    public string? Subject { get; } = subject;

    /// <summary>Who did it.</summary>
    public string Actor { get; } = actor;

    /// <summary>The address it came from, or null.</summary>
    public string? Address { get; private set; } = address;

    /// <summary>Codes and ids that say more, or null.</summary>
    public string? Detail { get; } = detail;

    /// <summary>Forgets where it came from, when the person concerned has himself erased.</summary>
    public void ForgetAddress() => Address = null;
}

/// <summary>What kinds of security events there are.</summary>
public enum SecurityEventKind
{
    /// <summary>Somebody signed in.</summary>
    SignedIn = 1,

    /// <summary>A sign-in, or another check of a password or secret, failed.</summary>
    SignInFailed = 2,

    /// <summary>A check was not even made: there had been too many wrong ones.</summary>
    SignInLocked = 3,

    /// <summary>A refresh token was used a second time; its session was ended.</summary>
    TokenReused = 4,

    /// <summary>An access token was refused: forged, expired, or of an ended session.</summary>
    TokenRefused = 5,

    /// <summary>A caller asked for what he is not allowed.</summary>
    AccessRefused = 6,

    /// <summary>A session was ended.</summary>
    SessionEnded = 7,

    /// <summary>A password was set.</summary>
    PasswordChanged = 8,

    /// <summary>A code for setting a new password was given out.</summary>
    PasswordResetAllowed = 9,

    /// <summary>A second factor was set up or taken away.</summary>
    SecondFactorChanged = 10,

    /// <summary>An account was made.</summary>
    AccountCreated = 11,

    /// <summary>An account's roles, address, or state changed.</summary>
    AccountChanged = 12,

    /// <summary>An account was deleted.</summary>
    AccountDeleted = 13,

    /// <summary>A client was made, changed or deleted, or got another secret.</summary>
    ClientChanged = 14,
}
