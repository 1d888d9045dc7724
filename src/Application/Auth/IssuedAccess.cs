namespace OrgChart.Application.Auth;

/// <summary>What an access token is to say, and the refresh token that goes with it.</summary>
/// <param name="Subject">The account, e.g. <c>u12</c>.</param>
/// <param name="SessionId">The session, of users.</param>
/// <param name="AccessVersion">The version of the account's rights.</param>
/// <param name="Scope">The permissions.</param>
/// <param name="RefreshToken">The refresh token, of users.</param>
public sealed record IssuedAccess(string Subject, int? SessionId, int AccessVersion, IReadOnlyList<string> Scope, string? RefreshToken);
