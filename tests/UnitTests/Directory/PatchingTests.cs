using FsCheck;
using FsCheck.Fluent;
using OrgChart.Application.Directory;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

/// <summary>A snapshot that took over what changed answers like one that was read anew, whatever changed.</summary>
[TestFixture]
internal sealed class PatchingTests
{
    /// <summary>A directory, and patches of several changes each.</summary>
    private static readonly Arbitrary<Story> Stories = Arb.From(
        from seed in Gen.Choose(1, 10_000)
        from units in Gen.Choose(0, 16)
        from employees in Gen.Choose(0, 30)
        from form in Gen.Elements(Enum.GetValues<RandomDirectory.Form>())
        from patches in Gen.ListOf(Gen.ListOf(Steps(), 5), 4)
        select new Story(seed, units, units == 0 ? 0 : employees, form, [.. patches.Select(steps => steps.ToArray())]),
        story => story.Smaller());

    [Test]
    public void Patching_equals_rebuilding() => ForAll((edited, patched, rebuilt) =>
        AssertSame(AnswersOf(edited, patched), AnswersOf(edited, rebuilt)));

    [Test]
    public void A_name_finds_the_same_people_and_units_after_patching_as_after_rebuilding() => ForAll((edited, patched, rebuilt) =>
    {
        string[] names =
        [
            .. edited.Employees.Select(row => $"{row.GivenName} {row.Surname}".TrimStart()), .. edited.Units.SelectMany(unit => new[] { unit.Name.En, unit.Name.Fr }).OfType<string>(),
            .. RandomDirectory.Surnames,
        ];
        var expected = Answers.OfSearches(rebuilt, names.Distinct(StringComparer.Ordinal));

        AssertSame(Answers.OfSearches(patched, names.Distinct(StringComparer.Ordinal)), expected);
        Assert.That(expected.Count, Is.GreaterThanOrEqualTo(edited.Employees.Count), "everybody is found by his name");
    });

    [Test]
    public void A_patch_leaves_the_snapshot_before_it_as_it_was() => Check.One(Settings, Prop.ForAll(Stories, story =>
    {
        var (edited, snapshot) = story.Begin();
        foreach (var patch in story.Patches)
        {
            var (units, employees) = (edited.Units.Select(unit => unit.Id).ToList(), edited.Employees.Select(row => row.Id).ToList());
            var before = Answers.Of(snapshot, units, employees);
            foreach (var step in patch) edited.Do(step);
            var after = snapshot.With(edited.Changes());
            AssertSame(Answers.Of(snapshot, units, employees), before);
            snapshot = after;
        }
    }));

    [Test]
    public void A_patch_in_which_nothing_changed_changes_nothing_but_the_revision()
    {
        var directory = new RandomDirectory(seed: 5, units: 12, employees: 40);
        var edited = new EditedDirectory(directory.Units, directory.Employees);

        var patched = directory.Snapshot.With(edited.Changes());

        Assert.That((patched.Revision, patched.Patched), Is.EqualTo((43L, 0)));
        AssertSame(AnswersOf(edited, patched), AnswersOf(edited, edited.Rebuild()));
    }

    [Test]
    public void A_snapshot_counts_the_records_that_were_patched()
    {
        var directory = new RandomDirectory(seed: 6, units: 12, employees: 40);
        var edited = new EditedDirectory(directory.Units, directory.Employees);
        edited.Do(new(EditedDirectory.Kind.RenameUnit, 3, 1, 1));
        var once = directory.Snapshot.With(edited.Changes());
        edited.Do(new(EditedDirectory.Kind.RenameUnit, 3, 2, 1));
        edited.Do(new(EditedDirectory.Kind.ChangeEmployee, 0, 4, 1));
        var twice = once.With(edited.Changes());

        Assert.That((directory.Snapshot.Patched, once.Patched, twice.Patched), Is.EqualTo((0, 1, 2)), "a record that changes twice is one");
    }

