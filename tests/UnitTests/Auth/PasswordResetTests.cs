using FluentValidation;
using OrgChart.Application.Auth;
using OrgChart.Application.Auth.AskForPasswordReset;
using OrgChart.Application.Auth.CreateFirstAdministrator;
using OrgChart.Application.Auth.RedeemPasswordReset;
using OrgChart.Application.Users;
using OrgChart.Application.Users.ResetPassword;
using OrgChart.Domain.Security;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Auth;

[TestFixture]
internal sealed class PasswordResetTests
{
    private const string Password = "a brand new password";

    private AccountWorld world = null!;
    private User user = null!;

    [SetUp]
    public void MakeWorld()
    {
        world = new();
        user = world.WithUser("u@example.org", "the old password of u", "reader");
    }

    [Test]
    public async Task A_code_sets_a_password_once_and_ends_all_sessions()
    {
        var session = world.WithSession(user);
        var code = await CodeAsync();

        await RedeemAsync(code);

        Assert.That((user.PasswordHash, session.EndedAt is null), Is.EqualTo(("hash of " + Password, false)));
        Assert.That(world.Events[^1], Is.EqualTo((SecurityEventKind.PasswordChanged, $"u{user.Id}", (string?)null)));
        await RuleAssert.BreaksAsync("user.reset_code_wrong", () => RedeemAsync(code, "yet another password"));
        Assert.That(user.PasswordHash, Is.EqualTo("hash of " + Password));
    }

    [Test]
    public async Task A_code_is_good_for_an_hour_and_only_until_the_next_one()
    {
        var first = await CodeAsync();
        var second = await CodeAsync();
        await RuleAssert.BreaksAsync("user.reset_code_wrong", () => RedeemAsync(first));

        world.Time.Advance(TimeSpan.FromHours(1));
        await RuleAssert.BreaksAsync("user.reset_code_wrong", () => RedeemAsync(second));
    }

    [Test]
    public async Task A_code_is_good_for_one_address_only_and_not_for_somebody_who_is_kept_out()
    {
        world.WithUser("o@example.org");
        var code = await CodeAsync();

        await RuleAssert.BreaksAsync("user.reset_code_wrong", () => RedeemAsync(code, email: "o@example.org"));
        await RuleAssert.BreaksAsync("user.reset_code_wrong", () => RedeemAsync(code, email: "nobody@example.org"));
        await RuleAssert.BreaksAsync("user.reset_code_wrong", () => RedeemAsync("wrong"));
        user.Disable(true, 1);
        await RuleAssert.BreaksAsync("user.reset_code_wrong", () => RedeemAsync(code));
    }

    [Test]
    public async Task Codes_are_guessed_at_no_faster_than_passwords()
    {
        var code = await CodeAsync();
        world.NextAttempt = null;

        await RuleAssert.BreaksAsync("user.reset_code_wrong", () => RedeemAsync(code));
        Assert.That(world.Events[^1].Kind, Is.EqualTo(SecurityEventKind.SignInLocked));
    }

    [Test]
    public async Task A_password_that_is_not_good_enough_leaves_the_code()
    {
        var code = await CodeAsync();

        await RuleAssert.ThrowsAsync<ValidationException>(() => RedeemAsync(code, "short"));
        await RedeemAsync(code);
        Assert.That(user.PasswordHash, Is.EqualTo("hash of " + Password));
    }

    [Test]
    public async Task An_administrators_code_is_handed_over_and_mailed_where_mail_is_set_up([Values] bool mail)
    {
        world.IsConfigured = mail;
        world.SignIn(world.WithUser("a@example.org", null, "admin"));

        var answer = await new ResetPasswordHandler(world.Power, world.Resets, world).Handle(new(user.Id.Value), default);

        Assert.That((answer.Mailed, world.Mails.Count, answer.ValidUntil), Is.EqualTo((mail, mail ? 1 : 0, world.Time.Now.AddHours(1))));
        Assert.That((user.ResetCodeHash, user.AccessVersion), Is.EqualTo((Application.Access.Secrets.Digest(answer.Code), 1)), "only its digest is kept");
        await RedeemAsync(answer.Code);
    }

