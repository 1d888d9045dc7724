using OrgChart.Application.Access;
using OrgChart.Application.Auth;
using OrgChart.Application.Auth.SignIn;
using OrgChart.Application.Auth.SignInClient;
using OrgChart.Application.Common;
using OrgChart.Domain.Security;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Auth;

[TestFixture]
internal sealed class SignInTests
{
    private const string Password = "four words that rhyme";

    private AccountWorld world = null!;
    private User user = null!;
    private ClientCredentials client = null!;

    [SetUp]
    public void MakeWorld()
    {
        world = new();
        user = world.WithUser("u@example.org", Password, "editor");
        client = new($"c{world.WithClient("secret", scopes: ["directory:read", "teams:read", "users:admin"]).Id}", "secret");
    }

    [Test]
    public async Task The_right_password_begins_a_session()
    {
        var access = await SignInAsync();

        var session = world.Sessions[access.SessionId!.Value];
        Assert.That((access.Subject, access.AccessVersion, session.UserId, session.IsStrong, session.Address, session.UserAgent), Is.EqualTo(($"u{user.Id}", 1, user.Id, false, "192.0.2.7", "Browser/1.0")));
        Assert.That(access.Scope, Is.EqualTo(Rights.Of(user.Roles).All));
        Assert.That((await world.FindByTokenAsync(Secrets.Digest(access.RefreshToken!), default))!.Id, Is.EqualTo(session.Id));
    }

    [Test]
    public async Task A_client_limits_what_is_asked_for_and_what_is_asked_for_limits_the_session()
    {
        Assert.That((await SignInAsync(client: client)).Scope, Is.EqualTo(new[] { "directory:read", "teams:read" }), "he is no administrator");
        Assert.That((await SignInAsync(client: client, scope: ["directory:read", "directory:write"])).Scope, Is.EqualTo(new[] { "directory:read" }));
        Assert.That((await SignInAsync(scope: ["directory:write"])).Scope, Is.EqualTo(new[] { "directory:write" }));
        Assert.That((await RefusalAsync(() => SignInAsync(scope: ["everything"]))).Error, Is.EqualTo("invalid_scope"));
    }

    [Test]
    public async Task Only_a_first_partys_client_takes_passwords()
    {
        var other = world.WithClient("other", firstParty: false);

        Assert.That((await RefusalAsync(() => SignInAsync(client: new($"c{other.Id}", "other")))).Error, Is.EqualTo("unauthorized_client"));
        Assert.That(world.Log, Has.No.Member("look at password"));
    }

    [Test]
    public async Task Whatever_is_wrong_the_answer_is_the_same()
    {
        var wrong = await RefusalAsync(() => SignInAsync(password: "wrong"));
        var nobody = await RefusalAsync(() => SignInAsync(email: "nobody@example.org"));
        world.NextAttempt = null;
        var locked = await RefusalAsync(() => SignInAsync());
        world.NextAttempt = 1;
        user.Disable(true, 1);
        var disabled = await RefusalAsync(() => SignInAsync());

        foreach (var refusal in new[] { nobody, locked, disabled }) Assert.That((refusal.Error, refusal.Message), Is.EqualTo((wrong.Error, wrong.Message)));
        Assert.That((wrong.Error, world.Sessions.Count), Is.EqualTo(("invalid_grant", 0)));
    }

    [Test]
    public async Task Where_there_is_a_second_factor_the_password_alone_asks_for_it_and_counts_as_an_attempt()
    {
        HaveSecondFactor();

        Assert.That((await RefusalAsync(() => SignInAsync())).Error, Is.EqualTo("mfa_required"));
        Assert.That(world.Log, Has.No.Member("settle 1"), "else codes could be guessed without end");
        Assert.That((await RefusalAsync(() => SignInAsync(otp: "000000"))).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await RefusalAsync(() => SignInAsync(password: "wrong"))).Error, Is.EqualTo("invalid_grant"), "who does not know the password does not learn of the second factor");
    }

    [TestCase("123456")]
    [TestCase("RECOVERY")]
    public async Task With_the_code_or_a_recovery_code_the_session_is_strong(string otp)
    {
        HaveSecondFactor();

        Assert.That(world.Sessions[(await SignInAsync(otp: otp)).SessionId!.Value].IsStrong, Is.True);
    }

    [Test]
    public async Task A_code_is_not_looked_at_where_there_is_no_second_factor()
    {
        Assert.That(world.Sessions[(await SignInAsync(otp: "123456")).SessionId!.Value].IsStrong, Is.False);
        Assert.That(world.Log, Has.No.Member("look at code"));
    }

    [Test]
    public async Task A_client_signs_in_with_its_secret_and_gets_its_rights_without_a_session()
    {
        var access = await SignInClientAsync(client);

        Assert.That((access.Subject, access.SessionId, access.RefreshToken), Is.EqualTo((client.Id, (int?)null, (string?)null)));
        Assert.That(access.Scope, Is.EqualTo(new[] { "directory:read", "teams:read", "users:admin" }));
        Assert.That((await SignInClientAsync(client, "teams:read")).Scope, Is.EqualTo(new[] { "teams:read" }));
        Assert.That((await RefusalAsync(() => SignInClientAsync(client, "teams:write"))).Error, Is.EqualTo("invalid_scope"), "none that it has");
    }

    [TestCase("c999", "secret")]
    [TestCase("u101", "secret")]
    [TestCase("c", "secret")]
    [TestCase("c+101", "secret")]
    [TestCase("", "")]
    [TestCase("c999", "")]
    public async Task A_client_that_there_is_not_is_refused_like_one_with_a_wrong_secret(string id, string secret)
    {
        Assert.That((await RefusalAsync(() => SignInClientAsync(new(id, secret)))).Error, Is.EqualTo("invalid_client"));
        Assert.That(world.Events, Is.EqualTo(new[] { (SecurityEventKind.SignInFailed, (string?)null, (string?)"client") }));
    }

    [Test]
    public async Task A_wrong_secret_is_written_down_about_the_client()
    {
        await RefusalAsync(() => SignInClientAsync(client with { Secret = "wrong" }));
        Assert.That(world.Events.Single().Subject, Is.EqualTo(client.Id));
    }

    private static Task<TokenRefusedException> RefusalAsync<T>(Func<Task<T>> action) => RuleAssert.ThrowsAsync<TokenRefusedException>(action);

    private void HaveSecondFactor()
    {
        user.BeginSecondFactor("key");
        user.ConfirmSecondFactor();
    }

    private Task<IssuedAccess> SignInAsync(string email = "u@example.org", string password = Password, string? otp = null, ClientCredentials? client = null, IReadOnlyList<string>? scope = null) =>
        new SignInHandler(new UserSignIn(world, world.Check, world, world.Caller, world.Settings), new ClientCheck(world, world, world), world.Keeper, world)
            .Handle(new(client, email, password, otp, scope), default);

    private Task<IssuedAccess> SignInClientAsync(ClientCredentials credentials, params string[] scope) =>
        new SignInClientHandler(new ClientCheck(world, world, world)).Handle(new(credentials, scope.Length == 0 ? null : scope), default);
}
