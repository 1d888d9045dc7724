using OrgChart.Application.Sessions;
using OrgChart.Application.Sessions.EndSessions;
using OrgChart.Domain.Security;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Sessions;

[TestFixture]
internal sealed class SessionKeeperTests
{
    private AccountWorld world = null!;
    private User user = null!;

    [SetUp]
    public void MakeWorld()
    {
        world = new();
        user = world.WithUser("u@example.org", null, "reader");
    }

    [Test]
    public async Task A_session_begins_with_a_refresh_token_of_which_only_the_digest_is_kept()
    {
        var (session, token) = await world.Keeper.BeginAsync(user, new(null, null, "192.0.2.1", "Browser"), isStrong: true, default);

        Assert.That((session.UserId, session.IsStrong, session.CreatedAt, session.Address), Is.EqualTo((user.Id, true, world.Time.Now, "192.0.2.1")));
        Assert.That(await world.FindByTokenAsync(Application.Access.Secrets.Digest(token), default), Is.SameAs(session));
        Assert.That(await world.FindByTokenAsync(token, default), Is.Null);
        Assert.That(world.Events, Is.EqualTo(new[] { (SecurityEventKind.SignedIn, $"u{user.Id}", (string?)$"session {session.Id}") }));
    }

    [Test]
    public async Task An_ended_session_ends_its_access_tokens_too()
    {
        var session = world.WithSession(user);
        await world.Keeper.EndAsync(session, default);

        Assert.That((session.EndedAt, world.Ended.Single()), Is.EqualTo(((DateTime?)world.Time.Now, $"session {session.Id}")));
        Assert.That(world.Events.Single(), Is.EqualTo((SecurityEventKind.SessionEnded, $"u{user.Id}", (string?)$"session {session.Id}")));
    }

    [Test]
    public async Task Ending_all_of_a_users_sessions_leaves_those_of_others_and_ends_rights_of_before()
    {
        var (one, two, other) = (world.WithSession(user, "a"), world.WithSession(user, "b"), world.WithSession(world.WithUser("o@example.org"), "c"));
        user.SetPasswordHash("new");

        await world.Keeper.EndAllAsync(user, default);

        Assert.That((one.EndedAt is null, two.EndedAt is null, other.EndedAt is null), Is.EqualTo((false, false, true)));
        Assert.That(world.Ended, Is.EquivalentTo(new[] { $"session {one.Id}", $"session {two.Id}", $"u{user.Id} before 2" }));
    }

    [Test]
    public async Task A_user_ends_one_of_his_sessions_or_all()
    {
        var current = world.SignIn(user);
        var other = world.WithSession(user, "b");

        await EndAsync(new(null, other.Id.Value));
        Assert.That((other.EndedAt is null, current.EndedAt is null), Is.EqualTo((false, true)));
        await EndAsync(new(null, null));
        Assert.That(current.EndedAt, Is.Not.Null);
    }

    [Test]
    public async Task Somebody_elses_session_or_an_ended_one_is_not_found()
    {
        world.SignIn(user);
        var (others, ended) = (world.WithSession(world.WithUser("o@example.org"), "c"), world.WithSession(user, "d"));
        ended.End(world.Time.Now);

        foreach (var session in new[] { others, ended })
            Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => EndAsync(new(null, session.Id.Value)))).Code, Is.EqualTo("session.not_found"));
        Assert.That(others.EndedAt, Is.Null);
    }

    [Test]
    public async Task An_administrator_ends_sessions_of_those_he_has_power_over()
    {
        var administrator = world.WithUser("a@example.org", null, "admin");
        var (session, his) = (world.WithSession(user, "b"), world.WithSession(administrator, "c"));
        world.SignIn(world.WithUser("h@example.org", null, "user-admin"));

        await EndAsync(new(user.Id.Value, null));
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => EndAsync(new(administrator.Id.Value, null)));
        Assert.That((session.EndedAt is null, his.EndedAt is null), Is.EqualTo((false, true)));
    }

    [TestCase(null, "account")]
    [TestCase(7, "users:admin")]
    public void Whose_sessions_they_are_says_which_permission_it_takes(int? id, string permission)
    {
        Assert.That(new EndSessionsCommand(id, null).Permission, Is.EqualTo(permission));
        Assert.That(new Application.Sessions.ListSessions.ListSessionsQuery(id).Permission, Is.EqualTo(permission));
        Assert.That(new Application.Users.GetUser.GetUserQuery(id).Permission, Is.EqualTo(permission));
    }

    private Task<Application.Common.Written> EndAsync(EndSessionsCommand command) =>
        new EndSessionsHandler(new LiveSessions(world, world.Keeper, world.Time), world.Power, world.Own, world).Handle(command, default);
}
