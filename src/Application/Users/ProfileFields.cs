using FluentValidation;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>What can be edited of an account, besides roles and passwords.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Disabled">Whether the user is kept out; only administrators change it.</param>
public sealed record ProfileFields(string Email, string DisplayName, bool Disabled)
{
    internal static ProfileFields Of(User user) => new(user.Email, user.DisplayName, user.IsDisabled);
}

/// <summary>Edits accounts.</summary>
public sealed class ProfileEditing(IUserRepository users)
{
    private static readonly Shape Rules = new();

    /// <summary>Gives a user another name and address, with the next commit.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>user.email_taken</c></exception>
    /// <exception cref="ValidationException">A field is not as it must be.</exception>
    public async Task ApplyAsync(User user, ProfileFields fields, CancellationToken cancellationToken)
    {
        var (email, name) = (fields.Email.Trim(), fields.DisplayName.Trim());
        Rules.ValidateAndThrow(new(email, name, fields.Disabled));
        if (User.Normalize(email) != user.NormalizedEmail && await users.FindByEmailAsync(email, cancellationToken) is not null) throw UserRules.EmailTaken();
        user.Change(email, name);
    }

    private sealed class Shape : AbstractValidator<ProfileFields>
    {
        public Shape()
        {
            RuleFor(it => it.Email).Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(User.MaxEmailLength).EmailAddress().WithoutBlanks().OverridePropertyName("email");
            RuleFor(it => it.DisplayName).NotEmpty().MaximumLength(User.MaxDisplayNameLength).OverridePropertyName("displayName");
        }
    }
}
