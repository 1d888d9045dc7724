using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;

namespace OrgChart.UnitTests.Imports;

/// <summary>Once may be a mistake of the source: who is absent stays until so many files did not have him.</summary>
[TestFixture]
public sealed class AbsencesTests
{
    private static readonly string[] Everybody = ["Anand", "Bell", "Cree", "Dion", "Elliott", "Fox"];

    private LoadWorld world = null!;

    [SetUp]
    public async Task LoadEverybody()
    {
        world = new LoadWorld();
        await world.Load(FileOf(Everybody));
    }

    [Test]
    public async Task By_default_who_is_absent_is_removed_at_once_and_nothing_is_remembered()
    {
        var outcome = await world.Load(FileOf(Everybody[1..]));

        Assert.That((outcome.Import.Counts.Employees.Removed, world.Absent.Count), Is.EqualTo((1, 0)));
        Assert.That(outcome.Findings, Is.Empty);
    }

    [TestCase(2)]
    [TestCase(3)]
    public async Task Who_is_absent_stays_with_a_finding_until_he_has_been_for_so_many_loads(int needed)
    {
        world.Settings.AbsencesBeforeRemoval = needed;
        for (var load = 1; load < needed; load++)
        {
            var stays = await world.Load(FileOf(Everybody[1..], $"Title {load}"));
            Assert.That((stays.Import.Counts.Employees.Removed, world.Employees.Count), Is.EqualTo((0, Everybody.Length)));
            Assert.That(stays.Findings.Select(finding => finding.Code), Is.EqualTo(["employee.absent"]));
            var absence = world.Absent.Single();
            Assert.That((absence.Kind, absence.RecordId, absence.Loads), Is.EqualTo((AbsenceKind.Employee, world.Employees.Single(employee => employee.Surname == "Anand").Id.Value, load)));
        }

        var gone = await world.Load(FileOf(Everybody[1..], "Last title"));

        Assert.That((gone.Import.Counts.Employees.Removed, world.Employees.Count, world.Absent.Count), Is.EqualTo((1, Everybody.Length - 1, 0)));
    }

