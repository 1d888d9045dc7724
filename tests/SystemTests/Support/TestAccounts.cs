using System.Globalization;
using OrgChart.Application.Access;
using OrgChart.Application.Common;

namespace OrgChart.SystemTests.Support;

/// <summary>
/// Accounts that tests act as, written into a server's database behind its back, and access tokens for them signed with its key: quicker than signing in, and as good,
/// also for servers of which there is only the database.
/// </summary>
/// <param name="database">The server's database.</param>
/// <param name="keyFolder">Where the server's keys are.</param>
internal sealed class TestAccounts(ServerDatabase database, string keyFolder)
{
    /// <summary>The secret of all clients that are made here.</summary>
    public const string Secret = "a-secret-of-tests-a-secret-of-tests-a-secret";

    // Above what the server gives out itself.
    private const int FirstId = 100_001;

    // Fixtures that run at the same time may have a server in common.
    private static readonly Lock Making = new();

    /// <summary>What every server of tests is started with: many sign in at once from one address.</summary>
    public static string[] Settings { get; } = ["--RateLimits:TokenRequestsPerMinute=100000", "--RateLimits:RequestsPerMinute=0", "--RateLimits:ExpensiveAtOnce=0"];

    /// <summary>A token with the permissions of a role.</summary>
    public string TokenOfRole(string role, string? name = null) => Token(ScopeOf(role), name ?? role);

    /// <summary>A token with these permissions.</summary>
    public string Token(string scope, string name) => AccessTokens.Make(keyFolder, Subject(scope, name), scope);

    /// <summary>The account with a role as it stands in the history, e.g. <c>c100001</c>.</summary>
    public string SubjectOfRole(string role, string? name = null) => Subject(ScopeOf(role), name ?? role);

    /// <summary>The account of a client with these permissions; it is made when it is not there yet.</summary>
    public string Subject(string scope, string name, bool isFirstParty = false)
    {
        using var alone = Making.EnterScope();
        if (Find() is { } known) return known;
        database.Run(
            $"""
            INSERT INTO clients (id, name, secret_hash, unit_id, is_first_party, created_at, secret_at, access_version, version, scopes)
            SELECT (SELECT CASE WHEN max(id) >= {FirstId} THEN max(id) + 1 ELSE {FirstId} END FROM clients), @name, @hash, NULL, @firstParty, @moment, @moment, 1, 1, @scope
            WHERE NOT EXISTS (SELECT 1 FROM clients WHERE name = @name AND scopes = @scope)
            """,
            ("name", name), ("scope", scope), ("hash", Secrets.Digest(Secret)), ("firstParty", isFirstParty), ("moment", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        return Find()!;

        // Without waiting for those who write.
        string? Find() => database.Query("SELECT id FROM clients WHERE name = @name AND scopes = @scope", row => $"c{row.GetValue(0)}", ("name", name), ("scope", scope)).SingleOrDefault();
    }

    private static string ScopeOf(string role) => string.Join(' ', Roles.All[role]);
}
