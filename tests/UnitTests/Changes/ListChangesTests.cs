using FluentValidation;
using Moq;
using OrgChart.Application.Access;
using OrgChart.Application.Audit;
using OrgChart.Application.Changes;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Audit;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;
using OrgChart.UnitTests.Directory;

namespace OrgChart.UnitTests.Changes;

[TestFixture]
internal sealed class ListChangesTests
{
    private World world = null!;

    [SetUp]
    public void MakeWorld() => world = new World(new RandomDirectory(seed: 5, units: 12, employees: 40));

    [Test]
    public async Task A_reader_is_handed_all_units_and_all_employees_once_and_then_nothing([Values(1, 2, 5, 12, 13, 40, 51, 52, 53, 200)] int limit)
    {
        var items = new List<ChangeItem>();
        string? since = null;
        ChangePage page;
        do
        {
            page = await world.Ask(since, limit);
            Assert.That(page.Items, Has.Count.LessThanOrEqualTo(limit));
            Assert.That((page.NextLink is null, page.DeltaLink is null), Is.EqualTo((!page.HasMore, page.HasMore)), "one link or the other");
            items.AddRange(page.Items);
            since = page.Token;
        }
        while (page.HasMore);

        Assert.That(items.Select(item => (item.Type, item.Id)), Is.EqualTo(
            world.Edited.Units.Select(unit => ("unit", unit.Id)).Concat(world.Edited.Employees.Select(row => ("employee", row.Id)))));
        Assert.That(items.Select(item => item.Change), Is.All.EqualTo("added"));
        Assert.That((await world.Ask(since, limit)).Items, Is.Empty, "nothing has changed since");
    }

    [Test]
    public async Task A_reader_who_wants_only_what_changes_from_now_on_gets_a_token()
    {
        world.Change(new EditedDirectory.Step(EditedDirectory.Kind.RenameUnit, 0, 1, 1));
        var now = await world.Ask("latest", 10);
        world.Change(new EditedDirectory.Step(EditedDirectory.Kind.RenameUnit, 3, 1, 1));
        var later = await world.Ask(now.Token, 10);

        Assert.That((now.Items.Count, now.HasMore), Is.EqualTo((0, false)));
        Assert.That(later.Items.Select(item => (item.Type, item.Id, item.Change)), Is.EqualTo(new[] { ("unit", world.Edited.Units.ElementAt(3).Id, "changed") }));
        Assert.That(later.DeltaLink, Does.StartWith("/api/v1/changes?since="));
    }

    [Test]
    public async Task What_changed_comes_in_parts_too()
    {
        var now = await world.Ask("latest", 10);
        for (var unit = 0; unit < 3; unit++) world.Change(new EditedDirectory.Step(EditedDirectory.Kind.RenameUnit, unit, 1, 1));
        var first = await world.Ask(now.Token, 2);
        var rest = await world.Ask(first.Token, 2);

        Assert.That((first.Items.Count, first.HasMore, rest.Items.Count, rest.HasMore), Is.EqualTo((2, true, 1, false)));
        Assert.That(first.Items.Concat(rest.Items).Select(item => item.Id), Is.EqualTo(world.Edited.Units.Take(3).Select(unit => unit.Id)));
        Assert.That((first.NextLink, rest.DeltaLink), Is.EqualTo(($"/api/v1/changes?since={first.Token}", $"/api/v1/changes?since={rest.Token}")));
    }

    [Test]
    public async Task A_text_that_is_no_token_is_refused()
    {
        var invalid = await RuleAssert.ThrowsAsync<ValidationException>(() => world.Ask("nonsense", 10));

        Assert.That(invalid.Errors.Single().PropertyName, Is.EqualTo("since"));
    }

    [Test]
    public async Task A_reader_who_missed_what_is_not_listed_any_more_begins_anew()
    {
        var page = await world.Ask(null, 10);
        world.IsWhole = false;

        await RuleAssert.ThrowsAsync<TokenExpiredException>(() => world.Ask(page.Token, 10));
    }

    [Test]
    public async Task A_made_up_place_beyond_everything_is_no_error()
    {
        foreach (var stage in Enum.GetValues<ChangeStage>())
            Assert.That((await world.Ask(new ChangeToken(stage, int.MaxValue, new TrailPlace(int.MaxValue, int.MaxValue)).ToString(), 100)).Items.Where(item => item.Type == "unit"), Is.Empty);
    }

