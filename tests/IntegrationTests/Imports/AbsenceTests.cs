using NUnit.Framework;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Imports;
using OrgChart.IntegrationTests.Support;
using static OrgChart.IntegrationTests.Imports.Organisation;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>Who is absent from one file may be back in the next one (<c>Imports:AbsencesBeforeRemoval</c>).</summary>
public sealed class AbsenceTests(ITestDatabase database) : ImportTest(database)
{
    private TestHost patient = null!;

    [SetUp]
    public async Task LoadTheFirstDay()
    {
        patient = Start(new Dictionary<string, string?> { ["Imports:AbsencesBeforeRemoval"] = "2" });
        await LoadAsync(Day1());
    }

    [TearDown]
    public async Task StopWaiting() => await patient.DisposeAsync();

    [Test]
    public async Task Somebody_and_his_unit_stay_the_first_time_and_go_the_second()
    {
        var before = (await Host.DirectoryRowsAsync(), await Host.RevisionAsync());

        var first = await LoadPatientlyAsync(Day1().Without("Gagné"));
        Assert.That((await Host.DirectoryRowsAsync(), await Host.RevisionAsync()), Is.EqualTo(before));
        Assert.That(first.Findings.Select(finding => finding.Code), Is.EquivalentTo(["employee.absent", "unit.absent"]));
        Assert.That(await AbsentAsync(), Is.EqualTo([$"1|{await IdOfAsync(Payroll)}|1", $"2|{await IdOfAsync("Gagné")}|1"]));

        var second = await LoadPatientlyAsync(NextDay());
        Assert.That((second.Import.Counts.Employees.Removed, second.Import.Counts.Units.Removed, second.Findings.Count), Is.EqualTo((1, 1, 0)));
        Assert.That(await AbsentAsync(), Is.Empty);
        Assert.That(await Host.RowsAsync("SELECT id FROM employees WHERE surname = 'Gagné'"), Is.Empty);
    }

    [Test]
    public async Task The_same_file_once_more_removes_nobody_and_is_no_revision()
    {
        await LoadPatientlyAsync(Day1().Without("Gagné"));
        var before = (await Host.DirectoryRowsAsync(), await Host.RevisionAsync(), await AbsentAsync());

        var again = await LoadPatientlyAsync(Day1().Without("Gagné"));

        Assert.That(again.Import.State, Is.EqualTo(ImportState.Succeeded));
        Assert.That((await Host.DirectoryRowsAsync(), await Host.RevisionAsync(), await AbsentAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task Nor_does_the_same_file_of_which_only_a_department_is_wanted()
    {
        await LoadPatientlyAsync(Day1().Without("Gagné"));
        var before = await AbsentAsync();

        var again = await LoadPatientlyAsync(Day1().Without("Gagné"), "ESDC");

        Assert.That(again.Import.Counts.Employees.Removed, Is.Zero);
        Assert.That(await AbsentAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Whoever_is_back_begins_anew_and_is_who_he_was()
    {
        var id = await IdOfAsync("Gagné");
        await LoadPatientlyAsync(Day1().Without("Gagné"));

        await LoadPatientlyAsync(Day1());
        Assert.That(await AbsentAsync(), Is.Empty);
        var again = await LoadPatientlyAsync(NextDay());

        Assert.That((again.Import.Counts.Employees.Removed, await IdOfAsync("Gagné")), Is.EqualTo((0, id)));
    }

    [Test]
    public async Task A_load_of_other_departments_neither_counts_nor_forgets()
    {
        await LoadPatientlyAsync(Day1().Without("Gagné"), "ESDC");
        var absent = await AbsentAsync();

        await LoadPatientlyAsync(Day1().Without("Gagné"), "CRA");
        Assert.That(await AbsentAsync(), Is.EqualTo(absent).And.Count.EqualTo(2));
        var gone = await LoadPatientlyAsync(NextDay(), "ESDC");

        Assert.That((gone.Import.Counts.Employees.Removed, gone.Import.Counts.Units.Removed), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_load_that_fails_counts_nothing()
    {
        var failed = await LoadAsync(Day1().Without("Gagné", "Roy", "Côté").Extract().File(), host: patient);

        Assert.That(failed.Import.ErrorCode, Is.EqualTo("import.too_many_removed"));
        Assert.That(await AbsentAsync(), Is.Empty);
    }

    [Test]
    public async Task Where_nobody_waits_any_more_what_was_remembered_goes_with_the_next_load()
    {
        await LoadPatientlyAsync(Day1().Without("Gagné"));

        var outcome = await LoadAsync(Day1().Without("Gagné"));

        Assert.That((outcome.Import.State, outcome.Import.Counts.Employees.Removed), Is.EqualTo((ImportState.Succeeded, 1)));
        Assert.That(await AbsentAsync(), Is.Empty);
    }

    private static Organisation NextDay() => Day1().Without("Gagné").Set("Côté", Employment, ("Title (EN)", "Clerk"));

    // Forced: one of three people is more than the guard lets go.
    private Task<ImportOutcome> LoadPatientlyAsync(Organisation organisation, params string[] departments) =>
        LoadAsync(organisation.Extract().File(), departments, force: true, host: patient);

    private Task<IReadOnlyList<string>> AbsentAsync() => Host.RowsAsync("SELECT kind, record_id, loads FROM absences ORDER BY kind");
}
