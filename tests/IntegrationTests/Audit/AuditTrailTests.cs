using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using OrgChart.Application.Audit;
using OrgChart.Application.Audit.GetAuditEntry;
using OrgChart.Application.Audit.ListAuditEntries;
using OrgChart.Application.Audit.ListHistory;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.MoveEmployee;
using OrgChart.Application.Teams.AddTeamMember;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Domain.Audit;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Teams;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Audit;

public sealed class AuditTrailTests(ITestDatabase database) : EditingTest(database)
{
    [Test]
    public async Task Entries_come_newest_first_page_by_page()
    {
        foreach (var unit in (int[])[3, 5, 1, 2]) await SendAsync(new MoveUnitCommand(4, unit, null));

        var pages = new List<Page<AuditEntryAnswer>>();
        foreach (var offset in (int[])[0, 2, 4, 6]) pages.Add(await Host.SendAsync(new ListAuditEntriesQuery(new(), new PageRequest(offset, 2))));

        Assert.That(pages.Select(page => page.Total), Is.All.EqualTo(5));
        Assert.That(pages.Select(page => string.Join(',', page.Items.Select(entry => entry.Id))), Is.EqualTo(new[] { "5,4", "3,2", "1", "" }));
        Assert.That(pages[0].Items.Select(entry => Show(entry).Single()), Is.EqualTo(new[] { "unit 4 moved: {parentId: 1} > {parentId: 2}", "unit 4 moved: {parentId: 5} > {parentId: 1}" }));
    }

