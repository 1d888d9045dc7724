using System.Net;
using System.Text.Json.Nodes;
using OrgChart.Client.Models;

namespace OrgChart.Client.Tests;

/// <summary>The whole round with a running server that has the demo organisation; the client is a first-party one, the user an editor.</summary>
internal sealed class RoundTests
{
    private readonly MovingTime time = new();
    private ClientCredentials itself = null!;
    private OrgChartClient program = null!;
    private OrgChartClient person = null!;
    private Uri address = null!;

    [OneTimeSetUp]
    public void FindTheServer()
    {
        if (Environment.GetEnvironmentVariable("ORGCHART_ADDRESS") is not { Length: > 0 } server) Assert.Ignore("ORGCHART_ADDRESS names no server.");
        else address = new Uri(server);
        itself = new ClientCredentials(Setting("ORGCHART_CLIENT_ID"), Setting("ORGCHART_CLIENT_SECRET"));
        program = new OrgChartClient(new OrgChartClientOptions { Address = address, Credentials = itself });
        person = new OrgChartClient(new OrgChartClientOptions { Address = address, Credentials = new PasswordCredentials(itself, Setting("ORGCHART_EMAIL"), Setting("ORGCHART_PASSWORD")), Time = time });
    }

    [OneTimeTearDown]
    public void Close()
    {
        program?.Dispose();
        person?.Dispose();
    }

    [Test]
    public async Task A_program_and_a_person_sign_in()
    {
        Assert.That((await program.Departments.ListAsync()).Total, Is.GreaterThan(0));
        Assert.That((await person.Profile.GetAsync()).Value.Email, Is.EqualTo(Setting("ORGCHART_EMAIL")));
    }

    [Test]
    public async Task Search_finds_somebody_who_is_read_in_both_languages()
    {
        var somebody = (await program.Employees.ListAsync(limit: 1)).Items[0];

        var hits = await program.Search.SearchAsync(q: $"{somebody.GivenName} {somebody.Surname}", type: "employee");
        var english = (await program.Employees.GetAsync(somebody.Id, lang: "en")).Value;
        var french = (await program.Employees.GetAsync(somebody.Id, lang: "fr")).Value;

        Assert.That(hits.Items.Select(hit => hit.Id), Does.Contain(somebody.Id));
        Assert.That(english.JobTitle, Is.EqualTo(english.JobTitles.En ?? english.JobTitles.Fr));
        Assert.That(french.JobTitle, Is.EqualTo(french.JobTitles.Fr ?? french.JobTitles.En));
    }

    [Test]
    public async Task All_pages_together_are_the_whole_list()
    {
        var total = (await program.Units.EmployeesAsync(1, recursive: true, limit: 200)).Total;
        var ids = new HashSet<int>();
        await foreach (var employee in program.Units.EmployeesAllAsync(1, recursive: true, limit: 150)) ids.Add(employee.Id);

        Assert.That(total, Is.GreaterThan(300), "there are several pages");
        Assert.That(ids, Has.Count.EqualTo(total));
    }

