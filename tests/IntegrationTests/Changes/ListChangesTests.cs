using NUnit.Framework;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Changes;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.MoveEmployee;
using OrgChart.Application.Teams.ChangeTeam;
using OrgChart.Application.Units.ChangeUnit;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Changes;

/// <summary>The change feed that other systems follow.</summary>
public sealed class ListChangesTests(ITestDatabase database) : EditingTest(database)
{
    [Test]
    public async Task First_comes_everything_units_before_employees([Values(1, 2, 5, 6, 11, 200)] int limit)
    {
        var (items, token) = await FollowAsync(since: null, limit);

        Assert.That(items, Is.EqualTo(new[]
        {
            "unit 1 added", "unit 2 added", "unit 3 added", "unit 4 added", "unit 5 added", "unit 6 added",
            "employee 1 added", "employee 2 added", "employee 3 added", "employee 4 added", "employee 5 added",
        }));
        Assert.That((await FollowAsync(token, limit)).Items, Is.Empty);
    }

    [Test]
    public async Task Then_comes_what_has_changed_as_it_is_now([Values(1, 2, 3, 200)] int limit)
    {
        var (_, token) = await FollowAsync(since: null, 200);
        await SendAsync(new MoveUnitCommand(4, 3, null));
        await SendAsync(new ChangeUnitCommand(2, _ => A.Named("New name"), null));
        await SendAsync(new CreateUnitCommand(1, A.Named("New")));
        await SendAsync(new CreateEmployeeCommand(100, A.Details("New"), null));
        await SendAsync(new MoveEmployeeCommand(2, 100, null));
        await SendAsync(new DeleteEmployeeCommand(5, null, null));
        await SendAsync(new ChangeTeamCommand(1, now => now with { Name = new("Not in the feed", null) }, null));

        var (items, next) = await FollowAsync(token, limit);

        Assert.That(items, Is.EqualTo(new[] { "unit 4 moved", "unit 2 changed", "unit 100 added", "employee 100 added", "employee 2 moved", "employee 5 removed (deleted)" }));
        Assert.That((await FollowAsync(next, limit)).Items, Is.Empty);
    }

    [Test]
    public async Task An_item_carries_the_record_as_it_is_now()
    {
        var token = await LatestAsync();
        await SendAsync(new ChangeUnitCommand(2, _ => A.Named("One"), null));
        await SendAsync(new ChangeUnitCommand(2, _ => A.Named("Two"), null));
        await SendAsync(new MoveEmployeeCommand(2, 4, null));

        var items = (await Host.SendAsync(new ListChangesQuery(token, 200, English))).Items;

        Assert.That(items.Select(item => (item.Unit?.Name, item.Unit?.Version, item.Employee?.Unit.Id)), Is.EqualTo(new[] { ("Two", (long?)3, (int?)null), (null, null, 4) }));
    }

    [Test]
    public async Task Many_changes_of_a_record_are_one_item_at_the_place_of_the_last()
    {
        var token = await LatestAsync();
        await SendAsync(new CreateUnitCommand(1, A.Named("New")));
        await SendAsync(new MoveUnitCommand(4, 3, null));
        await SendAsync(new ChangeUnitCommand(4, _ => A.Named("Four"), null));
        await SendAsync(new MoveUnitCommand(100, 3, null));

        Assert.That((await FollowAsync(token, 200)).Items, Is.EqualTo(new[] { "unit 4 moved", "unit 100 added" }));
    }

    [Test]
    public async Task What_came_and_went_is_said_to_be_gone()
    {
        var token = await LatestAsync();
        await SendAsync(new CreateUnitCommand(1, A.Named("New")));
        await SendAsync(new DeleteUnitCommand(100, null, null));

        Assert.That((await FollowAsync(token, 200)).Items, Is.EqualTo(new[] { "unit 100 removed (deleted)" }));
    }

    [Test]
    public async Task Why_something_is_gone_is_said()
    {
        await SendAsync(new CreateUnitCommand(1, A.Named("New")));
        var (token, created) = (await LatestAsync(), (await LastEntryAsync()).Id);
        await SendAsync(new UndoChangeCommand(created));
        await SendAsync(new MergeUnitsCommand(2, 3, null, null));
        await SendAsync(new DeleteUnitCommand(6, null, null));

        Assert.That((await FollowAsync(token, 200)).Items.Where(item => item.StartsWith("unit", StringComparison.Ordinal)),
            Is.EquivalentTo(new[] { "unit 100 removed (undone)", "unit 4 moved", "unit 2 removed (merged)", "unit 6 removed (deleted)" }));
    }

    [Test]
    public async Task What_comes_back_is_added()
    {
        var token = await LatestAsync();
        await SendAsync(new DeleteUnitCommand(6, null, null));
        await SendAsync(new UndoChangeCommand((await LastEntryAsync()).Id));

        Assert.That((await FollowAsync(token, 200)).Items, Is.EqualTo(new[] { "unit 6 added" }));
    }

    [Test]
    public async Task Reading_twice_from_the_same_token_gives_the_same()
    {
        var token = await LatestAsync();
        foreach (var unit in (int[])[3, 5, 1]) await SendAsync(new MoveUnitCommand(4, unit, null));
        await SendAsync(new DeleteUnitCommand(6, null, null));

        var first = await Host.SendAsync(new ListChangesQuery(token, 2, English));
        var second = await Host.SendAsync(new ListChangesQuery(token, 2, English));

        Assert.That((second.Token, second.HasMore), Is.EqualTo((first.Token, first.HasMore)));
        Assert.That(second.Items.Select(Show), Is.EqualTo(first.Items.Select(Show)));
    }

