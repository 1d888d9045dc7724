using NUnit.Framework;
using OrgChart.Application.Access;
using OrgChart.Application.Clients.ChangeClient;
using OrgChart.Application.Clients.DeleteClient;
using OrgChart.Application.Common;
using OrgChart.Application.Sessions.EndSessions;
using OrgChart.Application.Users.ChangeUser;
using OrgChart.Application.Users.DeleteUser;
using OrgChart.Application.Users.GrantRoles;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;
using OrgChart.Infrastructure.Persistence.Access;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Access;

public sealed class AccountRightsTests(ITestDatabase database) : AccountTest(database)
{
    private User user = null!;
    private CallerAccount account = null!;

    [SetUp]
    public async Task SignIn()
    {
        user = await AddUserAsync("u@example.org", "editor@2", "reader");
        (account, _) = await BeginAsync(user);
    }

    [Test]
    public async Task An_account_may_what_its_roles_say_and_its_token_does_not_leave_out()
    {
        var rights = await ReadAsync(account);
        Assert.That((rights.BranchesOf("directory:write"), rights.BranchesOf("directory:read"), rights.Has("users:admin")), Is.EqualTo((new[] { 2 }, (IReadOnlyCollection<int>?)null, false)));

        Assert.That((await ReadAsync(account with { Scope = ["teams:read", "users:admin"] })).All, Is.EqualTo(new[] { "teams:read" }));
    }

    [Test]
    public async Task A_session_that_asked_for_less_has_less()
    {
        var (limited, _) = await BeginAsync(user, scope: "directory:read");

        Assert.That((await ReadAsync(limited)).All, Is.EqualTo(new[] { "directory:read" }));
    }

    [Test]
    public async Task After_a_session_has_ended_its_access_has_too()
    {
        await Accounts.SendAsync(new EndSessionsCommand(user.Id.Value, account.SessionId));
        await AssertEndedAsync();
    }

    [Test]
    public async Task After_its_time_a_session_gives_no_access()
    {
        Time.Advance(TimeSpan.FromDays(30));
        await AssertEndedAsync(known: false);
    }

    [Test]
    public async Task After_a_user_is_kept_out_his_access_has_ended()
    {
        await Accounts.SendAsync(new ChangeUserCommand(user.Id.Value, fields => fields with { Disabled = true }, null));
        await AssertEndedAsync();
    }

    [Test]
    public async Task After_his_roles_have_changed_tokens_with_the_old_ones_have_ended_but_not_the_session()
    {
        await Accounts.SendAsync(new GrantRolesCommand(user.Id.Value, [new RoleGrant("reader")], null));
        await AssertEndedAsync();

        Assert.That((await ReadAsync(account with { AccessVersion = 2 })).Has("directory:write"), Is.False);
    }

    [Test]
    public async Task After_a_user_is_deleted_his_access_has_ended()
    {
        await Accounts.SendAsync(new DeleteUserCommand(user.Id.Value, null));
        await AssertEndedAsync();
    }

    [Test]
    public async Task Somebody_elses_session_or_none_is_not_his()
    {
        var (other, _) = await BeginAsync(await AddUserAsync("o@example.org"));

        Assert.ThrowsAsync<AccessEndedException>(() => ReadAsync(account with { SessionId = other.SessionId }));
        Assert.ThrowsAsync<AccessEndedException>(() => ReadAsync(account with { SessionId = null }));
    }

    [Test]
    public async Task Power_over_accounts_takes_a_session_with_a_second_factor_where_the_setting_says_so()
    {
        var administrator = await AddUserAsync("a@example.org", "admin");
        var (weak, strong) = ((await BeginAsync(administrator, strong: false)).Account, (await BeginAsync(administrator, strong: true)).Account);
        var strict = Start();

        Assert.That(((await ReadAsync(weak, strict)).Has("users:admin"), (await ReadAsync(weak, strict)).Has("directory:write"), (await ReadAsync(strong, strict)).Has("clients:admin")), Is.EqualTo((false, true, true)));
        Assert.That((await ReadAsync(weak)).Has("users:admin"), Is.True);
        Assert.That(await CodeOfAsync(AsAsync(strict, weak, scope => scope.Get<MediatR.IMediator>().Send(new GrantRolesCommand(user.Id.Value, [], null)))), Is.EqualTo("access.more_than_own").Or.EqualTo("access.forbidden"));
    }

