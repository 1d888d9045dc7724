using NUnit.Framework;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.IntegrationTests.Support;

/// <summary>Tests with users, clients and sessions in the organisation of <see cref="EditingTest"/>. Users have no passwords unless a test gives them one: hashing takes its time.</summary>
/// <param name="database">The kind of database.</param>
public abstract class AccountTest(ITestDatabase database) : EditingTest(database)
{
    private protected const string Password = "four words that rhyme";

    /// <summary>The process of the tests: passwords need no second factor, and nobody who is refused has to wait.</summary>
    private protected TestHost Accounts { get; private set; } = null!;

    [SetUp]
    public async Task StartAccounts()
    {
        Accounts = Start(new Dictionary<string, string?> { ["Accounts:AdministratorsNeedSecondFactor"] = "false" });
        await Accounts.Directory.LoadAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopAccounts() => await Accounts.DisposeAsync();

    /// <summary>Makes a user past all commands.</summary>
    private protected static Task<User> AddUserAsync(TestHost host, string email, params string[] roles) => host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginAsync(CancellationToken.None);
        var id = new UserId(await scope.Get<IIdAllocator>().ReserveAsync(IdKind.User, 1, CancellationToken.None));
        var user = User.Create(id, email, email.Split('@')[0], roles.Select(role => RoleGrant.Parse(role)!.Value), A.Monday);
        scope.Get<IUserRepository>().Add(user);
        await scope.Work.CommitAsync(CancellationToken.None);
        return user;
    });

    private protected Task<User> AddUserAsync(string email, params string[] roles) => AddUserAsync(Accounts, email, roles);

    private protected Task<Client> AddClientAsync(string secret, int? unit = null, params string[] scopes) => Accounts.InScopeAsync(async scope =>
    {
        await scope.Work.BeginAsync(CancellationToken.None);
        var id = new ClientId(await scope.Get<IIdAllocator>().ReserveAsync(IdKind.Client, 1, CancellationToken.None));
        var client = Client.Create(id, new($"Client {id}", scopes, unit is { } limit ? new(limit) : null, true), Secrets.Digest(secret), A.Monday);
        scope.Get<IClientRepository>().Add(client);
        await scope.Work.CommitAsync(CancellationToken.None);
        return client;
    });

    /// <summary>Begins a session; gives the refresh token and what an access token of it would say.</summary>
    private protected Task<(CallerAccount Account, string RefreshToken)> BeginAsync(User user, bool strong = true, string? scope = null) => Accounts.InScopeAsync(async services =>
    {
        await services.Work.BeginAsync(CancellationToken.None);
        var (session, token) = await services.Get<SessionKeeper>().BeginAsync(user, new SessionOrigin(null, scope, "192.0.2.7", "Browser/1.0"), strong, CancellationToken.None);
        await services.Work.CommitAsync(CancellationToken.None);
        return (new CallerAccount(AccountKind.User, user.Id.Value, session.Id.Value, user.AccessVersion, Permissions.All), token);
    });

    /// <summary>Does something in a scope of its own as somebody.</summary>
    private protected static Task<T> AsAsync<T>(TestHost host, CallerAccount account, Func<Scope, Task<T>> action) => host.InScopeAsync(scope =>
    {
        ((TestCaller)scope.Get<ICaller>()).Account = account;
        return action(scope);
    });

    private protected Task<T> AsAsync<T>(CallerAccount account, MediatR.IRequest<T> request) => AsAsync(Accounts, account, scope => scope.Get<MediatR.IMediator>().Send(request));

    /// <summary>What a command of somebody's comes to: the code with which it is refused, or <c>done</c>.</summary>
    private protected Task<string> TryAsync<T>(CallerAccount account, MediatR.IRequest<T> request) => CodeOfAsync(AsAsync(account, request));

    private protected static Task<User> FindAsync(TestHost host, string email) =>
        host.InScopeAsync(async scope => await scope.Get<IUserRepository>().FindByEmailAsync(email, CancellationToken.None) ?? throw UserRules.NotFound(default));
}
