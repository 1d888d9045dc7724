using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Users;

/// <summary>The users as they are written down.</summary>
public interface IUserRepository
{
    /// <summary>The user with this id, or null.</summary>
    Task<User?> FindAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>The user with this address, whatever its case, or null.</summary>
    Task<User?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>The user with this id in the version that the caller knows.</summary>
    /// <exception cref="NotFoundException"><c>user.not_found</c></exception>
    /// <exception cref="ConflictException"><c>user.version_stale</c></exception>
    Task<User> GetAsync(UserId id, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Reads a user anew within the transaction, whatever is remembered of him.</summary>
    /// <returns>Whether he is still there.</returns>
    Task<bool> ReadAgainAsync(User user, CancellationToken cancellationToken);

    /// <summary>How many users but this one administer everything and are not disabled.</summary>
    Task<int> CountOtherAdministratorsAsync(UserId? but, CancellationToken cancellationToken);

    /// <summary>Adds a user with the next commit.</summary>
    void Add(User user);

    /// <summary>Removes a user and his sessions with the next commit.</summary>
    void Remove(User user);
}