    /// <summary>Whatever happens between two parts.</summary>
    [Test]
    public async Task Whoever_follows_the_feed_ends_up_with_the_directory_as_it_is([Range(1, 25)] int seed)
    {
        var dice = new Dice(seed);
        world = new World(new RandomDirectory(seed, units: dice.Below(10), employees: dice.Below(2) * 20));
        var mine = new Dictionary<(string, int), long>();
        string? since = null;
        for (var parts = 0; ; parts++)
        {
            var page = await world.Ask(since, dice.Below(6) + 1);
            foreach (var item in page.Items)
            {
                if (item.Change == "removed") mine.Remove((item.Type, item.Id));
                else mine[(item.Type, item.Id)] = item.Unit?.Version ?? item.Employee!.Version;
            }

            since = page.Token;
            if (parts < 30) world.Change([.. Enumerable.Range(0, dice.Below(3)).Select(_ => new EditedDirectory.Step(dice.OneOf(Enum.GetValues<EditedDirectory.Kind>()), dice.Below(99), dice.Below(99), dice.Below(99)))]);
            else if (!page.HasMore) break;
        }

        Assert.That(mine.OrderBy(item => item.Key).Select(item => (item.Key, item.Value)), Is.EqualTo(
            world.Edited.Employees.Select(row => (("employee", row.Id), row.Version)).Concat(world.Edited.Units.Select(unit => (("unit", unit.Id), unit.Version)))));
    }

    /// <summary>A directory that changes, with a trail of its changes and a reader of the feed.</summary>
    private sealed class World : IDirectory, IAuditTrail
    {
        private readonly List<RecordedChange> trail = [];
        private readonly Dictionary<int, long> revisions = [];
        private DirectorySnapshot snapshot;

        public World(RandomDirectory directory)
        {
            (Edited, snapshot) = (new(directory.Units, directory.Employees), directory.Snapshot);
            revisions[1] = snapshot.Revision;
        }

        public EditedDirectory Edited { get; }

        public bool IsWhole { get; set; } = true;

        public IDirectorySnapshot Current => snapshot;

        public Task LoadAsync(CancellationToken cancellationToken) => throw new AssertionException("The feed reads what is there.");

        public Task CatchUpAsync(long revision, CancellationToken cancellationToken) => throw new AssertionException("The feed waits for nobody.");

        /// <summary>Somebody without an account; what he may read is what his token says.</summary>
        public FakeCaller Caller { get; } = new() { Permitted = ["directory:read"] };

        public Task<ChangePage> Ask(string? since, int limit) =>
            new ListChangesHandler(this, this, Caller, new CallerRights(Caller, Mock.Of<IAccountRights>())).Handle(new(since, limit, new Translation(Language.English)), default);

        /// <summary>Does some steps in one write.</summary>
        public void Change(params EditedDirectory.Step[] steps)
        {
            var (units, employees) = (Edited.Units.Select(unit => unit.Id).ToHashSet(), Edited.Employees.Select(row => row.Id).ToHashSet());
            foreach (var step in steps) Edited.Do(step);
            var changes = Edited.Changes();
            var entry = revisions.Keys.Max() + 1;
            revisions[entry] = changes.Revision;
            var ordinal = 0;
            foreach (var unit in changes.Units) Note(AuditedResource.Unit, unit.Id, units.Contains(unit.Id) ? ChangeKind.Changed : ChangeKind.Added);
            foreach (var row in changes.Employees.Select(row => row.Id)) Note(AuditedResource.Employee, row, employees.Contains(row) ? ChangeKind.Changed : ChangeKind.Added);
            foreach (var id in changes.RemovedEmployees) Note(AuditedResource.Employee, id, ChangeKind.Removed);
            foreach (var id in changes.RemovedUnits) Note(AuditedResource.Unit, id, ChangeKind.Removed);
            snapshot = snapshot.With(changes);

            void Note(AuditedResource resource, int id, ChangeKind kind) => trail.Add(new(
                new AuditChange { EntryId = entry, Ordinal = ordinal++, Revision = changes.Revision, Resource = resource, ResourceId = id, Kind = kind }, "Something", A.Earlier));
        }

        public Task<IReadOnlyList<RecordedChange>> ListChangesAsync(TrailPlace after, long untilRevision, int limit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RecordedChange>>([.. trail.Where(recorded =>
                (recorded.Change.EntryId, recorded.Change.Ordinal).CompareTo((after.EntryId, after.Ordinal)) > 0 && recorded.Change.Revision <= untilRevision).Take(limit)]);

        public Task<int> LastEntryAsync(long revision, CancellationToken cancellationToken) => Task.FromResult(revisions.Where(entry => entry.Value <= revision).Max(entry => entry.Key));

        public Task<bool> IsWholeAfterAsync(int entryId, CancellationToken cancellationToken) => Task.FromResult(IsWhole);

        public Task<Page<AuditEntry>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken) => throw new AssertionException("The feed lists changes.");
    }
}
