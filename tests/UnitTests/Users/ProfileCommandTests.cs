using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.Application.Users.ChangeProfile;
using OrgChart.Application.Users.ConfirmSecondFactor;
using OrgChart.Application.Users.DeleteProfile;
using OrgChart.Application.Users.RemoveSecondFactor;
using OrgChart.Application.Users.SetUpSecondFactor;
using OrgChart.Domain.Security;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Users;

[TestFixture]
internal sealed class ProfileCommandTests
{
    private const string Password = "four words that rhyme";
    private const string Another = "five other words that do not";

    private AccountWorld world = null!;
    private User user = null!;
    private Session session = null!;

    [SetUp]
    public void MakeWorld()
    {
        world = new();
        user = world.WithUser("u@example.org", Password, "reader");
        session = world.SignIn(user);
    }

    [Test]
    public async Task Ones_own_account_is_that_of_the_token()
    {
        Assert.That((world.Own.Id, world.Own.SessionId), Is.EqualTo((user.Id, (int?)session.Id.Value)));

        world.Caller.Account = world.Caller.Account! with { Kind = AccountKind.Client };
        Assert.That(() => world.Own.Id, Throws.TypeOf<ForbiddenException>());
        world.Caller.Account = null;
        Assert.That(() => world.Own.Id, Throws.TypeOf<ForbiddenException>());
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => world.Own.GetAsync(null, default));
    }

    [Test]
    public async Task Somebody_whose_session_has_ended_has_no_account_any_more()
    {
        session.End(world.Time.Now);

        await RuleAssert.ThrowsAsync<AccessEndedException>(() => ChangeAsync(fields => fields with { DisplayName = "Late" }));
        Assert.That(user.DisplayName, Is.EqualTo("u"));
    }

    [Test]
    public async Task A_name_is_changed_without_the_password()
    {
        await ChangeAsync(fields => fields with { DisplayName = "Ulla" });

        Assert.That((user.DisplayName, session.EndedAt, world.Log.Contains("look at password")), Is.EqualTo(("Ulla", (DateTime?)null, false)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("wrong")]
    public async Task Another_address_or_password_or_the_end_of_the_account_needs_the_current_password(string? current)
    {
        await RuleAssert.BreaksAsync("user.current_password_wrong", () => ChangeAsync(fields => fields with { Email = "n@example.org" }, current));
        await RuleAssert.BreaksAsync("user.current_password_wrong", () => ChangeAsync(fields => fields, current, Another));
        await RuleAssert.BreaksAsync("user.current_password_wrong", () => DeleteAsync(current));
        await RuleAssert.BreaksAsync("user.current_password_wrong", () => new SetUpSecondFactorHandler(world.Own, world, world).Handle(new(current), default));
        await RuleAssert.BreaksAsync("user.current_password_wrong", () => new RemoveSecondFactorHandler(world.Own, Notes, world).Handle(new(current), default));
        Assert.That((user.Email, user.PasswordHash, world.Users.Count, user.SecondFactorKey), Is.EqualTo(("u@example.org", "hash of " + Password, 1, (string?)null)));
    }

    [Test]
    public async Task A_current_password_that_is_given_must_be_right_even_where_none_is_needed() =>
        await RuleAssert.BreaksAsync("user.current_password_wrong", () => ChangeAsync(fields => fields with { DisplayName = "Ulla" }, "wrong"));

    [Test]
    public async Task Another_password_ends_all_sessions()
    {
        await ChangeAsync(fields => fields, Password, Another);

        Assert.That((user.PasswordHash, session.EndedAt is null, world.Events[^1].Kind), Is.EqualTo(("hash of " + Another, false, SecurityEventKind.PasswordChanged)));
        Assert.That(world.Ended, Has.Member($"u{user.Id} before 2"));
    }

    [Test]
    public async Task Nobody_lets_himself_in_again_or_takes_an_address_that_is_taken()
    {
        world.WithUser("o@example.org");

        await RuleAssert.BreaksAsync("user.email_taken", () => ChangeAsync(fields => fields with { Email = "o@example.org" }, Password));
        await ChangeAsync(fields => fields with { Disabled = true, DisplayName = "Ulla" });
        Assert.That((user.IsDisabled, user.DisplayName), Is.EqualTo((false, "Ulla")), "that is for administrators");
        await ChangeAsync(fields => fields with { Email = "U@example.org" }, Password);
        Assert.That(user.Email, Is.EqualTo("U@example.org"), "his own address in another case is not taken");
    }

    [Test]
    public async Task One_deletes_ones_own_account_unless_one_is_the_last_administrator()
    {
        user.GrantRoles([new("admin")], 0);
        world.SignIn(user);
        await RuleAssert.BreaksAsync("user.last_administrator", () => DeleteAsync(Password));

        world.WithUser("a@example.org", null, "admin");
        await DeleteAsync(Password);
        Assert.That(world.Users.ContainsKey(user.Id.Value), Is.False);
    }

    [Test]
    public async Task A_second_factor_is_set_up_with_the_password_and_confirmed_with_a_code()
    {
        var key = await new SetUpSecondFactorHandler(world.Own, world, world).Handle(new(Password), default);
        Assert.That((key.Key, key.Uri, user.HasSecondFactor), Is.EqualTo(("KEY", "otpauth://totp/OrgChart:u%40example.org?secret=KEY&issuer=OrgChart&digits=6", false)));

        var codes = await ConfirmAsync("123456");
        Assert.That((codes.RecoveryCodes.Count, user.HasSecondFactor, session.IsStrong), Is.EqualTo((2, true, true)), "the session in which it was confirmed is a strong one");
        Assert.That(world.Events[^1], Is.EqualTo((SecurityEventKind.SecondFactorChanged, $"u{user.Id}", (string?)"added")));
    }

    [Test]
    public async Task A_wrong_code_confirms_nothing_and_counts_as_an_attempt()
    {
        user.BeginSecondFactor("key");

        await RuleAssert.BreaksAsync("user.second_factor_wrong", () => ConfirmAsync("000000"));
        world.NextAttempt = null;
        await RuleAssert.BreaksAsync("user.second_factor_wrong", () => ConfirmAsync("123456"));
        Assert.That((user.HasSecondFactor, world.Log.Count(entry => entry == "look at code")), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task What_was_not_begun_is_not_confirmed_and_what_is_there_is_not_begun_again()
    {
        await RuleAssert.BreaksAsync("user.second_factor_missing", () => ConfirmAsync("123456"));

        user.BeginSecondFactor("key");
        user.ConfirmSecondFactor();
        await RuleAssert.BreaksAsync("user.second_factor_exists", () => ConfirmAsync("123456"));
        await RuleAssert.BreaksAsync("user.second_factor_exists", () => new SetUpSecondFactorHandler(world.Own, world, world).Handle(new(Password), default));
        Assert.That(user.SecondFactorKey, Is.EqualTo("key"));
    }

    [Test]
    public async Task Taking_the_second_factor_away_ends_all_sessions()
    {
        user.BeginSecondFactor("key");
        user.ConfirmSecondFactor();

        await new RemoveSecondFactorHandler(world.Own, Notes, world).Handle(new(Password), default);
        Assert.That((user.HasSecondFactor, session.EndedAt is null), Is.EqualTo((false, false)));
    }

    private SecondFactorNotes Notes => new(world, world.Keeper, world);

    private Task<RecoveryCodesAnswer> ConfirmAsync(string code) => new ConfirmSecondFactorHandler(world.Own, world, Notes, world).Handle(new(code), default);

    private Task<Written> DeleteAsync(string? current) => new DeleteProfileHandler(world.Own, new Erasure(world, world.Keeper, world.Traces, world, world), world).Handle(new(current, null), default);

    private Task<Written> ChangeAsync(Func<ProfileFields, ProfileFields> edit, string? current = null, string? password = null) =>
        new ChangeProfileHandler(world.Own, new ProfileEditing(world), world.Setting, world).Handle(new(edit, current, password, null), default);
}