    [Test]
    public async Task The_same_file_once_more_removes_nobody_whatever_the_order_of_its_rows()
    {
        world.Settings.AbsencesBeforeRemoval = 2;
        await world.Load(FileOf(Everybody[1..]));
        var absent = world.Absent.Single();

        var again = await world.Load(FileOf(Everybody[1..].OrderDescending(StringComparer.Ordinal)));
        Assert.That((again.Import.Counts.Employees.Removed, world.Absent.Single()), Is.EqualTo((0, absent)));
        Assert.That(again.Findings.Select(finding => finding.Code), Is.EqualTo(["employee.absent"]));
        var other = await world.Load(FileOf(Everybody[1..], "Clerk"));

        Assert.That(other.Import.Counts.Employees.Removed, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_is_back_begins_anew()
    {
        world.Settings.AbsencesBeforeRemoval = 2;
        await world.Load(FileOf(Everybody[1..]));

        var back = await world.Load(FileOf(Everybody));
        Assert.That((back.Findings.Count, world.Absent.Count), Is.EqualTo((0, 0)));
        await world.Load(FileOf(Everybody[1..]));

        Assert.That(world.Employees, Has.Count.EqualTo(Everybody.Length));
    }

    [Test]
    public async Task A_dry_run_does_not_count()
    {
        world.Settings.AbsencesBeforeRemoval = 2;

        await world.Load(FileOf(Everybody[1..]), dryRun: true);
        Assert.That(world.Absent, Is.Empty);
        await world.Load(FileOf(Everybody[1..], "Clerk"));

        Assert.That(world.Employees, Has.Count.EqualTo(Everybody.Length));
    }

    [Test]
    public async Task Half_a_file_is_refused_also_where_everybody_would_stay_for_now()
    {
        world.Settings.AbsencesBeforeRemoval = 2;

        var outcome = await world.Load(FileOf(Everybody[3..]));

        Assert.That((outcome.Import.ErrorCode, world.Absent.Count), Is.EqualTo(("import.too_many_removed", 0)));
    }

    [Test]
    public async Task Who_passed_the_guard_when_he_was_absent_first_does_not_stand_before_it_again()
    {
        world.Settings.AbsencesBeforeRemoval = 2;
        var forced = await world.Load(FileOf(Everybody[2..]), force: true);

        var next = await world.Load(FileOf(Everybody[2..], "Clerk"));

        Assert.That((forced.Import.Counts.Employees.Removed, next.Import.State, next.Import.Counts.Employees.Removed), Is.EqualTo((0, ImportState.Succeeded, 2)));
    }

    [Test]
    public async Task The_guard_looks_at_each_file_by_itself()
    {
        world.Settings.AbsencesBeforeRemoval = 3;
        await world.Load(FileOf(Everybody[1..]));

        var next = await world.Load(FileOf(Everybody[2..]));

        Assert.That(next.Import.State, Is.EqualTo(ImportState.Succeeded), "one of six more is below the limit");
        Assert.That(world.Absent.Select(absence => absence.Loads), Is.EquivalentTo([1, 2]));
    }

    [Test]
    public async Task A_unit_that_is_absent_stays_too_and_what_is_above_it()
    {
        world.Settings.AbsencesBeforeRemoval = 2;
        var department = A.SourceUnit("D");
        var (finance, payroll) = (A.SourceUnit("FIN", department), A.SourceUnit("PAY", department));
        await world.Load(A.SourceDirectory([department, finance, payroll], [.. Everybody.Select(name => A.SourceEmployee(department, name))]));

        var stays = await world.Load(FileOf(Everybody));
        Assert.That(stays.Findings.Select(finding => finding.Code), Is.EqualTo(["unit.absent", "unit.absent"]));
        Assert.That((stays.Import.Counts.Units.Removed, world.Units.Count), Is.EqualTo((0, 3)));

        var gone = await world.Load(FileOf(Everybody, "Clerk"));
        Assert.That((gone.Import.Counts.Units.Removed, world.Units.Count, world.Absent.Count), Is.EqualTo((2, 1, 0)));
    }

    [Test]
    public async Task A_unit_that_was_absent_for_long_enough_and_is_used_goes_as_soon_as_it_is_not()
    {
        world.Settings.AbsencesBeforeRemoval = 2;
        await world.Load(FileOf(Everybody, null, "FIN", "PAY"));
        var byHand = A.Employee(world.Units.Single(unit => unit.SourceKey!.Key == "FIN").Id);
        world.Employees.Add(byHand);

        Assert.That(await CodesAsync("1", "PAY"), Is.EqualTo(["unit.absent"]));
        Assert.That(await CodesAsync("2", "PAY"), Is.EqualTo(["unit.still_used"]));
        Assert.That(await CodesAsync("3"), Is.EqualTo(["unit.still_used", "unit.absent"]), "of what is absent there may be very much, so that it comes last");
        Assert.That(world.Absent.Select(absence => absence.Loads), Is.EquivalentTo([2, 1]), "nothing grows");
        world.Employees.Remove(byHand);
        await world.Load(FileOf(Everybody, "4", "PAY"));

        Assert.That(world.Units.Select(unit => unit.SourceKey!.Key), Is.EquivalentTo(["D", "PAY"]));

        async Task<IEnumerable<string>> CodesAsync(string title, params string[] units) => (await world.Load(FileOf(Everybody, title, units))).Findings.Select(finding => finding.Code);
    }

    /// <summary>A file of people in one department.</summary>
    /// <param name="surnames">Who they are.</param>
    /// <param name="title">The title of Fox, for a file that differs.</param>
    /// <param name="units">Keys of further units.</param>
    private static SourceDirectory FileOf(IEnumerable<string> surnames, string? title = null, params string[] units)
    {
        var department = A.SourceUnit("D");
        return A.SourceDirectory(
            [department, .. units.Select(key => A.SourceUnit(key, department))],
            [.. surnames.Select((surname, i) => A.SourceEmployee(department, surname, title: surname == "Fox" ? title : null, line: i + 2))]);
    }
}