    [Test]
    public void The_charts_of_departments_in_which_nothing_changed_are_kept_and_no_others()
    {
        var directory = new RandomDirectory(seed: 6, units: 40, employees: 60);
        var edited = new EditedDirectory(directory.Units, directory.Employees);
        var before = Charts(directory.Snapshot);
        edited.Do(new(EditedDirectory.Kind.RenameUnit, 3, 5, 1));
        edited.Do(new(EditedDirectory.Kind.ChangeEmployee, 0, 4, 1));
        var touched = directory.Naive.PathTo(directory.Units.Select(unit => unit.Id).Order().ElementAt(3))[0];

        var after = Charts(directory.Snapshot.With(edited.Changes()));

        var kept = before.Keys.Where(chart => ReferenceEquals(before[chart], after[chart])).ToList();
        Assert.That(kept, Is.EquivalentTo(before.Keys.Where(chart => directory.Naive.PathTo(chart.Unit)[0] != touched)), "what is known of a person is in no chart");
        Assert.That(kept, Is.Not.Empty.And.Count.LessThan(before.Count));

        Dictionary<(int Unit, int? Depth), ChartDocument> Charts(DirectorySnapshot snapshot) => (
            from unit in directory.Units
            from depth in new int?[] { null, 0, 1 }
            select (unit.Id, depth)).ToDictionary(chart => chart, chart => snapshot.Chart(new OrgUnitId(chart.Id), chart.depth, Language.English));
    }

    [Test]
    public void The_stories_tell_of_every_kind_of_change() =>
        Assert.That(Gen.Sample(Steps(), 1000).Select(step => step.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<EditedDirectory.Kind>()));

    private static Config Settings => Config.QuickThrowOnFailure.WithMaxTest(40);

    private static Gen<EditedDirectory.Step> Steps() =>
        from kind in Gen.Elements(Enum.GetValues<EditedDirectory.Kind>())
        from a in Gen.Choose(0, 200)
        from b in Gen.Choose(0, 200)
        from c in Gen.Choose(0, 200)
        select new EditedDirectory.Step(kind, a, b, c);

    /// <summary>Checks a property after each patch of random stories; the patches follow one another.</summary>
    private static void ForAll(Action<EditedDirectory, DirectorySnapshot, DirectorySnapshot> holds) => Check.One(Settings, Prop.ForAll(Stories, story =>
    {
        var (edited, snapshot) = story.Begin();
        // Charts are kept from now on; a later snapshot must not hand out old ones.
        AnswersOf(edited, snapshot);
        foreach (var patch in story.Patches)
        {
            foreach (var step in patch) edited.Do(step);
            snapshot = snapshot.With(edited.Changes());
            holds(edited, snapshot, edited.Rebuild());
        }
    }));

    private static List<string> AnswersOf(EditedDirectory edited, DirectorySnapshot snapshot) =>
        Answers.Of(snapshot, edited.Units.Select(unit => unit.Id), edited.Employees.Select(row => row.Id));

    private static void AssertSame(List<string> actual, List<string> expected)
    {
        for (var i = 0; i < Math.Min(actual.Count, expected.Count); i++)
            if (actual[i] != expected[i]) Assert.That(actual[i], Is.EqualTo(expected[i]));
        Assert.That(actual, Has.Count.EqualTo(expected.Count));
    }

    /// <summary>What happens to a directory.</summary>
    private sealed record Story(int Seed, int Units, int Employees, RandomDirectory.Form Form, IReadOnlyList<EditedDirectory.Step[]> Patches)
    {
        public (EditedDirectory Edited, DirectorySnapshot Snapshot) Begin()
        {
            var directory = new RandomDirectory(Seed, Units, Employees, Form);
            return (new(directory.Units, directory.Employees), directory.Snapshot);
        }

        /// <summary>The same with a patch, a step, or half of the directory less, so that a failure is told by a short story.</summary>
        public IEnumerable<Story> Smaller()
        {
            for (var i = 0; i < Patches.Count; i++) yield return this with { Patches = [.. Patches.Where((_, other) => other != i)] };
            for (var i = 0; i < Patches.Count; i++)
                for (var j = 0; j < Patches[i].Length; j++)
                {
                    EditedDirectory.Step[] less = [.. Patches[i].Where((_, other) => other != j)];
                    yield return this with { Patches = [.. Patches.Select((patch, other) => other == i ? less : patch)] };
                }

            if (Employees > 0) yield return this with { Employees = Employees / 2 };
            if (Units > 1) yield return this with { Units = Units / 2 };
        }

        public override string ToString() =>
            $"seed {Seed}, {Units} units, {Employees} employees, {Form}: {string.Join(" | ", Patches.Select(patch => string.Join(", ", patch.Select(step => $"new({step.Kind}, {step.A}, {step.B}, {step.C})"))))}";
    }
}
