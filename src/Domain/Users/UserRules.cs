using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Users;

/// <summary>Every rule a user's account can break, so that the codes of the API can be read as a list.</summary>
public static class UserRules
{
    /// <summary>There is no user with this id.</summary>
    public static NotFoundException NotFound(UserId id) => new("user.not_found", $"There is no user {id}.");

    /// <summary>The user was changed since the caller read it.</summary>
    public static ConflictException Changed(UserId id) => new("user.version_stale", $"User {id} was changed in the meantime. Read it again and repeat the change.");

    /// <summary>Somebody has this address already.</summary>
    public static RuleBrokenException EmailTaken() => new("user.email_taken", "There is a user with this e-mail address already. Sign in, or use another address.");

    /// <summary>There would be nobody left who can administer everything.</summary>
    public static RuleBrokenException LastAdministrator() =>
        new("user.last_administrator", "This is the last administrator who can sign in. Give somebody else the role admin first.");

    /// <summary>The password that a sensitive change asks for is missing or wrong.</summary>
    public static RuleBrokenException CurrentPasswordWrong() =>
        new("user.current_password_wrong", "This change needs your current password in currentPassword; it is missing or wrong, or there were too many wrong ones: then wait a few minutes.");

    /// <summary>Registration is switched off.</summary>
    public static RuleBrokenException RegistrationClosed() =>
        new("user.registration_closed", "Nobody can register here by himself. Ask an administrator for an account.");

    /// <summary>The code does not set a password.</summary>
    public static RuleBrokenException ResetCodeWrong() =>
        new("user.reset_code_wrong", "The code is not the right one for this address, was used already or is too old. Ask for a new one.");

    /// <summary>There is no second factor being set up.</summary>
    public static RuleBrokenException NoSecondFactor() => new("user.second_factor_missing", "No second factor is being set up. Begin with POST /users/me/second-factor.");

    /// <summary>There is a second factor already.</summary>
    public static RuleBrokenException SecondFactorThere() =>
        new("user.second_factor_exists", "There is a second factor already. Remove it first, then set up another one.");

    /// <summary>The code of the second factor is wrong.</summary>
    public static RuleBrokenException SecondFactorWrong() =>
        new("user.second_factor_wrong", "The code is not the one that the app shows now, or was used already. Check the clock of the device and take the next code.");

    /// <summary>The first administrator is there already, or the code is wrong.</summary>
    public static RuleBrokenException SetupClosed() =>
        new("user.setup_closed", "The code is not the one that this server printed when it started, or there is an administrator already.");
}
