using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Users;

/// <summary>An account that a person signs in with. It says nothing of where that person works; that is an employee's record.</summary>
public sealed class User
{
    /// <summary>The longest e-mail address, in characters (RFC 5321, 4.5.3.1.3).</summary>
    public const int MaxEmailLength = 254;

    /// <summary>The longest name, in characters.</summary>
    public const int MaxDisplayNameLength = 200;

    // EF Core reads and writes these fields.
    private string roles = "";
    private string? recoveryCodes;

    private User()
    {
    }

    /// <summary>The user's id.</summary>
    public UserId Id { get; private set; }

    /// <summary>The address that the user signs in with, as it was given.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The address as it is compared: no two users have the same.</summary>
    public string NormalizedEmail { get; private set; } = "";

    /// <summary>The name that others see.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>Name and address in the form in which they are searched.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The hash of the password; null until there is one.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>Whether the user is kept out.</summary>
    public bool IsDisabled { get; private set; }

    /// <summary>When the account was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Rises whenever access tokens made before must no longer be accepted; from 1.</summary>
    public int AccessVersion { get; private set; } = 1;

    /// <summary>The key of the second factor, protected; null without one.</summary>
    public string? SecondFactorKey { get; private set; }

    /// <summary>Whether the user has shown that his device has the key, so that it is asked for at sign-in.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>The digest of the one-time code that sets a new password; null when there is none.</summary>
    public string? ResetCodeHash { get; private set; }

    /// <summary>Until when that code is good, UTC.</summary>
    public DateTime? ResetCodeUntil { get; private set; }

    /// <summary>Raised with every commit that changes the user; from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>The roles that the user has.</summary>
    public IReadOnlyList<RoleGrant> Roles => [.. roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(RoleGrant.Parse).OfType<RoleGrant>()];

    /// <summary>Whether the user may administer everything.</summary>
    public bool IsAdministrator { get; private set; }

    /// <summary>Digests of the codes that stand in once each for the second factor.</summary>
    public IReadOnlyList<string> RecoveryCodes => recoveryCodes?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Makes an account, without a password.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="email">The address to sign in with.</param>
    /// <param name="displayName">The name that others see.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="now">Now, UTC.</param>
    public static User Create(UserId id, string email, string displayName, IEnumerable<RoleGrant> roles, DateTime now)
    {
        var user = new User { Id = id, CreatedAt = now };
        user.Change(email, displayName);
        user.SetRoles(roles);
        return user;
    }

    /// <summary>The form in which addresses are compared: in capitals, as ASP.NET Core Identity does.</summary>
    public static string Normalize(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>Gives the user another name or address.</summary>
    public void Change(string email, string displayName)
    {
        // A code was sent to the address that it is good for.
        if (Normalize(email) != NormalizedEmail) (ResetCodeHash, ResetCodeUntil) = (null, null);
        (Email, NormalizedEmail, DisplayName, SearchText) = (email, Normalize(email), displayName, TextFolding.Fold($"{displayName} {email}"));
    }

    /// <summary>Gives the user exactly these roles; access tokens with the old ones are no longer accepted.</summary>
    /// <param name="grants">The roles.</param>
    /// <param name="otherAdministrators">How many others administer everything and are not disabled.</param>
    /// <exception cref="RuleBrokenException"><c>user.last_administrator</c></exception>
    public void GrantRoles(IReadOnlyCollection<RoleGrant> grants, int otherAdministrators)
    {
        if (IsAdministrator && !IsDisabled && otherAdministrators == 0 && !grants.Any(grant => grant.IsAdministrator)) throw UserRules.LastAdministrator();
        SetRoles(grants);
        AccessVersion++;
    }

    /// <summary>Keeps the user out, or lets him in again.</summary>
    /// <exception cref="RuleBrokenException"><c>user.last_administrator</c></exception>
    public void Disable(bool disabled, int otherAdministrators)
    {
        if (disabled == IsDisabled) return;
        if (disabled) EnsureNotLast(otherAdministrators);
        IsDisabled = disabled;
        AccessVersion++;
    }

    /// <summary>Makes sure that somebody else can administer everything when this user is gone.</summary>
    /// <exception cref="RuleBrokenException"><c>user.last_administrator</c></exception>
    public void EnsureNotLast(int otherAdministrators)
    {
        if (IsAdministrator && !IsDisabled && otherAdministrators == 0) throw UserRules.LastAdministrator();
    }

    /// <summary>Sets the password; whoever signed in with the old one is out, and a code for setting a new one is void.</summary>
    public void SetPasswordHash(string? hash)
    {
        PasswordHash = hash;
        (ResetCodeHash, ResetCodeUntil) = (null, null);
        AccessVersion++;
    }

    /// <summary>The same password, hashed anew with more work.</summary>
    public void Rehash(string? hash) => PasswordHash = hash;

    /// <summary>Lets a one-time code set a new password.</summary>
    public void AllowReset(string codeHash, DateTime until) => (ResetCodeHash, ResetCodeUntil) = (codeHash, until);

    /// <summary>Begins to set up a second factor; it is asked for once the user has shown a code.</summary>
    public void BeginSecondFactor(string protectedKey) => (SecondFactorKey, HasSecondFactor, recoveryCodes) = (protectedKey, false, null);

    /// <summary>The user has shown a code: the second factor is asked for from now on.</summary>
    public void ConfirmSecondFactor() => HasSecondFactor = SecondFactorKey is not null;

    /// <summary>Takes the second factor away.</summary>
    public void RemoveSecondFactor()
    {
        (SecondFactorKey, HasSecondFactor, recoveryCodes) = (null, false, null);
        AccessVersion++;
    }

    /// <summary>Gives the user new recovery codes in place of the old ones.</summary>
    public void SetRecoveryCodes(IEnumerable<string> hashes) => recoveryCodes = string.Join(' ', hashes) is { Length: > 0 } some ? some : null;

    // In blanks, so that one role can be looked for; in one order, so that the same roles are the same text.
    private void SetRoles(IEnumerable<RoleGrant> grants)
    {
        var all = grants.Distinct().OrderBy(grant => grant.Role, StringComparer.Ordinal).ThenBy(grant => grant.UnitId?.Value ?? 0).ToList();
        roles = all.Count == 0 ? "" : $" {string.Join(' ', all)} ";
        IsAdministrator = all.Exists(grant => grant.IsAdministrator);
    }
}