    [Test]
    public async Task Each_condition_of_a_filter_counts()
    {
        var other = Start(register: services => services.AddScoped<ICaller, Other>());
        await SendAsync(new MoveUnitCommand(4, 3, null));
        Time.Advance(TimeSpan.FromMinutes(1));
        var noon = Time.Now;
        await other.SendAsync(new MoveEmployeeCommand(4, 1, null));
        Time.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(new AddTeamMemberCommand(1, 2, TeamRole.Member));

        Assert.Multiple(async () =>
        {
            Assert.That(await IdsAsync(new()), Is.EqualTo(new[] { 4, 3, 2, 1 }));
            Assert.That(await IdsAsync(new(Resource: AuditedResource.Unit)), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(await IdsAsync(new(Resource: AuditedResource.Unit, ResourceId: 4)), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(await IdsAsync(new(Resource: AuditedResource.Employee, ResourceId: 4)), Is.EqualTo(new[] { 3, 1 }));
            Assert.That(await IdsAsync(new(Resource: AuditedResource.TeamMember, ResourceId: 1)), Is.EqualTo(new[] { 4, 1 }));
            Assert.That(await IdsAsync(new(Resource: AuditedResource.Team, ResourceId: 1)), Is.EqualTo(new[] { 1 }));
            Assert.That(await IdsAsync(new(Resource: AuditedResource.Unit, ResourceId: 99)), Is.Empty);
            Assert.That(await IdsAsync(new(Actor: "other")), Is.EqualTo(new[] { 3 }));
            Assert.That(await IdsAsync(new(Actor: "tester", Action: "MoveUnit")), Is.EqualTo(new[] { 2 }));
            Assert.That(await IdsAsync(new(Action: "MoveEmployee")), Is.EqualTo(new[] { 3 }));
            Assert.That(await IdsAsync(new(ImportId: 1)), Is.Empty);
            Assert.That(await IdsAsync(new(From: noon)), Is.EqualTo(new[] { 4, 3 }));
            Assert.That(await IdsAsync(new(To: noon)), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(await IdsAsync(new(From: noon, To: noon + ManualTime.Least)), Is.EqualTo(new[] { 3 }));
        });

        async Task<IEnumerable<int>> IdsAsync(AuditFilter filter) => (await EntriesAsync(filter)).Select(entry => entry.Id);
    }

    [Test]
    public async Task The_history_of_a_record_that_is_gone_tells_of_it_alone()
    {
        await SendAsync(new ChangeEmployeeCommand(5, now => now with { Phone = "613" }, null));
        await SendAsync(new DeleteEmployeeCommand(1, 5, null));
        await SendAsync(new MoveEmployeeCommand(5, 3, null));
        await SendAsync(new DeleteEmployeeCommand(2, null, null));

        var history = await Host.SendAsync(new ListHistoryQuery(AuditedResource.Employee, 2, new PageRequest(0, 10)));

        Assert.That(history.Total, Is.EqualTo(3));
        Assert.That(history.Items.SelectMany(Show), Is.EqualTo(new[]
        {
            "employee 2 removed: {givenName: Given, id: 2, managerId: 5, surname: Surname2, unitId: 2} > -",
            "employee 2 changed: {managerId: 1} > {managerId: 5}",
            "employee 2 added: - > {givenName: Given, id: 2, managerId: 1, surname: Surname2, unitId: 2}",
        }));
    }

    [Test]
    public async Task One_entry_is_found_by_its_id()
    {
        await SendAsync(new MoveUnitCommand(4, 3, null));

        Assert.That(Show(await Host.SendAsync(new GetAuditEntryQuery(2))), Is.EqualTo(new[] { "unit 4 moved: {parentId: 2} > {parentId: 3}" }));
        Assert.That(await CodeOfAsync(Host.SendAsync(new GetAuditEntryQuery(3))), Is.EqualTo("audit.not_found"));
    }

    [Test]
    public async Task Every_field_of_an_employee_is_told()
    {
        var before = await Replay.OfAsync(Host);

        await SendAsync(new ChangeEmployeeCommand(5, _ => A.FullDetails, null));

        var entry = await LastEntryAsync();
        Assert.That(entry.Changes.Single().After!.Value.EnumerateObject().Select(field => (field.Name, field.Value.GetString())),
            Is.EquivalentTo(EmployeeField.All.Select(field => (field.Name, field.Get(A.FullDetails)))));
        before.Apply(entry);
        Assert.That(before.Lines, Is.EqualTo((await Replay.OfAsync(Host)).Lines));
    }

    [Test]
    public async Task As_many_changes_as_an_entry_lists_are_listed()
    {
        await AddAsync(AuditEntry.MaxChanges);

        Assert.That((await Host.RowsAsync("SELECT COUNT(*), MIN(ordinal), MAX(ordinal) FROM audit_changes WHERE entry_id = 2")).Single(), Is.EqualTo($"{AuditEntry.MaxChanges}|0|{AuditEntry.MaxChanges - 1}"));
        Assert.That(await Host.RowsAsync("SELECT revision FROM audit_entries WHERE id = 2"), Is.EqualTo(new[] { "2" }));
        Assert.That((Host.Directory.Snapshot.Revision, Host.Directory.Snapshot.EmployeeCount, Host.Directory.Snapshot.Patched), Is.EqualTo((2L, AuditEntry.MaxChanges + 5, 0)), "so much is read anew");
    }

    [Test]
    public async Task Of_more_changes_than_an_entry_lists_none_is_and_everything_is_read_anew()
    {
        var everything = await Host.SendAsync(new ListChangesQuery(null, 200, English));
        var other = Start();
        await other.Directory.LoadAsync(CancellationToken.None);

        await AddAsync(AuditEntry.MaxChanges + 1);

        var entry = await LastEntryAsync();
        Assert.That((entry.Id, entry.Revision, entry.IsComplete, entry.Changes.Count), Is.EqualTo((2, 2L, false, 0)));
        Assert.That((Host.Directory.Snapshot.Revision, Host.Directory.Snapshot.EmployeeCount, Host.Directory.Snapshot.Patched), Is.EqualTo((2L, AuditEntry.MaxChanges + 6, 0)));
        await other.Directory.PollAsync(CancellationToken.None);
        Assert.That((other.Directory.Snapshot.Revision, other.Directory.Snapshot.EmployeeCount, other.Directory.Snapshot.Patched), Is.EqualTo((2L, AuditEntry.MaxChanges + 6, 0)));
        Assert.ThrowsAsync<TokenExpiredException>(() => Host.SendAsync(new ListChangesQuery(everything.Token, 200, English)), "what the reader missed is not known one by one");
        Assert.That(await CodeOfAsync(SendAsync(new UndoChangeCommand(2))), Is.EqualTo("audit.undo_impossible"));
        var latest = (await Host.SendAsync(new ListChangesQuery("latest", 200, English))).Token;
        await SendAsync(new MoveUnitCommand(4, 3, null));
        Assert.That((await Host.SendAsync(new ListChangesQuery(latest, 200, English))).Items.Select(item => (item.Type, item.Id, item.Change)), Is.EqualTo(new[] { ("unit", 4, "moved") }), "from there on all is known");
    }

    private Task AddAsync(int count) => Host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
        await scope.Employees.AddManyAsync(Enumerable.Range(1000, count).Select(id => A.Employee(id, unit: 6)), CancellationToken.None);
        await scope.Work.CommitAsync(CancellationToken.None);
    });

    private sealed class Other : ICaller
    {
        public string Id => "other";

        public string? RequestId => null;

        public bool MaySeeContactData => true;

        public bool May(string permission) => true;
    }
}
