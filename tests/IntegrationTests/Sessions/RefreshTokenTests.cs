using NUnit.Framework;
using OrgChart.Application.Access;
using OrgChart.Application.Auth;
using OrgChart.Application.Auth.RefreshSession;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Sessions;

public sealed class RefreshTokenTests(ITestDatabase database) : AccountTest(database)
{
    private const int Rounds = 1000;
    private const int Uses = 50;

    private User user = null!;
    private string token = null!;
    private SessionId session;

    [SetUp]
    public async Task SignIn()
    {
        user = await AddUserAsync("u@example.org", "editor");
        (var account, token) = await BeginAsync(user);
        session = new SessionId(account.SessionId!.Value);
        Time.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>The statement that decides, without the transaction around it, so that so many rounds are quick. Each waits for his turn to write, in the order in which they came.</summary>
    [Test]
    public async Task Of_50_uses_at_the_same_time_one_wins_a_thousand_times_over()
    {
        await Accounts.ExecuteAsync(string.Join(';', Enumerable.Range(0, Rounds).Select(i =>
            $"INSERT INTO refresh_tokens (hash, session_id, idle_until) SELECT 'round {i}', session_id, idle_until FROM refresh_tokens WHERE hash = '{Secrets.Digest(token)}'")));
        var winners = new int[Rounds];
        await Task.WhenAll(Enumerable.Range(0, Uses).Select(_ => Task.Run(() => Accounts.InScopeAsync(async scope =>
        {
            var (sessions, database) = (scope.Get<ISessionRepository>(), scope.Get<IDatabaseStrategy>());
            for (var round = 0; round < Rounds; round++)
            {
                using var turn = await database.TakeWriteTurnAsync(CancellationToken.None);
                if ((await sessions.UseTokenAsync($"round {round}", $"after {round}", Time.Now, CancellationToken.None)).IsUsed) winners[round]++;
            }
        }))));

        Assert.That(winners, Is.All.EqualTo(1));
        Assert.That(await Accounts.RowsAsync("SELECT COUNT(*) FROM refresh_tokens WHERE used_at IS NOT NULL"), Is.EqualTo(new[] { $"{Rounds}" }));
    }

    [Test]
    public async Task Of_50_requests_at_the_same_time_one_goes_on_and_the_session_lives()
    {
        TestHost[] hosts = [Accounts, Start()];
        var received = Time.Now;
        var answers = await Task.WhenAll(Enumerable.Range(0, Uses).Select(i => Task.Run(() => RefreshAsync(token, received, hosts[i % 2]))));

        var access = answers.OfType<IssuedAccess>().Single();
        Assert.That((access.SessionId, access.Subject), Is.EqualTo(((int?)session.Value, $"u{user.Id}")));
        Assert.That((await SessionAsync()).EndedAt, Is.Null);
        Assert.That(await RefreshAsync(access.RefreshToken!, Time.Now), Is.Not.Null, "the successor is good");
    }

    [Test]
    public async Task A_used_token_that_comes_again_ends_the_session_also_within_the_same_second([Values(TimeSpan.TicksPerMicrosecond, 5_000, TimeSpan.TicksPerSecond)] long ticks)
    {
        var next = await RefreshAsync(token, Time.Now);
        Time.Advance(TimeSpan.FromTicks(ticks));

        Assert.That(await RefreshAsync(token, Time.Now), Is.Null);
        Assert.That((await SessionAsync()).EndedAt, Is.EqualTo(Time.Now));
        Assert.That(await RefreshAsync(next!.RefreshToken!, Time.Now), Is.Null, "the thief's as well as the owner's");
        Assert.That((await Accounts.RowsAsync("SELECT kind, subject FROM security_events ORDER BY id DESC")).Take(2), Is.EqualTo(new[] { $"7|u{user.Id}", $"4|u{user.Id}" }));
    }

    [Test]
    public async Task A_token_rests_for_14_days_and_its_session_lives_for_30()
    {
        Time.Advance(TimeSpan.FromDays(13));
        var next = (await RefreshAsync(token, Time.Now))!.RefreshToken!;
        Time.Advance(TimeSpan.FromDays(14));
        Assert.That(await RefreshAsync(next, Time.Now), Is.Null);
        Assert.That((await SessionAsync()).EndedAt, Is.Null, "too late is no theft");
    }

    [Test]
    public async Task However_often_it_is_renewed_a_session_is_over_after_30_days()
    {
        var next = token;
        for (var day = 0; day < 29; day++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            next = (await RefreshAsync(next, Time.Now))!.RefreshToken!;
        }

        Time.Advance(TimeSpan.FromDays(1));
        Assert.That(await RefreshAsync(next, Time.Now), Is.Null);
    }

    [Test]
    public async Task Tokens_of_an_ended_session_are_not_used()
    {
        await Accounts.ExecuteAsync($"UPDATE sessions SET ended_at = '2026-03-02 08:00:00' WHERE id = {session}");

        Assert.That(await RefreshAsync(token, Time.Now), Is.Null);
        Assert.That(await Accounts.RowsAsync("SELECT COUNT(*) FROM refresh_tokens WHERE used_at IS NOT NULL"), Is.EqualTo(new[] { "0" }));
    }

    [Test]
    public async Task Live_sessions_are_a_users_own_newest_first_without_those_that_ended()
    {
        var (second, _) = await BeginAsync(user);
        await BeginAsync(await AddUserAsync("o@example.org"));
        var live = await Accounts.InScopeAsync(async scope =>
        {
            var sessions = scope.Get<ISessionRepository>();
            var all = await sessions.ListLiveAsync(user.Id, Time.Now, CancellationToken.None);
            all[0].End(Time.Now);
            Assert.That((await sessions.ListLiveAsync(user.Id, Time.Now, CancellationToken.None)).Count, Is.EqualTo(1), "what ended in this transaction has ended");
            return all.Select(one => one.Id.Value).ToList();
        });

        Assert.That(live, Is.EqualTo(new[] { second.SessionId!.Value, session.Value }));
    }

    private async Task<IssuedAccess?> RefreshAsync(string refreshToken, DateTime received, TestHost? host = null)
    {
        try
        {
            return await (host ?? Accounts).SendAsync(new RefreshSessionCommand(null, refreshToken, received));
        }
        catch (TokenRefusedException)
        {
            return null;
        }
    }

    private Task<Session> SessionAsync() => Accounts.InScopeAsync(async scope => (await scope.Get<ISessionRepository>().FindAsync(session, CancellationToken.None))!);
}