    [Test]
    public async Task A_unit_is_made_once_on_a_bad_way_changed_in_spite_of_a_conflict_and_removed()
    {
        var name = $"Round trip {Guid.CreateVersion7()}";
        var made = await MadeOnABadWayAsync(name);
        var children = new List<UnitItem>();
        await foreach (var child in program.Units.ChildrenAllAsync(1)) children.Add(child);
        Assert.That(children.Where(child => child.Name == name).Select(child => child.Id), Is.EqualTo(new[] { made.Id }));

        var read = await person.Units.GetAsync(made.Id);
        await program.Units.PatchAsync(made.Id, new JsonObject { ["names"] = new JsonObject { ["en"] = $"{name} 2" } }, read.ETag);
        var stale = Assert.ThrowsAsync<ProblemException>(() => person.Units.PatchAsync(made.Id, [JsonPatchOperation.Add("/acronyms/en", "RT")], read.ETag));
        Assert.That(stale!.IsStale, Is.True, "the second one is told that he was too late");
        var again = await person.Units.PatchAsync(made.Id, [JsonPatchOperation.Add("/acronyms/en", "RT")], (await person.Units.GetAsync(made.Id)).ETag);
        Assert.That((again.Value.Acronym, again.Value.Name), Is.EqualTo(("RT", $"{name} 2")), "nothing was lost");

        var since = "latest";
        await foreach (var page in program.ChangesSinceAsync(since)) since = OrgChartClient.SinceOf(page.DeltaLink!);
        await program.Units.DeleteAsync(made.Id, again.ETag);
        var gone = new List<ChangeItem>();
        await foreach (var page in program.ChangesSinceAsync(since)) gone.AddRange(page.Items);
        Assert.That(gone.Select(item => (item.Id, item.Change)), Does.Contain((made.Id, "removed")));
    }

    [Test]
    public void Refusals_have_a_code_and_the_fields_that_are_wrong()
    {
        var unknown = Assert.ThrowsAsync<ProblemException>(() => program.Units.GetAsync(999_999_999));
        Assert.That((unknown!.Status, unknown.Code), Is.EqualTo((HttpStatusCode.NotFound, "unit.not_found")));
        var wrong = Assert.ThrowsAsync<ProblemException>(() => program.Departments.ListAsync(limit: 1000));
        Assert.That((wrong!.Status, wrong.Errors.Keys.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "limit")));
    }

    [Test]
    public async Task An_administrator_of_users_makes_one()
    {
        var made = await person.Users.CreateAsync(new NewUserBody
        {
            Email = $"round-{Guid.CreateVersion7()}@northland.example", DisplayName = "Round trip", Password = $"violin {Guid.CreateVersion7()} lamps", Roles = [new RoleBody { Role = "reader" }],
        });
        Assert.That(made.Value.Roles.Select(grant => grant.Role), Is.EqualTo(new[] { "reader" }));
        await person.Users.DeleteAsync(made.Value.Id, made.ETag);
    }

    [Test]
    public async Task A_workbook_comes_byte_by_byte()
    {
        var file = await program.Exports.BranchAsync(1, format: "xlsx", depth: 1);
        Assert.That(file.Name, Is.EqualTo("orgchart-1.xlsx"));
        Assert.That(file.Content[..4].ToArray(), Is.EqualTo(new byte[] { 0x50, 0x4B, 3, 4 }));
    }

    [Test]
    public async Task A_session_goes_on_when_its_token_ends_and_not_when_it_was_signed_out()
    {
        var before = await CurrentSessionAsync();
        time.Later += TimeSpan.FromHours(1);
        var after = await CurrentSessionAsync();
        Assert.That(after.Id, Is.EqualTo(before.Id), "it is the same session");
        Assert.That(after.LastUsedAt, Is.GreaterThan(before.LastUsedAt), "its refresh token was used");

        await person.SignOutAsync();
        Assert.That((await person.Profile.SessionsAsync()).Items.Select(session => session.Id), Does.Not.Contain(before.Id));
    }

    private async Task<UnitAnswer> MadeOnABadWayAsync(string name)
    {
        using var onward = new HttpClient();
        await using var way = await Stub.BadWayToAsync(address, onward);
        using var client = new OrgChartClient(new OrgChartClientOptions { Address = way.Address, Credentials = itself });
        var made = await client.Units.CreateAsync(new NewUnitBody { ParentId = 1, Names = new TextsBody { En = name, Fr = $"{name} (fr)" } });
        Assert.That(way.Requests.Count(asked => asked.Url == "/api/v1/units"), Is.EqualTo(4), "busy, away, lost, answered");
        return made.Value;
    }

    private async Task<SessionAnswer> CurrentSessionAsync() => (await person.Profile.SessionsAsync()).Items.Single(session => session.IsCurrent);

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
}
