using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>The users for reading.</summary>
public interface IUserList
{
    /// <summary>The users who meet all conditions, by name, then by id.</summary>
    Task<Page<User>> ListAsync(UserFilter filter, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>Conditions that users in a list all meet; null means no condition.</summary>
/// <param name="Text">Is part of the name or the address.</param>
/// <param name="Role">Has this role, everywhere or somewhere.</param>
/// <param name="Disabled">Is kept out, or is not.</param>
public sealed record UserFilter(string? Text = null, string? Role = null, bool? Disabled = null);
