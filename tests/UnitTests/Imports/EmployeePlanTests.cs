using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class EmployeePlanTests
{
    private readonly SourceUnit sourceFinance = A.SourceUnit("FIN");
    private readonly SourceUnit sourcePayroll = A.SourceUnit("PAY");
    private OrgUnit finance = null!;
    private OrgUnit payroll = null!;

    [SetUp]
    public void MakeUnits() => (finance, payroll) = (A.Department("FIN"), A.Department("PAY"));

    [Test]
    public async Task Into_an_empty_directory_everybody_is_new()
    {
        var plan = await Plan([Row("Roy"), Row("Gagnon", sourcePayroll)]);

        var hired = plan.Hire(new EmployeeId(50)).ToList();

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Added = 2 }));
        Assert.That(hired.Select(e => (e.Id.Value, e.Surname, e.UnitId, e.Source)), Is.EqualTo(new[] { (50, "Roy", finance.Id, A.Format), (51, "Gagnon", payroll.Id, A.Format) }));
        Assert.That(hired.Select(e => e.SourceDigest), Is.EqualTo(plan.Added.Select(row => (long?)row.Digest)));
    }

    [Test]
    public async Task Whoever_is_in_the_file_letter_by_letter_is_unchanged_and_need_not_be_read()
    {
        var row = Row("Roy");

        var plan = await Plan([row], A.Loaded(row, finance));

        Assert.That(plan.Unexplained, Is.Empty);
        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Unchanged = 1 }));
    }

    [Test]
    public async Task Whoever_was_edited_by_hand_is_unchanged_while_his_row_is()
    {
        var row = Row("Roy");
        var employee = A.Loaded(row, finance);
        employee.Change(employee.Details with { Phone = "by hand" }, A.Earlier);

        var plan = await Plan([row], employee);

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Unchanged = 1 }));
        Assert.That(employee.Phone, Is.EqualTo("by hand"));
    }

    [Test]
    public async Task Each_is_counted_by_what_became_of_him()
    {
        var same = Row("Same");
        var (changed, moved, gone) = (Loaded("Changed"), Loaded("Moved", phone: "1"), Loaded("Gone"));

        var plan = await Plan(
            [same, Row("Changed", title: "Boss"), Row("Moved", sourcePayroll, phone: "1"), Row("New")], A.Loaded(same, finance), changed, moved, gone);

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Added = 1, Changed = 1, Moved = 1, Removed = 1, Unchanged = 1 }));
        Assert.That(changed.JobTitle.En, Is.EqualTo("Boss"));
        Assert.That(moved.UnitId, Is.EqualTo(payroll.Id));
        Assert.That(plan.Removed, Is.EqualTo(new[] { gone.Id }));
        Assert.That(plan.Added.Single().Details.Surname, Is.EqualTo("New"));
        Assert.That(plan.StoredInScope, Is.EqualTo(4));
    }

    [Test]
    public async Task Of_two_equal_rows_that_became_one_one_person_goes()
    {
        var row = Row("Roy");

        var plan = await Plan([row], A.Loaded(row, finance), A.Loaded(row, finance));

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Unchanged = 1, Removed = 1 }));
    }

    [Test]
    public async Task Somebody_added_by_hand_is_neither_counted_nor_removed()
    {
        var plan = await Plan([Row("Roy")], A.Employee(finance.Id, A.Details("Byhand")));

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Added = 1 }));
        Assert.That(plan.StoredInScope, Is.Zero);
    }

    [Test]
    public async Task Somebody_added_by_hand_whom_the_file_names_by_email_becomes_the_files()
    {
        var byHand = A.Employee(finance.Id, A.Details("Roy", email: "roy@example.org"));

        var plan = await Plan([Row("Roy", email: "roy@example.org")], byHand);

        Assert.That((plan.Counts.Added, byHand.Source), Is.EqualTo((0, A.Format)));
    }

    [Test]
    public async Task Somebody_of_another_source_is_left_alone()
    {
        var foreign = A.Employee(finance.Id, A.Details("Roy", email: "roy@example.org"));
        foreign.FollowSource("other", finance.Id, foreign.Details, digest: 1, A.Earlier);

        var plan = await Plan([Row("Roy", email: "roy@example.org")], foreign);

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Added = 1 }));
        Assert.That((plan.Unexplained.Count, foreign.Source), Is.EqualTo((0, "other")));
    }

    [Test]
    public async Task Somebody_out_of_scope_is_left_alone()
    {
        var plan = await Plan([Row("Roy")], onlyFinance: true, A.Loaded(Row("Gone"), finance), A.Loaded(Row("Spared", sourcePayroll), payroll));

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Added = 1, Removed = 1 }));
        Assert.That(plan.StoredInScope, Is.EqualTo(1));
    }

    [Test]
    public async Task A_mailbox_that_an_unchanged_row_shares_identifies_nobody()
    {
        var unchanged = Row("Roy", email: "info@example.org");
        var gone = Loaded("Gone", email: "info@example.org");

        var plan = await Plan([unchanged, Row("New", email: "INFO@example.org")], A.Loaded(unchanged, finance), gone);

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Added = 1, Removed = 1, Unchanged = 1 }));
    }

    [Test]
    public async Task An_edit_made_during_the_load_is_told_with_the_rows_line()
    {
        var employee = Loaded("Roy");
        employee.Change(employee.Details with { Phone = "by hand" }, A.DuringTheLoad);

        var plan = await Plan([Row("Roy", phone: "by source", line: 17)], employee);

        var finding = plan.Findings.Single();
        Assert.That((finding.Code, finding.Line, employee.Phone), Is.EqualTo(("employee.edited_meanwhile", 17, "by hand")));
        Assert.That(finding.Message, Does.Contain(employee.Id.ToString()).And.Contain("phone").And.Not.Contain("Roy"));
    }

    [Test]
    public async Task A_unit_is_in_use_where_somebody_stays_comes_or_was_moved_to()
    {
        var stays = Row("Stays", sourcePayroll);
        var elsewhere = A.Department();
        var movedByHand = A.Loaded(Row("Handmoved"), finance);
        movedByHand.MoveTo(elsewhere.Id, A.Earlier);

        var plan = await Plan([stays, Row("Handmoved", title: "changed"), Row("New")], A.Loaded(stays, payroll), movedByHand, Loaded("Gone"));

        Assert.That(plan.UnitsInUse, Is.EquivalentTo(new[] { payroll.Id, elsewhere.Id, finance.Id }));
    }

    [Test]
    public async Task A_unit_that_everybody_left_is_not_in_use()
    {
        var plan = await Plan([Row("New", sourcePayroll)], Loaded("Gone"));

        Assert.That(plan.UnitsInUse, Is.EqualTo(new[] { payroll.Id }));
    }

    private SourceEmployee Row(string surname, SourceUnit? unit = null, string? email = null, string? phone = null, string? title = null, int line = 2) =>
        A.SourceEmployee(unit ?? sourceFinance, surname, "Luc", email, phone, title, line);

    private Employee Loaded(string surname, string? email = null, string? phone = null) => A.Loaded(Row(surname, email: email, phone: phone), finance);

    private Task<EmployeePlan> Plan(SourceEmployee[] rows, params Employee[] stored) => Plan(rows, onlyFinance: false, stored);

    private async Task<EmployeePlan> Plan(SourceEmployee[] rows, bool onlyFinance, params Employee[] stored)
    {
        var source = A.SourceDirectory(onlyFinance ? [sourceFinance] : [sourceFinance, sourcePayroll], rows);
        var units = new UnitPlan(source, [finance, payroll], A.LoadStart, onlyFinance);
        await units.CompareAsync(_ => Task.FromResult(9001));
        var plan = new EmployeePlan(source, [.. stored.Select(A.StateOf)], units, A.LoadStart);
        plan.Compare([.. stored.Where(employee => plan.Unexplained.Contains(employee.Id))]);
        return plan;
    }
}
