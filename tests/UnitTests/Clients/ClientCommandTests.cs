using FluentValidation;
using OrgChart.Application.Access;
using OrgChart.Application.Clients;
using OrgChart.Application.Clients.ChangeClient;
using OrgChart.Application.Clients.CreateClient;
using OrgChart.Application.Clients.DeleteClient;
using OrgChart.Application.Clients.ReplaceClientSecret;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Clients;

[TestFixture]
internal sealed class ClientCommandTests
{
    private static readonly ClientDetails Payroll = new("Payroll", ["directory:read"], null, false);

    private AccountWorld world = null!;

    [SetUp]
    public void MakeWorld() => world = new();

    [Test]
    public async Task A_new_client_is_told_its_secret_this_once()
    {
        var answer = await CreateAsync(Payroll);

        Assert.That((answer.ClientId, world.Clients[answer.Id].SecretHash), Is.EqualTo(($"c{answer.Id}", Secrets.Digest(answer.ClientSecret))));
        Assert.That(world.Events.Single().Detail, Is.EqualTo("created"));
    }

    [Test]
    public async Task Another_secret_ends_the_one_before_and_what_was_got_with_it()
    {
        var client = world.WithClient("old");
        var answer = await new ReplaceClientSecretHandler(Power, world, world.Time).Handle(new(client.Id.Value), default);

        Assert.That((Secrets.Matches("old", client.SecretHash), Secrets.Matches(answer.ClientSecret, client.SecretHash)), Is.EqualTo((false, true)));
        Assert.That(world.Ended, Is.EqualTo(new[] { $"c{client.Id} before 2" }));
    }

    [Test]
    public async Task A_deleted_client_is_gone_for_good()
    {
        var client = world.WithClient("secret");
        await new DeleteClientHandler(world, Power, world).Handle(new(client.Id.Value, 1), default);

        Assert.That((world.Clients.Count, world.Ended.Single()), Is.EqualTo((0, $"c{client.Id} for good")));
        Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => ChangeAsync(client, details => details))).Code, Is.EqualTo("client.not_found"));
    }

    [Test]
    public async Task Whoever_changed_it_meanwhile_was_faster() => Assert.That(
        (await RuleAssert.ThrowsAsync<ConflictException>(() => new DeleteClientHandler(world, Power, world).Handle(new(world.WithClient("secret").Id.Value, 7), default))).Code, Is.EqualTo("client.version_stale"));

    [Test]
    public async Task Nobody_makes_or_administers_a_client_that_may_more_than_he()
    {
        var (mighty, small) = (world.WithClient("a"), world.WithClient("b", scopes: "directory:read"));
        world.SignIn(world.WithUser("u@example.org", null, "user-admin"));

        await RuleAssert.ThrowsAsync<ForbiddenException>(() => CreateAsync(Payroll with { Scopes = ["directory:write"] }));
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => ChangeAsync(small, details => details with { Scopes = ["directory:write"] }));
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => new ReplaceClientSecretHandler(Power, world, world.Time).Handle(new(mighty.Id.Value), default));
        await RuleAssert.ThrowsAsync<ForbiddenException>(() => new DeleteClientHandler(world, Power, world).Handle(new(mighty.Id.Value, null), default));
        await ChangeAsync(small, details => details with { Name = "Smaller" });
        Assert.That((small.Name, world.Clients.Count, world.Ended.Count), Is.EqualTo(("Smaller", 2, 1)));
    }

    [Test]
    public async Task Other_scopes_end_access_with_those_before()
    {
        var client = world.WithClient("secret", scopes: "directory:read");
        await ChangeAsync(client, details => details with { Scopes = ["teams:read"] });

        Assert.That((string.Join(' ', client.Scopes), world.Ended.Single()), Is.EqualTo(("teams:read", $"c{client.Id} before 2")));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new("name", Payroll with { Name = "" });
        yield return new("name", Payroll with { Name = new string('x', 201) });
        yield return new("scopes", Payroll with { Scopes = [] });
        yield return new("scopes", Payroll with { Scopes = ["everything"] });
        yield return new("scopes", Payroll with { Scopes = ["account"] });
        yield return new("scopes", Payroll with { Scopes = ["teams:write"], UnitId = new OrgUnitId(3) });
        yield return new("scopes", Payroll with { Scopes = ["users:admin"], UnitId = new OrgUnitId(3) });
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task What_is_wrong_with_a_client_is_named(string field, ClientDetails details)
    {
        var invalid = await RuleAssert.ThrowsAsync<ValidationException>(() => CreateAsync(details));

        Assert.That(invalid.Errors.Select(error => error.PropertyName).Distinct(), Is.EqualTo(new[] { field }));
        Assert.That(world.Clients, Is.Empty);
    }

    private ClientPower Power => new(world, world.Rights, world, world);

    private Task<ClientSecretAnswer> CreateAsync(ClientDetails details) => new CreateClientHandler(new ClientOpening(world, world, world.Time), Power, world).Handle(new(details), default);

    private Task<Written> ChangeAsync(Client client, Func<ClientDetails, ClientDetails> edit) => new ChangeClientHandler(Power, world).Handle(new(client.Id.Value, edit, null), default);
}
