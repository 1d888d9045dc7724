using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Persistence.Users;

internal sealed class UserRepository(OrgChartContext context) : IUserRepository, IUserList
{
    public async Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        await context.Users.FindAsync([id], cancellationToken) is { } user && context.Entry(user).State is not EntityState.Deleted ? user : null;

    public Task<User?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = User.Normalize(email);
        return context.Users.FirstOrDefaultAsync(user => user.NormalizedEmail == normalized, cancellationToken);
    }

    public async Task<User> GetAsync(UserId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var user = await FindAsync(id, cancellationToken) ?? throw UserRules.NotFound(id);
        return expectedVersion is null || user.Version == expectedVersion ? user : throw UserRules.Changed(id);
    }

    public async Task<bool> ReadAgainAsync(User user, CancellationToken cancellationToken)
    {
        await context.Entry(user).ReloadAsync(cancellationToken);
        return context.Entry(user).State is not EntityState.Detached;
    }

    public Task<int> CountOtherAdministratorsAsync(UserId? but, CancellationToken cancellationToken)
    {
        var others = context.Users.Where(user => user.IsAdministrator && !user.IsDisabled);
        return but is { } id ? others.CountAsync(user => user.Id != id, cancellationToken) : others.CountAsync(cancellationToken);
    }

    public async Task<Page<User>> ListAsync(UserFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var users = context.Users.AsNoTracking();
        if (filter.Text is { } text)
        {
            var folded = TextFolding.Fold(text);
            users = users.Where(user => user.SearchText.Contains(folded));
        }

        if (filter.Role is { } role)
        {
            // Roles stand in blanks, with an @ behind those that are limited to a branch.
            var (everywhere, somewhere) = ($" {role} ", $" {role}@");
            users = users.Where(user => EF.Property<string>(user, "roles").Contains(everywhere) || EF.Property<string>(user, "roles").Contains(somewhere));
        }

        if (filter.Disabled is { } disabled) users = users.Where(user => user.IsDisabled == disabled);
        var items = await users.OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Skip(page.Offset).Take(page.Limit).ToListAsync(cancellationToken);
        return new(items, await users.CountAsync(cancellationToken));
    }

    public void Add(User user) => context.Users.Add(user);

    public void Remove(User user) => context.Users.Remove(user);
}
