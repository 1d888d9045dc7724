using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.Units;
using OrgChart.WebApi.Security;

namespace OrgChart.UnitTests.Security;

[TestFixture]
public sealed class HttpCallerTests
{
    [Test]
    public void Somebody_who_has_not_signed_in_may_nothing()
    {
        var caller = Anonymous(new AccessOptions());

        Assert.That(caller.Id, Is.EqualTo("anonymous"));
        Assert.That(Permissions.All.Where(caller.May), Is.Empty);
        Assert.That(caller.MaySeeContactData, Is.False);
    }

    [Test]
    public void Where_anonymous_reading_is_on_he_may_read_and_nothing_else()
    {
        var caller = Anonymous(new AccessOptions { AnonymousRead = true });

        Assert.That(Permissions.All.Where(caller.May), Is.EqualTo(new[] { "directory:read" }));
        Assert.That(caller.MaySeeContactData, Is.False);
    }

    [Test]
    public void Contact_data_is_shown_to_him_only_where_a_setting_says_so() =>
        Assert.That(Anonymous(new AccessOptions { AnonymousRead = true, AnonymousContactData = true }).MaySeeContactData, Is.True);

    [TestCase("directory:read", "directory:read", false)]
    [TestCase("directory:read contact:read imports:run", "directory:read contact:read imports:run", true)]
    [TestCase("imports:runaway directory", "", false)]
    [TestCase("IMPORTS:RUN", "", false)]
    [TestCase("", "", false)]
    public void Somebody_who_has_signed_in_may_what_his_token_says(string scope, string expected, bool seesContactData)
    {
        var caller = Client(scope);

        Assert.That(string.Join(' ', Permissions.All.Where(caller.May)), Is.EqualTo(expected));
        Assert.That((caller.Id, caller.MaySeeContactData), Is.EqualTo(("c7", seesContactData)));
    }

    [Test]
    public void Anonymous_reading_gives_nothing_to_somebody_whose_token_does_not()
    {
        var caller = Client("", new AccessOptions { AnonymousRead = true, AnonymousContactData = true });

        Assert.That(Permissions.All.Where(caller.May), Is.Empty);
        Assert.That(caller.MaySeeContactData, Is.False);
    }

    [Test]
    public void Somebody_whom_the_framework_knows_but_whose_token_nobody_read_may_nothing()
    {
        var caller = new HttpCaller(AccessorOf(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "u1"), new Claim("scope", "directory:write")], "Bearer"))), Options.Create(new AccessOptions()));

        Assert.That((Permissions.All.Any(caller.May), caller.Id), Is.EqualTo((false, "anonymous")));
    }

    [Test]
    public void Only_users_have_an_account_of_their_own()
    {
        Assert.That(CallerOf(new SignedIn("u3", [], new(AccountKind.User, 3, 8, 1, []), rights: null)).May("account"), Is.True);
        Assert.That(Client("directory:read").May("account"), Is.False);
        Assert.That(CallerOf(new SignedIn("x:staff:7", [], account: null, Rights.None)).May("account"), Is.False);
    }

    [Test]
    public void The_rights_of_another_issuers_user_are_those_of_his_token()
    {
        var caller = CallerOf(new SignedIn("x:staff:7", ["directory:write"], account: null, Rights.Of([new("editor", new OrgUnitId(12))])));

        Assert.That(caller.BranchesOf("directory:write"), Is.EqualTo(new[] { 12 }));
        Assert.That(caller.BranchesOf("teams:write"), Is.Empty, "nowhere");
        Assert.That(caller.Account, Is.Null);
    }

    [Test]
    public void What_a_browser_calls_itself_is_kept_without_what_would_spoil_a_line()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.UserAgent = "Mozilla\u001b[31m/5.0";
        http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("192.0.2.7");
        var caller = new HttpCaller(new HttpContextAccessor { HttpContext = http }, Options.Create(new AccessOptions()));

        Assert.That((caller.UserAgent, caller.Address), Is.EqualTo(("Mozilla[31m/5.0", "192.0.2.7")));
    }

    [Test]
    public void The_operator_may_everything_but_has_no_account()
    {
        var caller = new OperatorCaller();

        Assert.That((caller.Id, caller.MaySeeContactData, Permissions.All.All(caller.May), caller.May("account")), Is.EqualTo(("operator", true, true, false)));
    }

    private static HttpCaller Anonymous(AccessOptions access) => new(AccessorOf(new ClaimsPrincipal(new ClaimsIdentity())), Options.Create(access));

    private static HttpCaller Client(string scope, AccessOptions? access = null) =>
        CallerOf(new SignedIn("c7", scope.Split(' ', StringSplitOptions.RemoveEmptyEntries), new(AccountKind.Client, 7, null, 1, []), rights: null), access);

    private static HttpCaller CallerOf(SignedIn user, AccessOptions? access = null) => new(AccessorOf(user), Options.Create(access ?? new()));

    private static HttpContextAccessor AccessorOf(ClaimsPrincipal user) => new() { HttpContext = new DefaultHttpContext { User = user } };
}