    [Test]
    public async Task What_changes_while_somebody_reads_everything_comes_afterwards()
    {
        var first = await Host.SendAsync(new ListChangesQuery(null, 3, English));
        await SendAsync(new ChangeUnitCommand(1, _ => A.Named("New name"), null));
        await SendAsync(new DeleteUnitCommand(6, null, null));
        await SendAsync(new CreateUnitCommand(1, A.Named("New")));

        var (rest, token) = await FollowAsync(first.Token, 3);
        var (changes, _) = await FollowAsync(token, 3);

        Assert.That(rest.Count(item => item.StartsWith("employee", StringComparison.Ordinal)), Is.EqualTo(5));
        Assert.That(changes, Is.EqualTo(new[] { "unit 1 changed", "unit 6 removed (deleted)", "unit 100 added" }));
    }

    [Test]
    public async Task A_process_tells_only_what_its_own_directory_has()
    {
        var other = Start();
        await other.Directory.LoadAsync(CancellationToken.None);
        var token = (await other.SendAsync(new ListChangesQuery("latest", 200, English))).Token;
        await SendAsync(new MoveUnitCommand(4, 3, null));
        Assert.That((await other.SendAsync(new ListChangesQuery(token, 200, English))).Items, Is.Empty, "it has not seen the change yet");

        await other.Directory.PollAsync(CancellationToken.None);

        Assert.That((await other.SendAsync(new ListChangesQuery(token, 200, English))).Items.Select(Show), Is.EqualTo(new[] { "unit 4 moved" }));
    }

    [Test]
    public async Task A_token_of_a_process_that_is_behind_misses_nothing()
    {
        var other = Start();
        await other.Directory.LoadAsync(CancellationToken.None);
        await SendAsync(new MoveUnitCommand(4, 3, null));

        var token = (await other.SendAsync(new ListChangesQuery("latest", 200, English))).Token;
        await SendAsync(new DeleteUnitCommand(6, null, null));

        Assert.That((await FollowAsync(token, 200)).Items, Is.EqualTo(new[] { "unit 4 moved", "unit 6 removed (deleted)" }));
    }

    [Test]
    public async Task A_token_whose_entry_was_cleaned_away_has_expired()
    {
        var old = await LatestAsync();
        foreach (var unit in (int[])[3, 5]) await SendAsync(new MoveUnitCommand(4, unit, null));
        var later = await LatestAsync();
        await Host.ExecuteAsync("DELETE FROM audit_changes WHERE entry_id < 3; DELETE FROM audit_entries WHERE id < 3");

        Assert.ThrowsAsync<TokenExpiredException>(() => FollowAsync(old, 200));
        Assert.That((await FollowAsync(later, 200)).Items, Is.Empty);
        await SendAsync(new MoveUnitCommand(4, 1, null));
        Assert.That((await FollowAsync(later, 200)).Items, Is.EqualTo(new[] { "unit 4 moved" }));
    }

    [Test]
    public async Task A_token_from_before_the_first_entry_expires_when_that_is_cleaned_away()
    {
        var empty = await Database.CreateAsync();
        try
        {
            await using var host = TestHost.Create(Database.Kind, empty, Time, register: Database.Register);
            await host.InScopeAsync(scope => scope.Get<Application.Operations.ISchema>().UpAsync(name: null, CancellationToken.None));
            await host.Directory.LoadAsync(CancellationToken.None);
            var token = (await host.SendAsync(new ListChangesQuery("latest", 200, English))).Token;
            await host.SendAsync(new CreateUnitCommand(null, A.Named("First")));
            await host.SendAsync(new CreateUnitCommand(null, A.Named("Second")));
            Assert.That((await host.SendAsync(new ListChangesQuery(token, 200, English))).Items.Select(Show), Is.EqualTo(new[] { "unit 1 added", "unit 2 added" }));

            await host.ExecuteAsync("DELETE FROM audit_changes WHERE entry_id = 1; DELETE FROM audit_entries WHERE id = 1");

            Assert.ThrowsAsync<TokenExpiredException>(() => host.SendAsync(new ListChangesQuery(token, 200, English)));
        }
        finally
        {
            await Database.DropAsync(empty);
        }
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("MS4wLjAuMC4")]
    [TestCase("latest ")]
    public void What_is_no_token_is_refused(string token) =>
        Assert.ThrowsAsync<FluentValidation.ValidationException>(() => Host.SendAsync(new ListChangesQuery(token, 200, English)));

    private static string Show(ChangeItem item)
    {
        Assert.That((item.Unit is null, item.Employee is null), Is.EqualTo(item.Change == "removed" ? (true, true) : (item.Type == "employee", item.Type == "unit")));
        Assert.That((item.Unit?.Id ?? item.Employee?.Id ?? item.Id), Is.EqualTo(item.Id));
        return $"{item.Type} {item.Id} {item.Change}{(item.Reason is null ? "" : $" ({item.Reason})")}";
    }

    private async Task<string> LatestAsync() => (await Host.SendAsync(new ListChangesQuery("latest", 200, English))).Token;

    /// <summary>Reads on until there is no more. A part of one page may name a record again.</summary>
    private async Task<(IReadOnlyList<string> Items, string Token)> FollowAsync(string? since, int limit)
    {
        var items = new List<string>();
        while (true)
        {
            var page = await Host.SendAsync(new ListChangesQuery(since, limit, English));
            Assert.That(page.Items, Has.Count.LessThanOrEqualTo(limit));
            items.AddRange(page.Items.Select(Show));
            since = page.Token;
            if (!page.HasMore) return (items, since);
        }
    }
}
