using System.Security.Claims;
using System.Text;
using OrgChart.Application.Common;
using OrgChart.WebApi.Security;

namespace OrgChart.UnitTests.Security;

[TestFixture]
public sealed class TokenReadingTests
{
    private static readonly ExternalIssuer Staff = new()
    {
        Name = "staff", Authority = "https://login.example.org", Audience = "orgchart", RolesClaim = "roles",
        Roles = new Dictionary<string, string> { ["HR"] = "editor@12", ["IT"] = "reader", ["Odd"] = "editor@x" },
    };

    [Test]
    public void A_users_token_names_user_session_version_and_scope()
    {
        var caller = TokenReading.Ours(Claims(("sub", "u12"), ("scope", "directory:read teams:read"), ("ver", "3"), ("sid", "40")))!;

        Assert.That((caller.Id, caller.Account!.Kind, caller.Account.Id, caller.Account.SessionId, caller.Account.AccessVersion), Is.EqualTo(("u12", AccountKind.User, 12, (int?)40, 3)));
        Assert.That((caller.May("teams:read"), caller.May("teams:write"), caller.May("account"), caller.Identity!.IsAuthenticated), Is.EqualTo((true, false, true, true)));
    }

    [Test]
    public void A_clients_token_has_no_session()
    {
        var caller = TokenReading.Ours(Claims(("sub", "c5"), ("scope", "imports:run"), ("ver", "1")))!;

        Assert.That((caller.Account!.Kind, caller.Account.SessionId, caller.May("imports:run"), caller.May("account")), Is.EqualTo((AccountKind.Client, (int?)null, true, false)));
    }

    [TestCase(null, "", "1", "4")]
    [TestCase("u12", null, "1", "4")]
    [TestCase("u12", "", null, "4")]
    [TestCase("u12", "", "1", null)]
    [TestCase("c12", "", "1", "4")]
    [TestCase("x12", "", "1", "4")]
    [TestCase("12", "", "1", "4")]
    [TestCase("u", "", "1", "4")]
    [TestCase("u-1", "", "1", "4")]
    [TestCase("u1x", "", "1", "4")]
    [TestCase("u12", "", "x", "4")]
    [TestCase("u12", "", "-1", "4")]
    public void What_is_not_as_we_make_it_is_nobodys(string? subject, string? scope, string? version, string? session) =>
        Assert.That(TokenReading.Ours(Claims(("sub", subject), ("scope", scope), ("ver", version), ("sid", session))), Is.Null);

    [Test]
    public void Another_issuers_roles_are_those_that_the_configuration_maps()
    {
        var caller = TokenReading.Theirs(Claims(("sub", "7f-9"), ("roles", "HR"), ("roles", "IT"), ("roles", "Odd"), ("roles", "admin"), ("scope", "users:admin")), Staff)!;

        Assert.That((caller.Id, caller.Account, caller.May("directory:write"), caller.May("users:admin"), caller.May("account")), Is.EqualTo(("x:staff:7f-9", (CallerAccount?)null, true, false, false)));
        Assert.That((caller.BranchesOf("directory:write"), caller.BranchesOf("directory:read")), Is.EqualTo((new[] { 12 }, (IReadOnlyCollection<int>?)null)));
    }

    [Test]
    public void A_subject_of_theirs_is_never_one_of_ours_and_fits_into_the_history()
    {
        Assert.That(TokenReading.Theirs(Claims(("sub", "u1")), Staff)!.Id, Is.EqualTo("x:staff:u1"));
        Assert.That(TokenReading.Theirs(Claims(("sub", new string('s', 500) + "\n")), Staff)!.Id, Has.Length.LessThanOrEqualTo(100));
        Assert.That(TokenReading.Theirs(Claims(("roles", "HR")), Staff), Is.Null);
    }

    [TestCase("{\"iss\":\"me\",\"exp\":1800000000}", "me")]
    [TestCase("{\"iss\":\"me\"}", null)]
    [TestCase("{\"iss\":7,\"exp\":1800000000}", null)]
    [TestCase("{}", null)]
    [TestCase("[\"iss\"]", null)]
    [TestCase("nonsense", null)]
    public void Who_says_he_made_a_token_is_read_from_its_middle(string payload, string? issuer) =>
        Assert.That(TokenReading.IssuerOf($"e30.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.c2ln"), Is.EqualTo(issuer));

    [TestCase("")]
    [TestCase("a.b")]
    [TestCase("a.b.c.d.e")]
    [TestCase("e30.%%%.sig")]
    [TestCase("e30.e30=.sig")]
    public void What_is_no_token_has_no_issuer(string token) => Assert.That(TokenReading.IssuerOf(token), Is.Null);

    private static ClaimsPrincipal Claims(params (string Type, string? Value)[] claims) =>
        new(new ClaimsIdentity(claims.Where(claim => claim.Value is not null).Select(claim => new Claim(claim.Type, claim.Value!)), "Bearer"));
}
