using OrgChart.Application.Access;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Access;

[TestFixture]
public sealed class SessionRightsTests
{
    private static readonly AccountOptions Strict = new() { AdministratorsNeedSecondFactor = true };
    private static readonly AccountOptions Lenient = new() { AdministratorsNeedSecondFactor = false };

    private readonly User administrator = User.Create(new UserId(1), "a@example.org", "A", [new("admin")], A.Earlier);

    [Test]
    public void Without_the_second_factor_an_administrator_has_everything_but_power_over_accounts()
    {
        var rights = SessionRights.Of(administrator, isStrong: false, scope: null, Strict);

        Assert.That((rights.Has("users:admin"), rights.Has("clients:admin"), rights.Has("directory:write"), rights.Has("audit:read")), Is.EqualTo((false, false, true, true)));
    }

    [Test]
    public void With_the_second_factor_or_where_none_is_asked_for_he_has_all_of_it()
    {
        Assert.That(SessionRights.Of(administrator, isStrong: true, scope: null, Strict).Has("users:admin"), Is.True);
        Assert.That(SessionRights.Of(administrator, isStrong: false, scope: null, Lenient).Has("clients:admin"), Is.True);
    }

    [TestCase("directory:read users:admin", "directory:read users:admin")]
    [TestCase("teams:read nonsense", "teams:read")]
    [TestCase("", "")]
    public void A_session_has_no_more_than_was_asked_for(string scope, string expected) =>
        Assert.That(string.Join(' ', SessionRights.Of(administrator, isStrong: true, scope, Strict).All), Is.EqualTo(expected));

    [Test]
    public void Asking_for_more_gives_no_more()
    {
        var reader = User.Create(new UserId(2), "r@example.org", "R", [new("reader")], A.Earlier);

        Assert.That(SessionRights.Of(reader, isStrong: true, "directory:read directory:write", Lenient).All, Is.EqualTo(new[] { "directory:read" }));
    }
}
