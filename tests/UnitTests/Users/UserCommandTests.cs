using FluentValidation;
using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.Application.Users.ChangeUser;
using OrgChart.Application.Users.CreateUser;
using OrgChart.Application.Users.DeleteUser;
using OrgChart.Application.Users.GrantRoles;
using OrgChart.Application.Users.RegisterUser;
using OrgChart.Application.Users.ResetSecondFactor;
using OrgChart.Domain.Security;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Users;

[TestFixture]
internal sealed class UserCommandTests
{
    private const string Password = "four words that rhyme";

    private AccountWorld world = null!;
    private User administrator = null!;
    private User user = null!;

    [SetUp]
    public void MakeWorld()
    {
        world = new();
        administrator = world.WithUser("a@example.org", null, "admin");
        user = world.WithUser("u@example.org", Password, "reader");
        world.SignIn(administrator);
    }

    [Test]
    public async Task An_account_is_made_with_roles_and_a_password_or_without()
    {
        var made = await CreateAsync(new(" New@example.org ", " Nora ", Password), "editor@12");
        var without = await CreateAsync(new("second@example.org", " ", null));

        var first = world.Users[made.Id];
        Assert.That((first.Email, first.DisplayName, first.PasswordHash, string.Join(' ', first.Roles)), Is.EqualTo(("New@example.org", "Nora", "hash of " + Password, "editor@12")));
        Assert.That((world.Users[without.Id].DisplayName, world.Users[without.Id].PasswordHash), Is.EqualTo(("second", (string?)null)));
        Assert.That(world.Events[0], Is.EqualTo((SecurityEventKind.AccountCreated, $"u{made.Id}", (string?)"editor@12")));
    }

    [Test]
    public async Task The_part_of_an_address_before_the_at_is_cut_to_the_length_of_a_name()
    {
        var made = await CreateAsync(new(new string('x', 230) + "@example.org", null, null));

        Assert.That(world.Users[made.Id].DisplayName, Has.Length.EqualTo(User.MaxDisplayNameLength));
    }

    [Test]
    public async Task One_address_is_of_one_account()
    {
        await RuleAssert.BreaksAsync("user.email_taken", () => CreateAsync(new("U@Example.org", null, null)));
        world.Options.Registration = true;
        await RuleAssert.BreaksAsync("user.email_taken", () => RegisterAsync(new("u@example.org", null, Password)));
        await RuleAssert.BreaksAsync("user.email_taken", () => ChangeAsync(administrator, fields => fields with { Email = "U@EXAMPLE.org" }));
        Assert.That((world.Users.Count, administrator.Email), Is.EqualTo((2, "a@example.org")));
    }

    [Test]
    public async Task Registering_is_closed_unless_it_is_opened_and_gives_what_the_setting_says()
    {
        await RuleAssert.BreaksAsync("user.registration_closed", () => RegisterAsync(new("n@example.org", null, Password)));

        world.Options.Registration = true;
        Assert.That(string.Join(' ', world.Users[(await RegisterAsync(new("n@example.org", null, Password))).Id].Roles), Is.EqualTo("reader"));
        world.Options.RegistrationRole = "";
        Assert.That(world.Users[(await RegisterAsync(new("m@example.org", null, Password))).Id].Roles, Is.Empty);
    }

    [Test]
    public async Task Nobody_makes_an_account_with_more_rights_than_his_own()
    {
        world.SignIn(world.WithUser("h@example.org", null, "user-admin"));

        Assert.That((await RuleAssert.ThrowsAsync<ForbiddenException>(() => CreateAsync(new("n@example.org", null, null), "editor"))).Code, Is.EqualTo("access.more_than_own"));
        Assert.That((await RuleAssert.ThrowsAsync<ForbiddenException>(() => GrantAsync(user, "reader", "auditor"))).Code, Is.EqualTo("access.more_than_own"));
        await CreateAsync(new("n@example.org", null, null), "reader", "user-admin");
        Assert.That(string.Join(' ', user.Roles), Is.EqualTo("reader"));
    }

