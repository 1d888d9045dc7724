namespace OrgChart.Application.Auth;

/// <summary>A token is not given, with the error codes of RFC 6749, 5.2. Why a sign-in failed is never said.</summary>
/// <param name="error">E.g. <c>invalid_grant</c>.</param>
/// <param name="description">What to do.</param>
public sealed class TokenRefusedException(string error, string description) : Exception(description)
{
    /// <summary>The error code of the client's own credentials.</summary>
    public const string InvalidClient = "invalid_client";

    /// <summary>The error code of a sign-in that lacks a code of the second factor.</summary>
    public const string MfaRequired = "mfa_required";

    /// <summary>The error code.</summary>
    public string Error { get; } = error;

    /// <summary>Whether another request of the same session was only quicker: the session goes on with what that one got.</summary>
    public bool IsCrossed { get; private init; }

    /// <summary>Unknown user, wrong password, locked, disabled: all the same.</summary>
    public static TokenRefusedException SignInFailed() => new(
        "invalid_grant", "The e-mail address or the password is wrong, or there were too many wrong attempts: then wait a few minutes.");

    /// <summary>The password is right, and a code of the second factor is needed. Only who knows the password hears this.</summary>
    public static TokenRefusedException SecondFactorNeeded() => new(
        MfaRequired, "This account has a second factor. Send its code, or a recovery code, as otp.");

    /// <summary>The refresh token is not good (any more).</summary>
    public static TokenRefusedException RefreshFailed() => new("invalid_grant", "The refresh token is unknown, expired, used already or of an ended session. Sign in again.");

    /// <summary>The refresh token was good when the request came, and another request used it meanwhile.</summary>
    public static TokenRefusedException RefreshCrossed() => new("invalid_grant", "Another request has used the refresh token meanwhile. The session goes on with what that one was given.") { IsCrossed = true };

    /// <summary>The client is unknown, or its secret is wrong.</summary>
    public static TokenRefusedException ClientFailed() => new(InvalidClient, "The client id is unknown or the secret is wrong.");

    /// <summary>Only first-party clients may take passwords.</summary>
    public static TokenRefusedException NotFirstParty() => new(
        "unauthorized_client", "This client may not take passwords (RFC 9700, 2.4). Only clients made with --first-party may; others use client_credentials.");

    /// <summary>The client cannot have such a scope.</summary>
    public static TokenRefusedException ScopeUnknown() => new("invalid_scope", "The scope names a permission that does not exist, or none that this account has.");
}
