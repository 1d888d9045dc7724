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

    [Test]
    public void Only_administrators_of_users_and_of_everything_administer_accounts()
    {
        Assert.That(Roles.All.Where(role => role.Value.Contains(Permissions.UsersAdmin)).Select(role => role.Key), Is.EquivalentTo(new[] { "user-admin", "admin" }));
        Assert.That(Roles.All.Where(role => role.Value.Contains(Permissions.ClientsAdmin)).Select(role => role.Key), Is.EquivalentTo(new[] { "admin" }));
    }

    [Test]
    public void Nobody_is_given_the_permission_of_his_own_account() => Assert.That(Permissions.All, Does.Not.Contain(Permissions.Account), "whoever signs in as a user has it");

    [Test]
    public void What_can_be_limited_to_a_branch_is_there() =>
        Assert.That((Roles.OfBranches.All(Roles.All.ContainsKey), Permissions.OfBranches.All(Permissions.All.Contains)), Is.EqualTo((true, true)));

    [Test]
    public void Power_over_accounts_has_no_branch() => Assert.That(Permissions.OfBranches.Intersect(Permissions.OfAdministrators), Is.Empty);
}
