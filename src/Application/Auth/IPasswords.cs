using FluentValidation;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth;

/// <summary>Passwords: which are good enough, how they are kept, whether one is right.</summary>
public interface IPasswords
{
    /// <summary>The shortest, in characters.</summary>
    const int MinLength = 15;

    /// <summary>The longest, in characters.</summary>
    const int MaxLength = 256;

    /// <summary>Gives a user a password.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="field">The field that it came in, for the error.</param>
    /// <exception cref="ValidationException">It is too short, too long, or too easy to guess.</exception>
    Task SetAsync(User user, string password, string field);

    /// <summary>Whether a password is the user's. Takes as long for nobody, for a user without a password and for one who is disabled, none of whom has one.</summary>
    /// <exception cref="TooBusyException">Too many passwords are being looked at.</exception>
    Task<bool> VerifyAsync(User? user, string password, CancellationToken cancellationToken);

    /// <summary>Waits as long as <see cref="VerifyAsync"/> takes, without doing its work.</summary>
    Task PauseAsync(CancellationToken cancellationToken);
}

/// <summary>The server has too much to do just now; the caller should try again in a moment.</summary>
public sealed class TooBusyException() : Exception("Too much to do just now.");
