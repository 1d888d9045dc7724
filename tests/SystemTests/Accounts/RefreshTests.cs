using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Refresh tokens: good once, and whoever uses one twice ends the session.</summary>
[TestFixture]
internal sealed class RefreshTests
{
    private static AccountServer Server => Accounts.Server;

    [Test]
    public async Task Each_use_gives_a_new_pair_and_the_session_stays_one()
    {
        var person = await Server.PersonAsync("reader");
        var (token, seen) = (person.RefreshToken, new HashSet<string> { person.RefreshToken, person.AccessToken });
        for (var use = 0; use < 5; use++)
        {
            var pair = (await Server.RefreshAsync(token)).Was(HttpStatusCode.OK).Json;
            token = pair.Text("refresh_token")!;
            Assert.That(seen.Add(token) && seen.Add(pair.Text("access_token")!), "all tokens are new");
            Assert.That((await Server.As(pair.Text("access_token")).ReadAsync("users/me/sessions")).Json.Number("total"), Is.EqualTo(1));
        }

        await person.Http.ReadAsync("users/me");
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public async Task Using_any_used_token_of_a_chain_again_ends_the_session_at_once(int which)
    {
        var person = await Server.PersonAsync("reader");
        var chain = new List<string> { person.RefreshToken };
        var access = person.AccessToken;
        for (var use = 0; use < 3; use++)
        {
            var pair = (await Server.RefreshAsync(chain[^1])).Was(HttpStatusCode.OK).Json;
            chain.Add(pair.Text("refresh_token")!);
            access = pair.Text("access_token")!;
        }

        var newest = Server.As(access);
        await newest.ReadAsync("users/me");
        Assert.That((await Server.RefreshAsync(chain[which])).Was(HttpStatusCode.BadRequest).Json.Text("error"), Is.EqualTo("invalid_grant"));

        (await newest.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        (await person.Http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        Assert.That((await Server.RefreshAsync(chain[^1])).Was(HttpStatusCode.BadRequest).Json.Text("error"), Is.EqualTo("invalid_grant"), "nor is the newest good any more");
        Assert.That((await Server.EventsAsync("tokenReused", person.Subject), await Server.EventsAsync("sessionEnded", person.Subject)), Is.EqualTo((1, 1)), "it is told once");
    }

    [Test]
    public async Task A_token_used_twice_within_a_moment_is_noticed_as_well()
    {
        for (var round = 0; round < 5; round++)
        {
            var person = await Server.PersonAsync();
            var pair = (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.OK).Json;
            (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.BadRequest);
            (await Server.RefreshAsync(pair.Text("refresh_token")!)).Was(HttpStatusCode.BadRequest);
            Assert.That(await Server.EventsAsync("tokenReused", person.Subject), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Another_session_of_the_same_user_goes_on()
    {
        var person = await Server.PersonAsync("reader");
        var other = await Server.SignInAsync(person.Email);
        (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.OK);
        (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.BadRequest);

        await Server.As(other.Text("access_token")).ReadAsync("users/me");
        (await Server.RefreshAsync(other.Text("refresh_token")!)).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task Another_clients_token_is_refused_and_not_used_up()
    {
        var person = await Server.PersonAsync("reader");
        var (_, other) = await Server.ClientAsync(["directory:read"], firstParty: true);
        (string, string)[][] strangers = [[("client_id", other.Id), ("client_secret", other.Secret)], []];
        foreach (var stranger in strangers)
            Assert.That(
                (await Server.PostFormAsync([("grant_type", "refresh_token"), ("refresh_token", person.RefreshToken), .. stranger])).Was(HttpStatusCode.BadRequest).Json.Text("error"),
                Is.EqualTo("invalid_grant"));
        Assert.That(
            (await Server.PostFormAsync([("grant_type", "refresh_token"), ("refresh_token", person.RefreshToken), ("client_id", Server.FirstParty.Id), ("client_secret", "x")]))
                .Was(HttpStatusCode.Unauthorized).Json.Text("error"),
            Is.EqualTo("invalid_client"));

        (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.OK);
        await person.Http.ReadAsync("users/me");
    }

    [Test]
    public async Task An_access_token_is_no_refresh_token_and_a_refresh_token_no_access_token()
    {
        var person = await Server.PersonAsync("reader");
        (await Server.RefreshAsync(person.AccessToken)).Was(HttpStatusCode.BadRequest);
        (await Server.As(person.RefreshToken).AskAsync("GET", "users/me", null)).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        await person.Http.ReadAsync("users/me");
    }

    [Test]
    public async Task Of_fifty_who_refresh_one_token_at_once_exactly_one_succeeds()
    {
        var person = await Server.PersonAsync("reader");
        var token = person.RefreshToken;
        for (var round = 0; round < 30; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Server.RefreshAsync(token)));

            var won = answers.Where(answer => answer.Status == HttpStatusCode.OK).ToList();
            Assert.That(won, Has.Count.EqualTo(1), $"round {round}");
            Assert.That(answers.Except(won).Select(answer => (answer.Status, answer.Json.Text("error"))), Is.All.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            var live = Server.Query(
                $"""
                SELECT count(*) FROM refresh_tokens JOIN sessions ON sessions.id = session_id
                WHERE user_id = {person.Id} AND ended_at IS NULL AND used_at IS NULL AND session_id = (SELECT max(id) FROM sessions WHERE user_id = {person.Id})
                """, row => row.GetInt32(0)).Single();
            Assert.That(live, Is.LessThanOrEqualTo(1), $"round {round}: never two live successors");
            // Who sent the token before it was used is a second window of the same user; who sent it afterwards a thief: then the winner's token is gone as well.
            var next = await Server.RefreshAsync(won[0].Json.Text("refresh_token")!);
            Assert.That((int)next.Status, Is.EqualTo(live == 1 ? 200 : 400), $"round {round}");
            token = (live == 1 ? next.Json : await Server.SignInAsync(person.Email)).Text("refresh_token")!;
        }
    }
}
