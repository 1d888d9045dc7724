using System.Net;
using System.Text.RegularExpressions;
using OrgChart.Application.Access;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Signing in at the server's own page, with cookies.</summary>
[TestFixture]
internal sealed partial class PageSessionTests
{
    private static AccountServer Server => Accounts.Server;

    [Test]
    public async Task Who_signs_in_gets_cookies_that_scripts_cannot_read_and_foreign_pages_do_not_send()
    {
        var (id, email) = await Server.UserAsync();
        var answer = (await SendAsync("POST", "auth/session", new { email, password = AccountServer.Password })).Was(HttpStatusCode.NoContent);

        Assert.That(answer.Text, Is.Empty);
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"));
        foreach (var name in (string[])["orgchart-access", "orgchart-refresh"])
            Assert.That(answer.Headers["Set-Cookie"].Split(name + "=")[1].Split(", orgchart-")[0], Does.EndWith("; path=/; samesite=strict; httponly"));
        Assert.That((await SendAsync("GET", "users/me", null, answer)).Was(HttpStatusCode.OK).Json.Number("id"), Is.EqualTo(id));
    }

    [Test]
    public async Task The_page_writes_with_its_header_and_foreign_pages_without_it_do_not()
    {
        var session = await SignInAsync((await Server.UserAsync()).Email);

        foreach (var headers in ((string, string)[][])[[], [("X-Requested-With", "XMLHttpRequest")], [Own, ("Sec-Fetch-Site", "cross-site")], [Own, ("Sec-Fetch-Site", "same-site")]])
            (await Server.Nobody.AskAsync("DELETE", "users/me/sessions", null, [("Cookie", CookiesOf(session)), .. headers])).Fails(HttpStatusCode.Forbidden, "access.forged");
        (await SendAsync("GET", "users/me", null, session)).Was(HttpStatusCode.OK);

        (await SendAsync("DELETE", "users/me/sessions", null, session, ("Sec-Fetch-Site", "same-origin"))).IsGone();
        (await SendAsync("GET", "users/me", null, session)).Was(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Where_strangers_may_register_an_administrator_makes_accounts_and_a_foreign_page_makes_none_in_his_name()
    {
        var session = await SignInAsync((await Server.UserAsync(["user-admin"])).Email);
        object Account() => new { email = $"made{Secrets.Make()[..12]}@northland.example", roles = (object[])[new { role = "reader" }] };

        (await SendAsync("POST", "users", Account(), session)).IsCreated();
        (await Server.Nobody.AskAsync("POST", "users", Account(), ("Cookie", CookiesOf(session)))).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
    }

    [Test]
    public async Task Nobody_is_signed_in_or_out_by_a_foreign_page()
    {
        var (_, email) = await Server.UserAsync();
        var session = await SignInAsync(email);
        var cookie = ("Cookie", CookiesOf(session).Split("; ").Single(one => one.StartsWith("orgchart-refresh", StringComparison.Ordinal)));

        (await Server.Nobody.AskAsync("POST", "auth/session", new { email, password = AccountServer.Password })).Fails(HttpStatusCode.Forbidden, "access.forged");
        (await Server.Nobody.AskAsync("POST", "auth/session/refresh", null, cookie)).Fails(HttpStatusCode.Forbidden, "access.forged");
        (await Server.Nobody.AskAsync("DELETE", "auth/session", null, cookie)).Fails(HttpStatusCode.Forbidden, "access.forged");

        (await SendAsync("POST", "auth/session/refresh", null, session)).IsGone();
    }

    [Test]
    public async Task A_session_goes_on_with_new_cookies_until_it_is_signed_out()
    {
        var first = await SignInAsync((await Server.UserAsync()).Email);
        var second = (await SendAsync("POST", "auth/session/refresh", null, first)).Was(HttpStatusCode.NoContent);
        Assert.That(CookiesOf(second), Is.Not.EqualTo(CookiesOf(first)));
        (await SendAsync("GET", "users/me", null, second)).Was(HttpStatusCode.OK);

        var gone = (await SendAsync("DELETE", "auth/session", null, second)).Was(HttpStatusCode.NoContent);

        Assert.That(gone.Headers["Set-Cookie"], Does.Match("orgchart-access=; expires=Thu, 01 Jan 1970.*orgchart-refresh=; expires=Thu, 01 Jan 1970"));
        (await SendAsync("GET", "users/me", null, second)).Was(HttpStatusCode.Unauthorized);
        (await SendAsync("POST", "auth/session/refresh", null, second)).Fails(HttpStatusCode.BadRequest, "auth.failed");
    }

    [Test]
    public async Task Signing_in_again_ends_the_session_before()
    {
        var (_, email) = await Server.UserAsync();
        var first = await SignInAsync(email);

        var second = (await SendAsync("POST", "auth/session", new { email, password = AccountServer.Password }, first)).Was(HttpStatusCode.NoContent);

        (await SendAsync("GET", "users/me", null, first)).Was(HttpStatusCode.Unauthorized);
        (await SendAsync("GET", "users/me", null, second)).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_cookies_of_a_session_that_has_ended_are_taken_away()
    {
        var session = await SignInAsync((await Server.UserAsync()).Email);
        (await SendAsync("DELETE", "users/me/sessions", null, session)).IsGone();

        var answer = await SendAsync("POST", "auth/session/refresh", null, session);

        answer.Fails(HttpStatusCode.BadRequest, "auth.failed");
        Assert.That(answer.Headers["Set-Cookie"], Does.Contain("orgchart-access=; expires=").And.Contain("orgchart-refresh=; expires="));
        (await SendAsync("POST", "auth/session/refresh", null)).Fails(HttpStatusCode.BadRequest, "auth.failed");
        (await SendAsync("DELETE", "auth/session", null)).IsGone();
    }

    [Test]
    public async Task Windows_that_renew_their_session_at_the_same_time_all_stay_signed_in()
    {
        var session = await SignInAsync((await Server.UserAsync()).Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync("POST", "auth/session/refresh", null, session)));

        var renewed = answers.Single(answer => answer.Status == HttpStatusCode.NoContent);
        foreach (var answer in answers.Except([renewed])) answer.Fails(HttpStatusCode.Conflict, "auth.refresh_crossed");
        Assert.That(answers.Except([renewed]).SelectMany(answer => answer.Headers.Keys), Does.Not.Contain("Set-Cookie"));
        (await SendAsync("GET", "users/me", null, renewed)).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task Over_HTTPS_behind_a_proxy_nobody_has_named_nobody_signs_in()
    {
        var (_, email) = await Server.UserAsync();

        var answer = await SendAsync("POST", "auth/session", new { email, password = AccountServer.Password }, null, ("Origin", "https://orgchart.example"));

        Assert.That(answer.Fails(HttpStatusCode.Forbidden, "access.forged").Text("detail"), Does.Contain("Proxies:Known"));
    }

    [Test]
    public async Task A_wrong_password_is_told_and_sets_nothing()
    {
        var (_, email) = await Server.UserAsync();
        var answer = await SendAsync("POST", "auth/session", new { email, password = "wrong" });

        answer.Fails(HttpStatusCode.BadRequest, "auth.failed");
        Assert.That(answer.Headers.Keys, Does.Not.Contain("Set-Cookie"));
    }

    [Test]
    public async Task The_code_of_a_second_factor_is_asked_for()
    {
        var person = await Server.PersonAsync();
        var (key, _) = await SecondFactors.AddAsync(person);

        (await SendAsync("POST", "auth/session", new { email = person.Email, password = AccountServer.Password })).Fails(HttpStatusCode.BadRequest, "auth.mfa_required");
        (await SendAsync("POST", "auth/session", new { email = person.Email, password = AccountServer.Password, otp = "000000" })).Fails(HttpStatusCode.BadRequest, "auth.failed");
        (await SendAsync("POST", "auth/session", new { email = person.Email, password = AccountServer.Password, otp = Totp.Code(key, 1) })).IsGone();
    }

    [Test]
    public async Task A_token_in_the_header_counts_more_than_a_cookie()
    {
        var session = await SignInAsync((await Server.UserAsync()).Email);
        var person = await Server.PersonAsync("reader");

        var answer = (await person.Http.AskAsync("GET", "users/me", null, ("Cookie", CookiesOf(session)))).Was(HttpStatusCode.OK);
        Assert.That(answer.Json.Text("email"), Is.EqualTo(person.Email));
        (await person.Http.AskAsync("DELETE", "users/me/sessions", null, ("Cookie", CookiesOf(session)))).IsGone();
    }

    [Test]
    public async Task A_cookie_that_is_no_token_is_refused_like_one_in_the_header() =>
        (await Server.Nobody.AskAsync("GET", "users/me", null, ("Cookie", "orgchart-access=nonsense"))).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");

    private static readonly (string, string) Own = ("X-Requested-With", "OrgChart");

    private static async Task<Answer> SignInAsync(string email) =>
        (await SendAsync("POST", "auth/session", new { email, password = AccountServer.Password })).Was(HttpStatusCode.NoContent);

    private static Task<Answer> SendAsync(string method, string address, object? body, Answer? session = null, params (string, string)[] more) =>
        Server.Nobody.AskAsync(method, address, body, [Own, .. session is null ? [] : ((string, string)[])[("Cookie", CookiesOf(session))], .. more]);

    private static string CookiesOf(Answer session) => string.Join("; ", Cookie().Matches(session.Headers["Set-Cookie"]).Select(match => match.Value));

    [GeneratedRegex("orgchart-(?:access|refresh)=[^;,]*", RegexOptions.None, 1000)]
    private static partial Regex Cookie();
}