    [Test]
    public async Task Roles_are_granted_and_access_with_the_ones_before_ends()
    {
        await GrantAsync(user, "editor@3");

        Assert.That((string.Join(' ', user.Roles), user.AccessVersion), Is.EqualTo(("editor@3", 2)));
        Assert.That(world.Ended, Is.EqualTo(new[] { $"u{user.Id} before 2" }));
        Assert.That(world.Events.Single(), Is.EqualTo((SecurityEventKind.AccountChanged, $"u{user.Id}", (string?)"roles: editor@3")));
    }

    [Test]
    public async Task The_last_administrator_is_neither_demoted_nor_kept_out_nor_deleted()
    {
        await RuleAssert.BreaksAsync("user.last_administrator", () => GrantAsync(administrator, "reader"));
        await RuleAssert.BreaksAsync("user.last_administrator", () => ChangeAsync(administrator, fields => fields with { Disabled = true }));
        await RuleAssert.BreaksAsync("user.last_administrator", () => DeleteAsync(administrator));
        Assert.That((world.Users.ContainsKey(administrator.Id.Value), world.Ended.Count, world.Log.Contains("commit")), Is.EqualTo((true, 0, false)));

        var second = world.WithUser("b@example.org", null, "admin");
        await GrantAsync(second, "reader");
        await DeleteAsync(second);
    }

    [Test]
    public async Task Keeping_somebody_out_ends_his_sessions()
    {
        var session = world.WithSession(user);
        await ChangeAsync(user, fields => fields with { Disabled = true });

        Assert.That((user.IsDisabled, session.EndedAt is null, world.Events[^1].Detail), Is.EqualTo((true, false, "disabled")));
        Assert.That(world.Ended, Is.EqualTo(new[] { $"session {session.Id}", $"u{user.Id} before 2" }));
    }

    [Test]
    public async Task A_name_is_changed_and_sessions_go_on()
    {
        var session = world.WithSession(user);
        await ChangeAsync(user, fields => fields with { DisplayName = " Ulla ", Email = "ulla@example.org" });

        Assert.That((user.DisplayName, user.Email, session.EndedAt), Is.EqualTo(("Ulla", "ulla@example.org", (DateTime?)null)));
    }

    [TestCase("", "Name", "email")]
    [TestCase("no-address", "Name", "email")]
    [TestCase("u@example.org", " ", "displayName")]
    public async Task What_a_changed_account_lacks_is_named(string email, string name, string field)
    {
        var invalid = await RuleAssert.ThrowsAsync<ValidationException>(() => ChangeAsync(user, fields => fields with { Email = email, DisplayName = name }));

        Assert.That(invalid.Errors.Select(error => error.PropertyName).Distinct(), Is.EqualTo(new[] { field }));
        Assert.That(user.Email, Is.EqualTo("u@example.org"));
    }

    [Test]
    public async Task A_deleted_account_is_gone_with_its_sessions_and_addresses()
    {
        var session = world.WithSession(user);
        await DeleteAsync(user);

        Assert.That((world.Users.ContainsKey(user.Id.Value), session.EndedAt is null), Is.EqualTo((false, false)));
        Assert.That(world.Ended, Has.Member($"u{user.Id} for good"));
        Assert.That(world.Log, Has.Member($"forget addresses of u{user.Id}"));
        Assert.That(world.Log.IndexOf("note AccountDeleted"), Is.LessThan(world.Log.IndexOf($"forget addresses of u{user.Id}")), "what he does himself comes from his address, too");
    }

    [Test]
    public async Task A_lost_second_factor_is_taken_away_with_all_sessions()
    {
        user.BeginSecondFactor("key");
        user.ConfirmSecondFactor();
        var session = world.WithSession(user);

        await new ResetSecondFactorHandler(world.Power, new SecondFactorNotes(world, world.Keeper, world), world).Handle(new(user.Id.Value, null), default);

        Assert.That((user.HasSecondFactor, session.EndedAt is null), Is.EqualTo((false, false)));
        Assert.That(world.Events[^1], Is.EqualTo((SecurityEventKind.SecondFactorChanged, $"u{user.Id}", (string?)"removed")));
    }

