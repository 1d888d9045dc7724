using System.Linq.Expressions;
using FluentValidation;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>An account to be made.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="DisplayName">The name that others see; null for the part of the address before the @.</param>
/// <param name="Password">The password; null for none, then a code sets it.</param>
public sealed record NewAccount(string Email, string? DisplayName, string? Password)
{
    /// <summary>The address to sign in with, without blanks around it.</summary>
    public string Email { get; } = Email.Trim();
}

/// <summary>What an account to be made must look like.</summary>
internal abstract class NewAccountValidator<T> : AbstractValidator<T>
{
    protected NewAccountValidator(Expression<Func<T, NewAccount>> account, bool needsPassword)
    {
        RuleFor(account).ChildRules(rules =>
        {
            rules.RuleFor(it => it.Email).Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(User.MaxEmailLength).EmailAddress().WithoutBlanks().OverridePropertyName("email");
            rules.RuleFor(it => it.DisplayName).MaximumLength(User.MaxDisplayNameLength).OverridePropertyName("displayName");
            if (needsPassword) rules.RuleFor(it => it.Password).NotEmpty().OverridePropertyName("password");
        }).OverridePropertyName("");
    }
}

/// <summary>What FluentValidation lets pass in addresses: it looks at the @ only.</summary>
internal static class EmailRules
{
    /// <summary>No blanks or control characters within an address; around it they do no harm.</summary>
    public static IRuleBuilderOptions<T, string> WithoutBlanks<T>(this IRuleBuilder<T, string> email) =>
        email.Must(address => !address.Trim().Any(c => char.IsWhiteSpace(c) || char.IsControl(c))).WithMessage("There are blanks in the e-mail address.");
}

/// <summary>Opens accounts, within the transaction that has begun.</summary>
public sealed class AccountOpening(IUserRepository users, IPasswords passwords, IIdAllocator ids, ISecurityLog log, TimeProvider time)
{
    /// <summary>Opens an account with the next commit.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>user.email_taken</c></exception>
    /// <exception cref="ValidationException">The password is not good enough.</exception>
    public async Task<User> OpenAsync(NewAccount account, IReadOnlyCollection<RoleGrant> roles, CancellationToken cancellationToken)
    {
        var email = account.Email;
        if (await users.FindByEmailAsync(email, cancellationToken) is not null) throw UserRules.EmailTaken();
        var name = account.DisplayName?.Trim() is { Length: > 0 } given ? given : email[..Math.Min(email.IndexOf('@', StringComparison.Ordinal), User.MaxDisplayNameLength)];
        var id = new UserId(await ids.ReserveAsync(IdKind.User, 1, cancellationToken));
        var user = User.Create(id, email, name, roles, time.GetUtcNow().UtcDateTime);
        if (account.Password is not null) await passwords.SetAsync(user, account.Password, "password");
        users.Add(user);
        await log.NoteAsync(SecurityEventKind.AccountCreated, CallerAccount.SubjectOf(AccountKind.User, id.Value), string.Join(' ', roles), cancellationToken);
        return user;
    }
}
