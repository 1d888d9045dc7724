using OrgChart.Domain.Units;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Users;

[TestFixture]
public sealed class RoleGrantTests
{
    [TestCase("editor")]
    [TestCase("editor@12")]
    [TestCase("user-admin")]
    public void What_is_written_is_read_again(string text) => Assert.That(RoleGrant.Parse(text)!.Value.ToString(), Is.EqualTo(text));

    [Test]
    public void The_unit_is_behind_the_role() => Assert.That(RoleGrant.Parse("editor@12"), Is.EqualTo(new RoleGrant("editor", new OrgUnitId(12))));

    [TestCase("")]
    [TestCase("@12")]
    [TestCase("editor@")]
    [TestCase("editor@0")]
    [TestCase("editor@-1")]
    [TestCase("editor@+1")]
    [TestCase("editor@ 1")]
    [TestCase("editor@1@2")]
    [TestCase("editor@12x")]
    [TestCase("editor@99999999999")]
    public void What_names_no_unit_is_nothing_rather_than_everywhere(string text) => Assert.That(RoleGrant.Parse(text), Is.Null);
}
