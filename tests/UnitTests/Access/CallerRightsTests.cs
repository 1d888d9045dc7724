using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Access;

[TestFixture]
internal sealed class CallerRightsTests
{
    private AccountWorld world = null!;

    [SetUp]
    public void MakeWorld() => world = new();

    [Test]
    public async Task What_an_account_may_is_asked_of_the_database_not_of_its_token()
    {
        var editor = world.WithUser("e@example.org", null, "editor@12");
        world.SignIn(editor);

        Assert.That(await world.Rights.BranchesAsync("directory:write", default), Is.EqualTo(new[] { 12 }));
        var forbidden = await RuleAssert.ThrowsAsync<ForbiddenException>(() => world.Rights.BranchesAsync("users:admin", default));
        Assert.That((world.Caller.May("users:admin"), forbidden.Code), Is.EqualTo((true, "access.forbidden")));
    }

    [Test]
    public async Task Somebody_whose_rights_have_changed_since_has_none()
    {
        var editor = world.WithUser("e@example.org", null, "editor");
        world.SignIn(editor);
        editor.GrantRoles([new RoleGrant("reader")], otherAdministrators: 0);

        Assert.That((await RuleAssert.ThrowsAsync<AccessEndedException>(() => world.Rights.BranchesAsync("directory:read", default))).Code, Is.EqualTo("access.ended"));
        await RuleAssert.ThrowsAsync<AccessEndedException>(() => world.Rights.EnsureIncludeAsync(Rights.None, default));
    }

    [Test]
    public async Task A_user_has_his_own_account_whatever_his_roles_and_a_client_has_none()
    {
        world.SignIn(world.WithUser("n@example.org"));
        Assert.That(await world.Rights.BranchesAsync("account", default), Is.Null);

        world.Caller.Account = world.Caller.Account! with { Kind = AccountKind.Client };
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => world.Rights.BranchesAsync("account", default));
    }

    [Test]
    public async Task Without_an_account_the_token_decides()
    {
        world.Caller = new() { Permitted = ["directory:write"], Branches = [3] };

        Assert.That(await world.Rights.BranchesAsync("directory:write", default), Is.EqualTo(new[] { 3 }));
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => world.Rights.BranchesAsync("imports:run", default));
    }

    [TestCase("user-admin", "reader", true)]
    [TestCase("user-admin", "editor", false)]
    [TestCase("admin", "admin", true)]
    [TestCase("user-admin editor@3", "editor@3", true)]
    [TestCase("user-admin editor@3", "editor", false)]
    public async Task Nobody_grants_more_than_he_has(string own, string given, bool allowed)
    {
        world.SignIn(world.WithUser("a@example.org", null, own.Split(' ')));
        var rights = Rights.Of([RoleGrant.Parse(given)!.Value]);

        if (allowed) await world.Rights.EnsureIncludeAsync(rights, default);
        else Assert.That((await RuleAssert.ThrowsAsync<ForbiddenException>(() => world.Rights.EnsureIncludeAsync(rights, default))).Code, Is.EqualTo("access.more_than_own"));
    }

    [Test]
    public async Task Somebody_without_an_account_grants_only_what_he_has_everywhere()
    {
        await world.Rights.EnsureIncludeAsync(Rights.Of(Permissions.All), default);

        world.Caller = new() { Branches = [3] };
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => world.Rights.EnsureIncludeAsync(Rights.Of(["directory:read"], new(3)), default));
        world.Caller = new() { Permitted = ["users:admin"] };
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => world.Rights.EnsureIncludeAsync(Rights.Of(["directory:read"]), default));
    }

    [Test]
    public async Task Nobody_has_power_over_an_account_that_has_more()
    {
        var (helpdesk, boss, reader) = (world.WithUser("h@example.org", null, "user-admin"), world.WithUser("b@example.org", null, "admin"), world.WithUser("r@example.org", null, "reader"));
        world.SignIn(helpdesk);

        Assert.That(await world.Power.GetAsync(reader.Id.Value, null, default), Is.SameAs(reader));
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => world.Power.GetAsync(boss.Id.Value, null, default));
        Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => world.Power.GetAsync(9, null, default))).Code, Is.EqualTo("user.not_found"));
        Assert.That((await RuleAssert.ThrowsAsync<ConflictException>(() => world.Power.GetAsync(reader.Id.Value, 9, default))).Code, Is.EqualTo("user.version_stale"));
    }

    [Test]
    public void What_is_outside_a_branch_is_named() =>
        Assert.That((ForbiddenException.OutsideBranch("unit 12").Code, ForbiddenException.OutsideBranch("unit 12").Message), Is.EqualTo(("access.outside_branch",
            "Your permission is limited to a part of the organisation, and unit 12 is outside it. A move needs the permission at both ends.")));
}
