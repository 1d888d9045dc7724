using Microsoft.AspNetCore.Identity;
using OrgChart.Application.Auth;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Accounts;

/// <summary>
/// Refuses passwords that are too short, too long, or made of what guessers try first: common passwords, patterns of the keyboard, repetitions, and what everybody knows
/// of the user and of us. The library zxcvbn (D. L. Wheeler, USENIX Security 2016) knows; of its scores 0 to 4, 3 stands for 10^8 guesses and more.
/// </summary>
internal sealed class PasswordStrength : IPasswordValidator<User>
{
    private const int MinScore = 3;

    // What it takes grows with the square of the length; what is behind 100 characters makes no password worse.
    private const int Examined = 100;

    private static readonly char[] Separators = [' ', '.', '-', '_', '@', '+', ','];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var length = password?.Length ?? 0;
        if (length is < IPasswords.MinLength or > IPasswords.MaxLength)
            return Refuse("length", $"A password has {IPasswords.MinLength} to {IPasswords.MaxLength} characters; a few words that have nothing to do with each other are a good one.");
        string[] context = ["orgchart", .. $"{user.Email} {user.DisplayName}".Split(Separators, StringSplitOptions.RemoveEmptyEntries)];
        var score = new Zxcvbn.Zxcvbn().EvaluatePassword(password![..Math.Min(length, Examined)], context.Where(word => word.Length > 2)).Score;
        return score < MinScore
            ? Refuse("guessable", "This password is among those that are guessed first: it is common, repeats itself, or is made of your name. A few words that have nothing to do with each other are a good one.")
            : Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Refuse(string code, string description) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = description }));
}
