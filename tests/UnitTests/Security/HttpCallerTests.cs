using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrgChart.Application.Common;
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

    [TestCase("directory:read", "directory:read")]
    [TestCase("directory:read imports:run", "directory:read imports:run")]
    [TestCase("imports:runaway directory", "")]
    [TestCase("IMPORTS:RUN", "")]
    [TestCase("", "")]
    public void Somebody_who_has_signed_in_may_what_his_token_says(string scope, string expected)
    {
        var caller = SignedIn(new Claim("sub", "client-7"), new Claim("scope", scope));

        Assert.That(string.Join(' ', Permissions.All.Where(caller.May)), Is.EqualTo(expected));
        Assert.That((caller.Id, caller.MaySeeContactData), Is.EqualTo(("client-7", true)));
    }

    [Test]
    public void Anonymous_reading_gives_nothing_to_somebody_whose_token_does_not()
    {
        var caller = new HttpCaller(AccessorOf(new ClaimsIdentity([new Claim("sub", "x")], "Bearer")), Options.Create(new AccessOptions { AnonymousRead = true }));

        Assert.That(Permissions.All.Where(caller.May), Is.Empty);
    }

    [Test]
    public void Scopes_may_come_in_several_claims() =>
        Assert.That(Permissions.All.Where(SignedIn(new Claim("scope", "directory:read"), new Claim("scope", "imports:run")).May), Is.EquivalentTo(new[] { "directory:read", "imports:run" }));

    [Test]
    public void The_operator_may_everything()
    {
        var caller = new OperatorCaller();

        Assert.That((caller.Id, caller.MaySeeContactData, Permissions.All.All(caller.May)), Is.EqualTo(("operator", true, true)));
    }

    private static HttpCaller Anonymous(AccessOptions access) => new(AccessorOf(new ClaimsIdentity()), Options.Create(access));

    private static HttpCaller SignedIn(params Claim[] claims) => new(AccessorOf(new ClaimsIdentity(claims, "Bearer")), Options.Create(new AccessOptions()));

    private static HttpContextAccessor AccessorOf(ClaimsIdentity identity) => new() { HttpContext = new DefaultHttpContext { User = new ClaimsPrincipal(identity) } };
}
