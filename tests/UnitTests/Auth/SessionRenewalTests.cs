using OrgChart.Application.Access;
using OrgChart.Application.Auth;
using OrgChart.Application.Auth.RefreshSession;
using OrgChart.Application.Auth.RevokeToken;
using OrgChart.Domain.Security;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Auth;

[TestFixture]
internal sealed class SessionRenewalTests
{
    private AccountWorld world = null!;
    private User user = null!;
    private Session session = null!;

    [SetUp]
    public void MakeWorld()
    {
        world = new();
        user = world.WithUser("u@example.org", null, "editor");
        session = world.WithSession(user);
        world.Time.Advance(TimeSpan.FromHours(1));
    }

    [Test]
    public async Task The_one_who_used_the_token_up_goes_on()
    {
        var access = await ContinueAsync(new(session, IsUsed: true, UsedBefore: null));

        Assert.That((access!.Subject, access.SessionId, access.AccessVersion, access.RefreshToken), Is.EqualTo(($"u{user.Id}", (int?)session.Id.Value, 1, "next")));
        Assert.That(access.Scope, Is.EqualTo(Rights.Of(user.Roles).All));
        Assert.That((session.LastUsedAt, session.EndedAt), Is.EqualTo((world.Time.Now, (DateTime?)null)));
    }

    [Test]
    public async Task He_gets_what_he_may_now_not_what_he_might_when_he_signed_in()
    {
        user.GrantRoles([new RoleGrant("reader")], 0);

        Assert.That((await ContinueAsync(new(session, true, null)))!.Scope, Is.EqualTo(Rights.Of(user.Roles).All));
    }

    [Test]
    public async Task A_token_that_comes_again_after_its_use_ends_the_session_for_thief_and_owner_alike()
    {
        Assert.That(await ContinueAsync(new(session, IsUsed: false, UsedBefore: world.Time.Now.AddTicks(-1))), Is.Null);

        Assert.That(session.EndedAt, Is.EqualTo(world.Time.Now));
        Assert.That(world.Events.Select(one => one.Kind), Is.EqualTo(new[] { SecurityEventKind.TokenReused, SecurityEventKind.SessionEnded }));
        Assert.That(world.Ended, Is.EqualTo(new[] { $"session {session.Id}" }));
    }

    [Test]
    public void A_request_that_came_before_the_use_only_came_second([Values(0, 1)] int ticksAfter)
    {
        var refused = Assert.ThrowsAsync<TokenRefusedException>(() => ContinueAsync(new(session, IsUsed: false, UsedBefore: world.Time.Now.AddTicks(ticksAfter))))!;

        Assert.That((refused.Error, refused.IsCrossed), Is.EqualTo(("invalid_grant", true)));

        Assert.That((session.EndedAt, world.Events.Count), Is.EqualTo(((DateTime?)null, 0)), "two tabs are no theft");
    }

    [Test]
    public async Task A_token_that_expired_unused_ends_nothing()
    {
        Assert.That(await ContinueAsync(new(session, IsUsed: false, UsedBefore: null)), Is.Null);
        Assert.That(world.Events, Is.Empty);
    }

    [Test]
    public async Task An_ended_session_is_not_ended_again()
    {
        session.End(world.Time.Now);

        Assert.That(await ContinueAsync(new(session, IsUsed: false, UsedBefore: A.Earlier)), Is.Null);
        Assert.That(world.Events, Is.Empty);
    }

    [Test]
    public async Task Somebody_who_is_kept_out_or_gone_does_not_go_on()
    {
        user.Disable(true, 1);
        Assert.That(await ContinueAsync(new(session, true, null)), Is.Null);

        world.Users.Clear();
        Assert.That(await ContinueAsync(new(session, true, null)), Is.Null);
        Assert.That(await ContinueAsync(new(null, false, null)), Is.Null, "an unknown token");
    }

    [Test]
    public async Task A_refresh_token_is_good_once_and_its_successor_then()
    {
        var first = await RefreshAsync("token");
        var second = await RefreshAsync(first.RefreshToken!);

        Assert.That((first.SessionId, second.SessionId, first.RefreshToken == second.RefreshToken), Is.EqualTo(((int?)session.Id.Value, (int?)session.Id.Value, false)));
        await RuleAssert.ThrowsAsync<TokenRefusedException>(() => RefreshAsync("token", later: true));
        Assert.That(session.EndedAt, Is.Not.Null);
        Assert.That(world.Log[^1], Is.EqualTo("commit"), "the end of the session lasts although the request is refused");
    }

    [Test]
    public async Task Another_clients_token_is_not_used_up()
    {
        var client = world.WithClient("secret");

        await RuleAssert.ThrowsAsync<TokenRefusedException>(() => RefreshAsync("token", new($"c{client.Id}", "secret")));
        await RuleAssert.ThrowsAsync<TokenRefusedException>(() => RefreshAsync("unknown"));
        Assert.That(world.Log, Has.No.Member("use token"));
        Assert.That((await RefreshAsync("token")).SessionId, Is.EqualTo(session.Id.Value));
    }

    [Test]
    public async Task A_session_begun_through_a_client_goes_on_only_with_its_secret()
    {
        var client = world.WithClient("secret");
        world.WithSession(user, "through client", client);

        Assert.That((await RuleAssert.ThrowsAsync<TokenRefusedException>(() => RefreshAsync("through client"))).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await RuleAssert.ThrowsAsync<TokenRefusedException>(() => RefreshAsync("through client", new($"c{client.Id}", "wrong")))).Error, Is.EqualTo("invalid_client"));
        Assert.That((await RefreshAsync("through client", new($"c{client.Id}", "secret"))).Subject, Is.EqualTo($"u{user.Id}"));
    }

    [Test]
    public async Task A_token_that_is_revoked_ends_its_session_once_and_only_for_its_client()
    {
        var client = world.WithClient("secret");

        Assert.That(await RevokeAsync("token", new($"c{client.Id}", "secret")), Is.False);
        Assert.That((await RevokeAsync("unknown"), session.EndedAt), Is.EqualTo((false, (DateTime?)null)));
        Assert.That((await RevokeAsync("token"), await RevokeAsync("token")), Is.EqualTo((true, false)));
        Assert.That(session.EndedAt, Is.Not.Null);
    }

    private Task<IssuedAccess?> ContinueAsync(TokenUse use) => Renewal().ContinueAsync(use, world.Time.Now, "next", default);

    private SessionRenewal Renewal() => new(world, world.Keeper, world, world.Settings, world.Time);

    private Task<IssuedAccess> RefreshAsync(string token, ClientCredentials? client = null, bool later = false) =>
        new RefreshSessionHandler(world, Renewal(), new ClientCheck(world, world, world), world).Handle(new(client, token, world.Time.Now.AddSeconds(later ? 1 : 0)), default);

    private Task<bool> RevokeAsync(string token, ClientCredentials? client = null) =>
        new RevokeTokenHandler(world, world.Keeper, new ClientCheck(world, world, world), world).Handle(new(client, token), default);
}
