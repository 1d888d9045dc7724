using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Access;

/// <summary>What a user may do in a session.</summary>
public static class SessionRights
{
    /// <summary>The rights of his roles, but for what he did not ask for and what needs a second factor that he did not show.</summary>
    /// <param name="user">The user.</param>
    /// <param name="isStrong">Whether he showed a second factor.</param>
    /// <param name="scope">The permissions asked for, in blanks; null for all.</param>
    /// <param name="options">Whether administrators need the second factor.</param>
    public static Rights Of(User user, bool isStrong, string? scope, AccountOptions options)
    {
        var rights = Rights.Of(user.Roles);
        if (scope is not null) rights = rights.Only(scope.Split(' '));
        return options.AdministratorsNeedSecondFactor && !isStrong ? rights.Without(Permissions.OfAdministrators) : rights;
    }
}
