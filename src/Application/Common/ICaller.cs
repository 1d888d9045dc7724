namespace OrgChart.Application.Common;

/// <summary>Who sent the request that is being handled.</summary>
public interface ICaller
{
    /// <summary>The caller in the history: a user's or client's id, or <c>operator</c> for the command line; never a name.</summary>
    string Id { get; }

    /// <summary>Finds the caller's request in the log, as problem details show it; null for the command line.</summary>
    string? RequestId { get; }

    /// <summary>Whether the caller sees telephone numbers, e-mail addresses and places of work.</summary>
    bool MaySeeContactData { get; }

    /// <summary>Whether the caller has a permission, somewhere at least.</summary>
    bool May(string permission);

    /// <summary>The account that the caller signed in with; null for the command line, for callers of another issuer, and for those who have not signed in.</summary>
    CallerAccount? Account => null;

    /// <summary>The units at the top of the branches that a permission of a caller without an account is limited to; null for everywhere.</summary>
    IReadOnlyCollection<int>? BranchesOf(string permission) => null;

    /// <summary>The address that the request came from, or null.</summary>
    string? Address => null;

    /// <summary>What the caller's browser or program calls itself, or null.</summary>
    string? UserAgent => null;
}

/// <summary>The account behind an access token.</summary>
/// <param name="Kind">Whether it is a user's or a client's.</param>
/// <param name="Id">The user's or client's id.</param>
/// <param name="SessionId">The session, of users.</param>
/// <param name="AccessVersion">The version of the rights that the token was made for.</param>
/// <param name="Scope">The permissions in the token.</param>
public sealed record CallerAccount(AccountKind Kind, int Id, int? SessionId, int AccessVersion, IReadOnlyCollection<string> Scope)
{
    /// <summary>The account as subject of tokens and in the history; of a user and of a client never the same.</summary>
    public string Subject => SubjectOf(Kind, Id);

    /// <summary>The subject of an account.</summary>
    public static string SubjectOf(AccountKind kind, int id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(kind == AccountKind.User ? 'u' : 'c')}{id}");
}

/// <summary>What kinds of accounts there are.</summary>
public enum AccountKind
{
    /// <summary>A person's.</summary>
    User,

    /// <summary>A program's.</summary>
    Client,
}