    [Test]
    public async Task Whoever_changed_it_meanwhile_was_faster()
    {
        Assert.That((await RuleAssert.ThrowsAsync<ConflictException>(() => new GrantRolesHandler(world.Power, Changes, world).Handle(new(user.Id.Value, [], 7), default))).Code, Is.EqualTo("user.version_stale"));
        Assert.That((await RuleAssert.ThrowsAsync<ConflictException>(() => new DeleteUserHandler(world.Power, Erasure, world).Handle(new(user.Id.Value, 7), default))).Code, Is.EqualTo("user.version_stale"));
    }

    [TestCase("n@example.org", "Nora", "password", "")]
    [TestCase("", "Nora", "password", "email")]
    [TestCase("@example.org", "Nora", "password", "email")]
    [TestCase(" @example.org", "Nora", "password", "email")]
    [TestCase("n@ ", "Nora", "password", "email")]
    [TestCase("nora", "Nora", "password", "email")]
    [TestCase("n@example.org", "Nora", null, "password")]
    [TestCase("n@example.org", "Nora", "", "password")]
    public void An_account_that_somebody_registers_needs_an_address_and_a_password(string email, string? name, string? password, string field) =>
        Assert.That(string.Join(' ', new RegisterUserValidator().Validate(new RegisterUserCommand(new(email, name, password))).Errors.Select(error => error.PropertyName)), Is.EqualTo(field));

    [TestCase(242, 200, "")]
    [TestCase(243, 200, "email")]
    [TestCase(10, 201, "displayName")]
    public void Addresses_and_names_are_as_long_as_the_table_allows(int local, int name, string field) => Assert.That(
        string.Join(' ', new CreateUserValidator().Validate(new CreateUserCommand(new(new string('x', local) + "@example.org", new string('n', name), null), [])).Errors.Select(error => error.PropertyName)), Is.EqualTo(field));

    [TestCase("editor@3", true)]
    [TestCase("admin", true)]
    [TestCase("owner", false)]
    [TestCase("admin@3", false)]
    [TestCase("user-admin@3", false)]
    [TestCase("auditor@3", false)]
    [TestCase("Editor", false)]
    public void Roles_are_those_there_are_and_only_some_have_a_branch(string role, bool valid)
    {
        Assert.That(new GrantRolesValidator().Validate(new GrantRolesCommand(1, Grants(role), null)).IsValid, Is.EqualTo(valid));
        Assert.That(new CreateUserValidator().Validate(new CreateUserCommand(new("n@example.org", null, null), Grants(role))).IsValid, Is.EqualTo(valid));
    }

    private AccountChanges Changes => new(world.Keeper, world);

    private Erasure Erasure => new(world, world.Keeper, world.Traces, world, world);

    private AccountOpening Opening => new(world, world, world, world, world.Time);

    private static IReadOnlyList<RoleGrant> Grants(params string[] roles) => [.. roles.Select(role => RoleGrant.Parse(role)!.Value)];

    private Task<UserAnswer> CreateAsync(NewAccount account, params string[] roles) => new CreateUserHandler(Opening, world.Power, world).Handle(new(account, Grants(roles)), default);

    private Task<UserAnswer> RegisterAsync(NewAccount account) => new RegisterUserHandler(Opening, world, world.Settings).Handle(new(account), default);

    private Task<Written> GrantAsync(User one, params string[] roles) => new GrantRolesHandler(world.Power, Changes, world).Handle(new(one.Id.Value, Grants(roles), null), default);

    private Task<Written> ChangeAsync(User one, Func<ProfileFields, ProfileFields> edit) =>
        new ChangeUserHandler(world.Power, Changes, new ProfileEditing(world), world).Handle(new(one.Id.Value, edit, null), default);

    private Task<Written> DeleteAsync(User one) => new DeleteUserHandler(world.Power, Erasure, world).Handle(new(one.Id.Value, null), default);
}
