using OrgChart.Domain.Units;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Users;

[TestFixture]
public sealed class UserTests
{
    [Test]
    public void A_new_user_has_a_name_an_address_and_roles_and_nothing_secret()
    {
        var user = Make("Zoë.Roy@Example.org", "reader");

        Assert.That((user.Email, user.NormalizedEmail, user.AccessVersion, user.Version, user.IsDisabled), Is.EqualTo(("Zoë.Roy@Example.org", "ZOË.ROY@EXAMPLE.ORG", 1, 1L, false)));
        Assert.That((user.PasswordHash, user.SecondFactorKey, user.HasSecondFactor, user.ResetCodeHash, user.RecoveryCodes.Count), Is.EqualTo(((string?)null, (string?)null, false, (string?)null, 0)));
    }

    [TestCase(" Zoë@example.org ", "Zoe\u0308@EXAMPLE.org")]
    [TestCase("a@example.org", "A@example.org")]
    public void One_address_is_one_address_however_it_is_written(string one, string other) => Assert.That(User.Normalize(one), Is.EqualTo(User.Normalize(other)));

    [Test]
    public void Roles_are_told_once_each_in_one_order()
    {
        var user = Make("a@example.org", "reader", "editor@12", "editor@3", "reader");

        Assert.That(string.Join(' ', user.Roles), Is.EqualTo("editor@3 editor@12 reader"));
        Assert.That(Make("a@example.org").Roles, Is.Empty);
    }

    [TestCase("admin", true)]
    [TestCase("admin@3", false)]
    [TestCase("user-admin", false)]
    public void Only_the_role_admin_without_a_branch_makes_an_administrator(string role, bool administrator) => Assert.That(Make("a@example.org", role).IsAdministrator, Is.EqualTo(administrator));

    [Test]
    public void Other_roles_end_access_with_the_rights_of_before()
    {
        var user = Make("a@example.org", "reader");
        user.GrantRoles([new RoleGrant("editor", new OrgUnitId(4))], otherAdministrators: 0);

        Assert.That((user.AccessVersion, string.Join(' ', user.Roles)), Is.EqualTo((2, "editor@4")));
    }

    [Test]
    public void The_last_administrator_stays_one()
    {
        var last = Make("a@example.org", "admin");

        RuleAssert.Breaks("user.last_administrator", () => last.GrantRoles([new RoleGrant("reader")], otherAdministrators: 0));
        RuleAssert.Breaks("user.last_administrator", () => last.Disable(true, otherAdministrators: 0));
        RuleAssert.Breaks("user.last_administrator", () => last.EnsureNotLast(otherAdministrators: 0));
        Assert.That((last.IsAdministrator, last.IsDisabled, last.AccessVersion), Is.EqualTo((true, false, 1)), "a refused change changes nothing");
    }

    [Test]
    public void One_of_two_administrators_may_go_and_the_last_one_may_get_more_roles()
    {
        var administrator = Make("a@example.org", "admin");
        administrator.GrantRoles([new("admin"), new("reader")], otherAdministrators: 0);
        administrator.EnsureNotLast(otherAdministrators: 1);
        administrator.Disable(true, otherAdministrators: 1);
        administrator.EnsureNotLast(otherAdministrators: 0);
        administrator.GrantRoles([], otherAdministrators: 0);

        Assert.That((administrator.IsAdministrator, administrator.AccessVersion), Is.EqualTo((false, 4)), "one who is kept out does not count");
    }

    [Test]
    public void Keeping_somebody_out_ends_his_access_and_once_is_enough()
    {
        var user = Make("a@example.org");
        user.Disable(true, 1);
        user.Disable(true, 1);
        Assert.That((user.IsDisabled, user.AccessVersion), Is.EqualTo((true, 2)));

        user.Disable(false, 1);
        Assert.That((user.IsDisabled, user.AccessVersion), Is.EqualTo((false, 3)));
    }

    [Test]
    public void A_new_password_ends_access_and_takes_the_code_back_that_allowed_it()
    {
        var user = Make("a@example.org");
        user.AllowReset("code", A.LoadStart);
        Assert.That((user.ResetCodeHash, user.ResetCodeUntil, user.AccessVersion), Is.EqualTo(("code", (DateTime?)A.LoadStart, 1)), "being allowed to ends nothing");

        user.SetPasswordHash("hash");
        Assert.That((user.PasswordHash, user.ResetCodeHash, user.ResetCodeUntil, user.AccessVersion), Is.EqualTo(("hash", (string?)null, (DateTime?)null, 2)));
    }

    [Test]
    public void The_same_password_hashed_anew_ends_nothing()
    {
        var user = Make("a@example.org");
        user.Rehash("more rounds");

        Assert.That((user.PasswordHash, user.AccessVersion), Is.EqualTo(("more rounds", 1)));
    }

    [Test]
    public void A_second_factor_counts_once_it_is_confirmed()
    {
        var user = Make("a@example.org");
        user.ConfirmSecondFactor();
        Assert.That(user.HasSecondFactor, Is.False, "there is none");

        user.BeginSecondFactor("key");
        Assert.That((user.HasSecondFactor, user.SecondFactorKey), Is.EqualTo((false, "key")));

        user.ConfirmSecondFactor();
        user.SetRecoveryCodes(["a", "b"]);
        Assert.That((user.HasSecondFactor, string.Join(',', user.RecoveryCodes), user.AccessVersion), Is.EqualTo((true, "a,b", 1)));
    }

    [Test]
    public void Taking_the_second_factor_away_takes_the_recovery_codes_too_and_ends_access()
    {
        var user = Make("a@example.org");
        user.BeginSecondFactor("key");
        user.ConfirmSecondFactor();
        user.SetRecoveryCodes(["a"]);
        user.RemoveSecondFactor();

        Assert.That((user.HasSecondFactor, user.SecondFactorKey, user.RecoveryCodes.Count, user.AccessVersion), Is.EqualTo((false, (string?)null, 0, 2)));
    }

    [Test]
    public void The_last_recovery_code_can_be_used_up()
    {
        var user = Make("a@example.org");
        user.SetRecoveryCodes([]);

        Assert.That(user.RecoveryCodes, Is.Empty);
    }

    [Test]
    public void A_user_is_found_by_name_and_address_without_accents()
    {
        var user = Make("zoe@example.org");
        user.Change("z.roy@example.org", "Zoë Côté");

        Assert.That(user.SearchText, Does.Contain("zoe cote").And.Contain("z roy example org"));
    }

    private static User Make(string email, params string[] roles) => User.Create(new UserId(7), email, "Name", roles.Select(role => RoleGrant.Parse(role)!.Value), A.Earlier);
}
