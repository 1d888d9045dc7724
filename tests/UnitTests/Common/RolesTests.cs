using OrgChart.Application.Common;

namespace OrgChart.UnitTests.Common;

[TestFixture]
public sealed class RolesTests
{
    [Test]
    public void A_role_has_only_permissions_that_there_are() =>
        Assert.That(Roles.All.Values.SelectMany(permissions => permissions).Distinct(), Is.SubsetOf(Permissions.All));

    [Test]
    public void Whoever_has_a_role_may_at_least_read_the_directory() =>
        Assert.That(Roles.All.Where(role => !role.Value.Contains(Permissions.DirectoryRead)).Select(role => role.Key), Is.Empty);

    [Test]
    public void Only_editors_and_administrators_write_by_hand() =>
        Assert.That(
            Roles.All.Where(role => role.Value.Contains(Permissions.DirectoryWrite) || role.Value.Contains(Permissions.TeamsWrite)).Select(role => role.Key),
            Is.EquivalentTo(new[] { "editor", "admin" }));

    [Test]
    public void An_administrator_may_do_everything() => Assert.That(Roles.All["admin"], Is.EquivalentTo(Permissions.All));
}