    [Test]
    public async Task A_clients_access_ends_with_its_rights_or_itself()
    {
        var client = await AddClientAsync("secret", unit: 2, "directory:read", "directory:write");
        var token = new CallerAccount(AccountKind.Client, client.Id.Value, null, 1, Permissions.All);
        Assert.That((await ReadAsync(token)).BranchesOf("directory:write"), Is.EqualTo(new[] { 2 }));

        await Accounts.SendAsync(new ChangeClientCommand(client.Id.Value, details => details with { Scopes = ["directory:read"] }, null));
        Assert.ThrowsAsync<AccessEndedException>(() => ReadAsync(token));
        Assert.That((await ReadAsync(token with { AccessVersion = 2 })).All, Is.EqualTo(new[] { "directory:read" }));

        await Accounts.SendAsync(new DeleteClientCommand(client.Id.Value, null));
        Assert.ThrowsAsync<AccessEndedException>(() => ReadAsync(token with { AccessVersion = 2 }));
        Assert.That(Ended(Accounts).IsEnded($"c{client.Id}", 2, null), Is.True);
    }

    [Test]
    public async Task Another_process_learns_of_it_when_it_reads_what_has_ended()
    {
        var other = Start();
        await Accounts.SendAsync(new EndSessionsCommand(user.Id.Value, null));
        Assert.That(Ended(other).IsEnded(account.Subject, account.AccessVersion, account.SessionId), Is.False);

        await RefresherOf(other).RunAsync(CancellationToken.None);
        Assert.That(Ended(other).IsEnded(account.Subject, account.AccessVersion, account.SessionId), Is.True);
        Time.Advance(EndedAccessRefresher.Remembered);
        await RefresherOf(other).RunAsync(CancellationToken.None);
        Assert.That(Ended(other).IsEnded(account.Subject, account.AccessVersion, account.SessionId), Is.False, "no token lives so long");
    }

    [Test]
    public async Task What_was_rolled_back_has_not_ended()
    {
        await Accounts.InScopeAsync(async scope =>
        {
            await scope.Work.BeginAsync(CancellationToken.None);
            scope.Get<IAccessEndings>().NoteSession(account.SessionId!.Value);
            await scope.Work.RollBackAsync();
            await scope.Work.BeginAsync(CancellationToken.None);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(Ended(Accounts).IsEnded(account.Subject, 1, account.SessionId), Is.False);
    }

    private static IEndedAccess Ended(TestHost host) => (IEndedAccess)host.Services.GetService(typeof(IEndedAccess))!;

    private EndedAccessRefresher RefresherOf(TestHost host) => new(
        (Microsoft.Extensions.DependencyInjection.IServiceScopeFactory)host.Services.GetService(typeof(Microsoft.Extensions.DependencyInjection.IServiceScopeFactory))!,
        (OrgChart.Application.Operations.IDatabaseFaults)host.Services.GetService(typeof(OrgChart.Application.Operations.IDatabaseFaults))!, (EndedAccess)Ended(host), Time,
        Microsoft.Extensions.Logging.Abstractions.NullLogger<EndedAccessRefresher>.Instance);

    private Task<Rights> ReadAsync(CallerAccount one, TestHost? host = null) => (host ?? Accounts).InScopeAsync(scope => scope.Get<IAccountRights>().ReadAsync(one, CancellationToken.None));

    private async Task AssertEndedAsync(bool known = true)
    {
        Assert.ThrowsAsync<AccessEndedException>(() => ReadAsync(account));
        Assert.That(Ended(Accounts).IsEnded(account.Subject, account.AccessVersion, account.SessionId), Is.EqualTo(known), "readers are refused, too");
        Assert.That(await TryAsync(account, new Application.Units.ChangeUnit.ChangeUnitCommand(4, _ => A.Named("Late"), null)), Is.EqualTo("access.ended"));
        Assert.That(await Accounts.RowsAsync("SELECT name_en FROM org_units WHERE id = 4"), Is.EqualTo(new[] { "Unit 4" }));
    }
}