    [Test]
    public async Task Nobody_takes_an_account_over_that_has_more_rights_by_resetting_its_password()
    {
        var boss = world.WithUser("b@example.org", null, "admin");
        world.SignIn(world.WithUser("h@example.org", null, "user-admin"));

        Assert.That((await RuleAssert.ThrowsAsync<ForbiddenException>(() => new ResetPasswordHandler(world.Power, world.Resets, world).Handle(new(boss.Id.Value), default))).Code, Is.EqualTo("access.more_than_own"));
        Assert.That(boss.ResetCodeHash, Is.Null);
    }

    [Test]
    public async Task Whoever_asks_gets_a_mail_if_he_is_known_and_the_same_answer_if_not()
    {
        world.Options.PublicAddress = "https://orgchart.example.org/";

        Assert.That((await AskAsync("U@example.org"), await AskAsync("nobody@example.org")), Is.EqualTo((true, true)));
        var mail = world.Mails.Single();
        Assert.That((mail.To, mail.Text.Contains("https://orgchart.example.org/#reset=", StringComparison.Ordinal)), Is.EqualTo(("u@example.org", true)));
        user.Disable(true, 1);
        Assert.That((await AskAsync("u@example.org"), world.Mails.Count), Is.EqualTo((true, 1)), "one who is kept out gets none");
    }

    [Test]
    public async Task Where_no_mail_can_be_sent_asking_does_nothing()
    {
        world.IsConfigured = false;

        Assert.That((await AskAsync("u@example.org"), user.ResetCodeHash, world.Log.Count), Is.EqualTo((false, (string?)null, 0)));
    }

    [TestCase("", "code", "password", "email")]
    [TestCase("u@example.org", "", "password", "code")]
    [TestCase("u@example.org", "code", "", "password")]
    public void What_is_missing_is_named(string email, string code, string password, string field) =>
        Assert.That(new RedeemPasswordResetValidator().Validate(new RedeemPasswordResetCommand(email, code, password)).Errors.Select(error => error.PropertyName), Is.EqualTo(new[] { field }));

    [Test]
    public async Task The_first_administrator_is_made_with_the_code_of_the_first_start_once()
    {
        var code = new FirstAdministratorCode();
        var printed = code.Make();
        await RuleAssert.BreaksAsync("user.setup_closed", () => FirstAsync(code, "wrong"));

        var answer = await FirstAsync(code, printed);

        Assert.That(world.Users[answer.Id].IsAdministrator, Is.True);
        await RuleAssert.BreaksAsync("user.setup_closed", () => FirstAsync(code, printed));
    }

    [Test]
    public async Task Where_there_is_an_administrator_or_no_code_was_printed_no_code_makes_one()
    {
        var code = new FirstAdministratorCode();
        await RuleAssert.BreaksAsync("user.setup_closed", () => FirstAsync(code, ""));

        world.WithUser("a@example.org", null, "admin");
        var printed = code.Make();
        await RuleAssert.BreaksAsync("user.setup_closed", () => FirstAsync(code, printed));
    }

    private Task<UserAnswer> FirstAsync(FirstAdministratorCode code, string given) =>
        new CreateFirstAdministratorHandler(code, world, new AccountOpening(world, world, world, world, world.Time), world).Handle(new(given, new("first@example.org", null, Password)), default);

    private Task<bool> AskAsync(string email) => new AskForPasswordResetHandler(world, world.Resets, world).Handle(new(email), default);

    private async Task<string> CodeAsync() => (await world.Resets.AllowAsync(user, default))!.Code;

    private Task<bool> RedeemAsync(string code, string password = Password, string email = "u@example.org") =>
        new RedeemPasswordResetHandler(world, world.Check, world.Resets, world.Setting).Handle(new(email, code, password), default);
}
