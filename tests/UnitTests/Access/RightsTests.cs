using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Units;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Access;

[TestFixture]
public sealed class RightsTests
{
    [Test]
    public void A_role_gives_its_permissions_everywhere()
    {
        var rights = Of("editor");

        Assert.That(rights.All, Is.EqualTo(Permissions.All.Where(Roles.All["editor"].Contains)), "in the order of all");
        Assert.That((rights.Has("directory:write"), rights.Has("users:admin"), rights.BranchesOf("directory:write")), Is.EqualTo((true, false, (IReadOnlyCollection<int>?)null)));
    }

    [Test]
    public void A_permission_that_is_not_there_is_there_nowhere()
    {
        Assert.That(Of("reader").BranchesOf("directory:write"), Is.Empty, "not null, which would be everywhere");
        Assert.That((Rights.None.All, Rights.None.BranchesOf("directory:read")), Is.EqualTo((Array.Empty<string>(), Array.Empty<int>())));
    }

    [Test]
    public void A_role_limited_to_a_branch_gives_only_what_has_a_branch()
    {
        var rights = Of("editor@12");

        Assert.That(rights.All, Is.EqualTo(new[] { "directory:read", "contact:read", "directory:write", "teams:read" }), "teams are of no branch");
        Assert.That(rights.BranchesOf("directory:write"), Is.EqualTo(new[] { 12 }));
    }

    [Test]
    public void Branches_of_several_roles_add_up_and_everywhere_wins_in_any_order()
    {
        Assert.That(Of("editor@12", "editor@7", "reader@3").BranchesOf("directory:write"), Is.EquivalentTo(new[] { 12, 7 }));
        Assert.That(Of("editor@12", "editor@7", "reader@3").BranchesOf("directory:read"), Is.EquivalentTo(new[] { 12, 7, 3 }));
        Assert.That(Of("reader@3", "reader").BranchesOf("directory:read"), Is.Null);
        Assert.That(Of("reader", "reader@3").BranchesOf("directory:read"), Is.Null);
        Assert.That(Of("reader", "editor@3").BranchesOf("directory:write"), Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void Administration_limited_to_a_branch_is_no_administration() => Assert.That(Of("admin@1", "user-admin@1").All.Intersect(Permissions.OfAdministrators), Is.Empty);

    [Test]
    public void An_unknown_role_gives_nothing() => Assert.That(Of("owner").All, Is.Empty);

    [Test]
    public void A_client_has_its_scopes_but_nothing_that_does_not_exist()
    {
        var client = Client.Create(new ClientId(1), new("Payroll", ["directory:read", "teams:write", "everything"], new OrgUnitId(5), false), "hash", A.Earlier);

        Assert.That(Rights.Of(client).All, Is.EqualTo(new[] { "directory:read" }), "its branch leaves out what has none");
        Assert.That(Rights.Of(client).BranchesOf("directory:read"), Is.EqualTo(new[] { 5 }));
    }

    [Test]
    public void Some_of_the_rights_keep_their_branches()
    {
        var rights = Of("editor@12");

        Assert.That(rights.Only(["directory:write", "users:admin"]).All, Is.EqualTo(new[] { "directory:write" }));
        Assert.That(rights.Only(["directory:write"]).BranchesOf("directory:write"), Is.EqualTo(new[] { 12 }));
        Assert.That(rights.Without(["directory:write"]).All, Is.EqualTo(new[] { "directory:read", "contact:read", "teams:read" }));
    }

    [TestCase("admin", "editor reader@3 admin", true)]
    [TestCase("admin", "", true)]
    [TestCase("", "", true)]
    [TestCase("", "reader", false)]
    [TestCase("user-admin", "reader", true)]
    [TestCase("user-admin", "user-admin", true)]
    [TestCase("user-admin", "editor", false)]
    [TestCase("user-admin", "editor@3", false)]
    [TestCase("editor", "editor@3", true)]
    [TestCase("editor@3", "editor", false)]
    [TestCase("editor@3", "editor@3", true)]
    [TestCase("editor@3", "editor@4", false)]
    [TestCase("editor@3 editor@4", "editor@4", true)]
    [TestCase("editor@3", "editor@3 editor@4", false)]
    [TestCase("editor@3 reader", "reader@9", true)]
    public void Rights_include_others_when_they_have_every_permission_in_every_branch(string own, string others, bool include) =>
        Assert.That(Of(own.Split(' ')).Include(Of(others.Split(' '))), Is.EqualTo(include));

    private static Rights Of(params string[] roles) => Rights.Of(roles.Select(RoleGrant.Parse).OfType<RoleGrant>());
}
