using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Giving tokens back (RFC 7009), and what the server says about itself (RFC 8414, RFC 7517).</summary>
[TestFixture]
internal sealed class RevocationTests
{
    private static AccountServer Server => Accounts.Server;

    private static (string, string)[] Own => [("client_id", Server.FirstParty.Id), ("client_secret", Server.FirstParty.Secret)];

    [Test]
    public async Task Revoking_a_refresh_token_ends_the_session_and_its_access_tokens_at_once()
    {
        var person = await Server.PersonAsync("reader");
        var other = await Server.SignInAsync(person.Email);

        var answer = (await RevokeAsync([("token", person.RefreshToken), ("token_type_hint", "refresh_token"), .. Own])).Was(HttpStatusCode.OK);

        Assert.That((answer.Text, answer.Headers["Cache-Control"]), Is.EqualTo(("{}", "no-store")));
        Assert.That((await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.BadRequest).Json.Text("error"), Is.EqualTo("invalid_grant"));
        (await person.Http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        await Server.As(other.Text("access_token")).ReadAsync("users/me");
        Assert.That(await Server.EventsAsync("tokenReused", person.Subject), Is.Zero, "a token that was given back is not stolen");
    }

    [Test]
    public async Task A_token_that_is_none_or_was_given_back_already_is_no_error()
    {
        var person = await Server.PersonAsync("reader");
        foreach (var token in (string[])["nothing", person.AccessToken, person.RefreshToken, person.RefreshToken])
            (await RevokeAsync([("token", token), .. Own])).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task An_older_token_of_the_session_ends_it_as_well()
    {
        var person = await Server.PersonAsync("reader");
        var next = (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.OK).Json;

        (await RevokeAsync([("token", person.RefreshToken), .. Own])).Was(HttpStatusCode.OK);

        (await Server.RefreshAsync(next.Text("refresh_token")!)).Was(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Whose_token_it_is_not_cannot_revoke_it()
    {
        var person = await Server.PersonAsync("reader");
        var (_, other) = await Server.ClientAsync(["directory:read"], firstParty: true);

        await RevokeAsync([("token", person.RefreshToken), ("client_id", other.Id), ("client_secret", other.Secret)]);
        await RevokeAsync([("token", person.RefreshToken)]);

        await person.Http.ReadAsync("users/me");
        (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_client_that_does_not_show_who_it_is_and_a_request_without_token_are_refused()
    {
        Assert.That((await RevokeAsync([("token", "x"), ("client_id", Server.FirstParty.Id), ("client_secret", "wrong")])).Was(HttpStatusCode.Unauthorized).Json.Text("error"), Is.EqualTo("invalid_client"));
        Assert.That((await RevokeAsync(Own)).Was(HttpStatusCode.BadRequest).Json.Text("error"), Is.EqualTo("invalid_request"));
        Assert.That((await RevokeAsync([("token", "x"), ("token", "y"), .. Own])).Was(HttpStatusCode.BadRequest).Json.Text("error"), Is.EqualTo("invalid_request"));
    }

    [Test]
    public async Task The_server_says_where_everything_is_and_what_it_can_do()
    {
        var about = (await Server.Nobody.ReadAsync("/.well-known/oauth-authorization-server")).Json;

        Assert.That(about.Text("issuer"), Is.EqualTo("orgchart"));
        Assert.That(about.GetProperty("grant_types_supported").EnumerateArray().Select(one => one.GetString()), Is.EquivalentTo(["password", "refresh_token", "client_credentials"]));
        Assert.That(string.Join(' ', about.GetProperty("scopes_supported").EnumerateArray().Select(one => one.GetString())), Is.EqualTo(AccountServer.AllScopes));
        Assert.That(about.GetProperty("token_endpoint_auth_methods_supported").EnumerateArray().Select(one => one.GetString()), Is.EquivalentTo(["client_secret_basic", "client_secret_post"]));
        var token = new Uri(about.Text("token_endpoint")!);
        Assert.That(token.Authority, Is.EqualTo(Server.Address.Authority));
        (await Server.PostFormAsync([("grant_type", "client_credentials"), .. Own], token.AbsolutePath)).Was(HttpStatusCode.OK);
        (await Server.PostFormAsync([("token", "x"), .. Own], new Uri(about.Text("revocation_endpoint")!).AbsolutePath)).Was(HttpStatusCode.OK);
        var keys = (await Server.Nobody.ReadAsync(new Uri(about.Text("jwks_uri")!).AbsolutePath)).Json.GetProperty("keys");
        Assert.That(keys.EnumerateArray().Select(key => (key.Text("kty"), key.Text("crv"), key.Text("alg"), key.Text("use"))), Is.All.EqualTo(("EC", "P-256", "ES256", "sig")));
        Assert.That(keys.EnumerateArray().First().Members(), Is.EquivalentTo(["kty", "crv", "kid", "use", "alg", "x", "y"]), "and nothing of the private part");
    }

    private static Task<Answer> RevokeAsync((string, string)[] form) => Server.PostFormAsync(form, "auth/revoke");
}
