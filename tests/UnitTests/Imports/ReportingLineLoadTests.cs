using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;

namespace OrgChart.UnitTests.Imports;

/// <summary>Loads of files that tell whom people report to.</summary>
[TestFixture]
public sealed class ReportingLineLoadTests
{
    private readonly SourceUnit unit = A.SourceUnit("F");
    private LoadWorld world = null!;

    [SetUp]
    public void MakeWorld() => world = new LoadWorld();

    [Test]
    public async Task Those_who_are_new_come_with_their_managers_wherever_these_stand_in_the_file()
    {
        var outcome = await Load("Clerk<Lead", "Lead<Boss", "Boss");

        Assert.That(outcome.Import.State, Is.EqualTo(ImportState.Succeeded));
        Assert.That(Lines(), Is.EquivalentTo(new[] { "Clerk<Lead", "Lead<Boss", "Boss" }));
        Assert.That(world.Writes.Where(write => write.StartsWith("add employee", StringComparison.Ordinal)), Is.EqualTo(new[] { "add employee Boss", "add employee Lead", "add employee Clerk" }));
    }

    [Test]
    public async Task The_same_lines_again_change_nothing()
    {
        await Load("Clerk<Lead", "Lead<Boss", "Boss");
        var writes = world.Writes.Count();

        var outcome = await Load("Clerk<Lead", "Lead<Boss", "Boss");

        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Unchanged = 3 }));
        Assert.That(world.Writes.Count(), Is.EqualTo(writes));
    }

    [Test]
    public async Task Who_gets_another_manager_counts_as_changed_also_when_that_one_is_new()
    {
        await Load("Clerk<Lead", "Lead<Boss", "Boss");

        var outcome = await Load("Clerk<New", "Lead<Boss", "Boss", "New<Boss");

        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Added = 1, Changed = 1, Unchanged = 2 }));
        Assert.That(Lines(), Is.EquivalentTo(new[] { "Clerk<New", "Lead<Boss", "Boss", "New<Boss" }));
    }

    [Test]
    public async Task Two_who_change_places_do_so()
    {
        await Load("Clerk<Lead", "Lead<Boss", "Boss");

        await Load("Lead<Clerk", "Clerk<Boss", "Boss");

        Assert.That(Lines(), Is.EquivalentTo(new[] { "Lead<Clerk", "Clerk<Boss", "Boss" }));
    }

    [Test]
    public async Task A_manager_who_leaves_is_nobodys_any_more()
    {
        await Load("Clerk<Lead", "Lead<Boss", "Boss");

        await Load(force: true, "Clerk<Boss", "Boss");

        Assert.That(Lines(), Is.EquivalentTo(new[] { "Clerk<Boss", "Boss" }));
    }

    [Test]
    public async Task A_line_drawn_by_hand_stays_until_the_file_tells_another_one()
    {
        await Load("Clerk<Lead", "Lead<Boss", "Boss");
        Of("Clerk").ReportTo(A.ChainOf(Of("Boss")), A.Earlier);

        await Load("Clerk<Lead", "Lead<Boss", "Boss");
        Assert.That(Lines(), Does.Contain("Clerk<Boss"));

        await Load("Clerk", "Lead<Boss", "Boss");
        Assert.That((Lines().Contains("Clerk"), Of("Clerk").HandEdits.AreNone), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_line_drawn_while_the_load_was_running_is_kept_and_told()
    {
        await Load("Clerk<Lead", "Lead<Boss", "Boss");
        Of("Clerk").ReportTo(A.ChainOf(Of("Boss")), A.DuringTheLoad);

        var outcome = await Load("Clerk", "Lead<Boss", "Boss");

        Assert.That(Lines(), Does.Contain("Clerk<Boss"));
        Assert.That(outcome.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "employee.edited_meanwhile" }));
    }

    [Test]
    public async Task A_line_drawn_by_hand_to_somebody_who_leaves_gives_way_to_that_of_the_file()
    {
        await Load("Clerk<Lead", "Lead<Boss", "Boss");
        Of("Lead").LoseManager(A.Earlier);
        Of("Boss").ReportTo(A.ChainOf(Of("Lead")), A.Earlier);
        Of("Clerk").ReportTo(A.ChainOf(Of("Boss")), A.Earlier);

        await Load(force: true, "Clerk<Lead", "Lead");

        Assert.That(Lines(), Is.EquivalentTo(new[] { "Clerk<Lead", "Lead" }));
    }

    [TestCase(false, TestName = "A circle that lines by hand would close is opened there")]
    [TestCase(true, TestName = "A circle that dotted lines would close is opened there")]
    public async Task A_circle_is_opened(bool dotted)
    {
        await Load("One", "Two");
        if (dotted) Of("One").ReportDottedTo(A.ChainOf(Of("Two")));
        else Of("One").ReportTo(A.ChainOf(Of("Two")), A.Earlier);

        var outcome = await Load("One", "Two<One");

        Assert.That(Lines(), Is.EquivalentTo(new[] { "One", "Two<One" }));
        Assert.That(Of("One").DottedManagerIds, Is.Empty);
        Assert.That(outcome.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "employee.line_given_up" }));
    }

    [Test]
    public async Task A_circle_through_somebody_whom_the_file_does_not_know_is_opened_there()
    {
        await Load("One", "Two");
        var byHand = A.Employee(world.Units.Single().Id, A.Details("Hand"), Of("Two").Id);
        world.Employees.Add(byHand);
        Of("One").ReportTo(A.ChainOf(byHand, Of("Two")));

        var outcome = await Load("One", "Two<One");

        Assert.That(outcome.Import.State, Is.EqualTo(ImportState.Succeeded));
        Assert.That(Lines(), Is.EquivalentTo(new[] { "One", "Two<One", "Hand<Two" }), "the file says that One reports to nobody");
    }

    [Test]
    public async Task A_file_that_says_nothing_of_managers_leaves_the_lines_alone()
    {
        await Load("Clerk<Boss", "Boss");
        var people = world.Employees.Select(employee => A.SourceEmployee(unit, employee.Surname, line: employee.Surname == "Clerk" ? 2 : 3)).ToArray();

        await world.Load(A.SourceDirectory([unit], people));

        Assert.That(Lines(), Does.Contain("Clerk<Boss"));
    }

    [Test]
    public async Task A_line_that_leads_out_of_what_was_read_stays_as_it_is()
    {
        await Load("Clerk<Boss", "Boss");
        var clerk = A.SourceEmployee(unit, "Clerk");
        var boss = A.SourceEmployee(unit, "Boss");

        await world.Load(A.SourceDirectory([unit], clerk, boss) with { Managers = new Dictionary<SourceEmployee, SourceEmployee?>(ReferenceEqualityComparer.Instance) { [clerk] = null } });

        Assert.That(Lines(), Does.Contain("Clerk<Boss"));
    }

    [Test]
    public async Task A_file_of_one_department_leaves_the_others_alone()
    {
        var (mills, roads) = (A.SourceUnit("MILLS"), A.SourceUnit("ROADS"));
        await world.Load(A.SourceDirectory([mills], A.SourceEmployee(mills, "Weir")) with { IsOfItsDepartmentsOnly = true });

        await world.Load(A.SourceDirectory([roads], A.SourceEmployee(roads, "Elm")) with { IsOfItsDepartmentsOnly = true });

        Assert.That(Lines(), Is.EquivalentTo(new[] { "Weir", "Elm" }));
        Assert.That(world.Units, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Of_two_alike_each_keeps_his_manager_whatever_their_order()
    {
        await LoadTwins(first: "One", second: "Two");
        var before = Twins();

        await LoadTwins(first: "Two", second: "One");

        Assert.That(Twins(), Is.EqualTo(before));
    }

    [Test]
    public async Task Who_was_added_by_hand_keeps_his_line_when_a_file_comes_to_know_him_without_one()
    {
        await Load("Boss");
        var byHand = A.Employee(world.Units.Single().Id, A.Details("Hand", email: "hand@example.org"), Of("Boss").Id);
        world.Employees.Add(byHand);
        var (boss, hand) = (A.SourceEmployee(unit, "Boss"), A.SourceEmployee(unit, "Hand", email: "hand@example.org", line: 3));
        var nobody = new Dictionary<SourceEmployee, SourceEmployee?>(ReferenceEqualityComparer.Instance);

        for (var times = 0; times < 2; times++)
        {
            await world.Load(A.SourceDirectory([unit], boss, hand) with { Managers = nobody });

            Assert.That(Lines(), Is.EquivalentTo(new[] { "Boss", "Hand<Boss" }));
            Assert.That(byHand.Source, Is.EqualTo(A.Format));
        }
    }

    /// <summary>Loads two people of one name who report to these.</summary>
    private async Task LoadTwins(string first, string second)
    {
        SourceEmployee[] people = [A.SourceEmployee(unit, "One"), A.SourceEmployee(unit, "Two", line: 3), A.SourceEmployee(unit, "Twin", line: 4), A.SourceEmployee(unit, "Twin", line: 5)];
        var managers = new Dictionary<SourceEmployee, SourceEmployee?>(ReferenceEqualityComparer.Instance)
        {
            [people[2]] = people.Single(person => person.Details.Surname == first), [people[3]] = people.Single(person => person.Details.Surname == second),
        };
        await world.Load(A.SourceDirectory([unit], people) with { Managers = managers });
    }

    private List<(EmployeeId, EmployeeId?)> Twins() => [.. world.Employees.Where(employee => employee.Surname == "Twin").Select(employee => (employee.Id, employee.ManagerId))];

    private Task<ImportOutcome> Load(params string[] rows) => Load(force: false, rows);

    /// <summary>Loads rows of the form "Clerk&lt;Boss", the one reporting to the other.</summary>
    private async Task<ImportOutcome> Load(bool force, params string[] rows)
    {
        var people = rows.Select((row, i) => A.SourceEmployee(unit, row.Split('<')[0], line: i + 2)).ToList();
        var managers = new Dictionary<SourceEmployee, SourceEmployee?>(ReferenceEqualityComparer.Instance);
        foreach (var (person, row) in people.Zip(rows))
            if (row.Split('<') is [_, var above]) managers.Add(person, people.Single(other => other.Details.Surname == above));
        var outcome = await world.Load(A.SourceDirectory([unit], people) with { Managers = managers }, force: force);
        Assert.That(outcome.Import.ErrorMessage, Is.Null);
        return outcome;
    }

    private Employee Of(string surname) => world.Employees.Single(employee => employee.Surname == surname);

    private List<string> Lines() =>
        [.. world.Employees.Select(employee => employee.Surname + (employee.ManagerId is { } manager ? "<" + world.Employees.Single(other => other.Id == manager).Surname : ""))];
}
