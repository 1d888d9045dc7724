using NUnit.Framework;
using OrgChart.Application.Clients;
using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.Domain.Clients;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Users;

public sealed class UserRepositoryTests(ITestDatabase database) : AccountTest(database)
{
    [Test]
    public async Task A_user_is_read_as_he_was_written()
    {
        var made = await AddUserAsync("Zoë@Example.org", "editor@12", "reader");
        await ChangeAsync(made.Id, user =>
        {
            user.SetPasswordHash("hash");
            user.AllowReset("digest", Time.Now);
            user.BeginSecondFactor("key");
            user.ConfirmSecondFactor();
            user.SetRecoveryCodes(["a", "b"]);
        });

        var user = await FindAsync(Accounts, " zoë@EXAMPLE.org");
        Assert.That((user.Id, user.Email, string.Join(' ', user.Roles), user.IsAdministrator, user.CreatedAt), Is.EqualTo((made.Id, "Zoë@Example.org", "editor@12 reader", false, A.Monday)));
        Assert.That((user.PasswordHash, user.ResetCodeHash, user.ResetCodeUntil, user.SecondFactorKey, user.HasSecondFactor), Is.EqualTo(("hash", "digest", (DateTime?)Time.Now, "key", true)));
        Assert.That((string.Join(',', user.RecoveryCodes), user.AccessVersion, user.Version), Is.EqualTo(("a,b", 2, 2L)));
        Assert.That((user.CreatedAt.Kind, user.ResetCodeUntil!.Value.Kind), Is.EqualTo((DateTimeKind.Utc, DateTimeKind.Utc)));
    }

    [Test]
    public async Task The_database_keeps_an_address_for_one_user()
    {
        await AddUserAsync("a@example.org");

        Assert.CatchAsync(() => AddUserAsync("A@example.org"));
        Assert.That(await Accounts.RowsAsync("SELECT COUNT(*) FROM users"), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task Somebody_who_was_changed_meanwhile_is_not_changed()
    {
        var id = (await AddUserAsync("a@example.org")).Id;

        Assert.That(Assert.ThrowsAsync<ConflictException>(() => Accounts.InScopeAsync(scope => scope.Get<IUserRepository>().GetAsync(id, 2, CancellationToken.None)))!.Code, Is.EqualTo("user.version_stale"));
        Assert.That(Assert.ThrowsAsync<NotFoundException>(() => Accounts.InScopeAsync(scope => scope.Get<IUserRepository>().GetAsync(new UserId(99), null, CancellationToken.None)))!.Code, Is.EqualTo("user.not_found"));
        await Accounts.InScopeAsync(async scope =>
        {
            var stale = await scope.Get<IUserRepository>().GetAsync(id, 1, CancellationToken.None);
            await ChangeAsync(id, user => user.Change("b@example.org", "B"));
            stale.Change("c@example.org", "C");
            Assert.ThrowsAsync<ConflictException>(() => scope.Work.CommitAsync(CancellationToken.None));
        });
        Assert.That((await FindAsync(Accounts, "b@example.org")).Version, Is.EqualTo(2));
    }

    [Test]
    public async Task Somebody_is_read_again_as_he_is_now()
    {
        var id = (await AddUserAsync("a@example.org")).Id;
        await Accounts.InScopeAsync(async scope =>
        {
            var users = scope.Get<IUserRepository>();
            var user = (await users.FindAsync(id, CancellationToken.None))!;
            await ChangeAsync(id, one => one.Disable(true, 1));
            Assert.That((await users.ReadAgainAsync(user, CancellationToken.None), user.IsDisabled, user.Version), Is.EqualTo((true, true, 2L)));
            await Accounts.ExecuteAsync("DELETE FROM users");
            Assert.That(await users.ReadAgainAsync(user, CancellationToken.None), Is.False);
        });
    }

    [Test]
    public async Task Administrators_are_those_of_everything_who_are_not_kept_out()
    {
        var (one, two) = (await AddUserAsync("a@example.org", "admin"), await AddUserAsync("b@example.org", "admin", "reader"));
        await AddUserAsync("c@example.org", "admin@3", "user-admin");
        Assert.That((await CountAsync(one.Id), await CountAsync(null)), Is.EqualTo((1, 2)));

        await ChangeAsync(two.Id, user => user.Disable(true, 1));
        Assert.That((await CountAsync(one.Id), await CountAsync(two.Id)), Is.EqualTo((0, 1)));

        Task<int> CountAsync(UserId? but) => Accounts.InScopeAsync(scope => scope.Get<IUserRepository>().CountOtherAdministratorsAsync(but, CancellationToken.None));
    }

    [TestCase(null, null, null, "anne bob zoë-cote")]
    [TestCase("ZOE", null, null, "zoë-cote")]
    [TestCase("example", null, false, "anne zoë-cote")]
    [TestCase(null, null, true, "bob")]
    [TestCase(null, "editor", null, "anne zoë-cote")]
    [TestCase(null, "user", null, "")]
    [TestCase(null, "admin", null, "")]
    [TestCase(null, "user-admin", null, "bob")]
    [TestCase("%", null, null, "anne bob zoë-cote")]
    public async Task Users_are_listed_by_name_with_all_conditions(string? text, string? role, bool? disabled, string expected)
    {
        await AddUserAsync("zoë-cote@example.org", "editor@12");
        var bob = await AddUserAsync("bob@example.org", "user-admin");
        await AddUserAsync("anne@example.org", "reader", "editor");
        await ChangeAsync(bob.Id, user => user.Disable(true, 1));

        var (items, total) = await Accounts.InScopeAsync(scope => scope.Get<IUserList>().ListAsync(new(text, role, disabled), new PageRequest(0, 50), CancellationToken.None));
        Assert.That((string.Join(' ', items.Select(user => user.DisplayName)), total), Is.EqualTo((expected, items.Count)));
    }

    [Test]
    public async Task Clients_are_read_as_they_were_written_and_listed_by_name()
    {
        var made = await AddClientAsync("secret", unit: 2, "directory:write", "directory:read");
        await AddClientAsync("other");
        var (client, list) = await Accounts.InScopeAsync(async scope => (
            await scope.Get<IClientRepository>().GetAsync(made.Id, 1, CancellationToken.None), await scope.Get<IClientList>().ListAsync(new PageRequest(1, 1), CancellationToken.None)));

        Assert.That((client.Name, string.Join(' ', client.Scopes), client.UnitId, client.IsFirstParty, client.SecretHash), Is.EqualTo((made.Name, "directory:read directory:write", made.UnitId, true, made.SecretHash)));
        Assert.That((list.Total, list.Items.Single().Name), Is.EqualTo((2, $"Client {made.Id.Value + 1}")));
        Assert.That(Assert.ThrowsAsync<ConflictException>(() => Accounts.InScopeAsync(scope => scope.Get<IClientRepository>().GetAsync(made.Id, 2, CancellationToken.None)))!.Code, Is.EqualTo("client.version_stale"));
        Assert.That(await Accounts.InScopeAsync(scope => scope.Get<IClientRepository>().FindAsync(default, CancellationToken.None)), Is.Null);
    }

    private Task ChangeAsync(UserId id, Action<User> change) => Accounts.InScopeAsync(async scope =>
    {
        change((await scope.Get<IUserRepository>().FindAsync(id, CancellationToken.None))!);
        await scope.Work.CommitAsync(CancellationToken.None);
    });
}
