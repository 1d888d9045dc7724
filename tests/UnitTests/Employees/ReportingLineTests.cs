using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Employees;

[TestFixture]
public sealed class ReportingLineTests
{
    private Employee boss = null!;
    private Employee lead = null!;
    private Employee clerk = null!;

    [SetUp]
    public void MakePeople() => (boss, lead, clerk) = (A.Employee(), A.Employee(), A.Employee());

    [Test]
    public void A_chain_includes_its_tip_and_everybody_above_and_nobody_else()
    {
        var chain = A.ChainOf(lead, boss);

        Assert.That((chain.Includes(lead.Id), chain.Includes(boss.Id), chain.Includes(clerk.Id)), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void Somebody_who_reports_to_another_one_has_him_as_manager()
    {
        clerk.ReportTo(A.ChainOf(lead, boss));

        Assert.That(clerk.ManagerId, Is.EqualTo(lead.Id));
        Assert.That(clerk.DottedManagerIds, Is.Empty);
    }

    [Test]
    public void A_new_manager_replaces_the_old_one()
    {
        clerk.ReportTo(A.ChainOf(lead));
        clerk.ReportTo(A.ChainOf(boss));

        Assert.That((clerk.ManagerId, clerk.ReportsDirectlyTo(lead.Id)), Is.EqualTo((boss.Id, false)));
    }

    [Test]
    public void Nobody_reports_to_himself_or_to_somebody_beneath_him()
    {
        boss.ReportTo(A.ChainOf(clerk));
        boss.ReportDottedTo(A.ChainOf(A.Employee(id: 77)));

        RuleAssert.Breaks("employee.circle", () => boss.ReportTo(A.ChainOf(boss)));
        RuleAssert.Breaks("employee.circle", () => boss.ReportTo(A.ChainOf(lead, A.Employee(), boss)));
        RuleAssert.Breaks("employee.circle", () => boss.ReportDottedTo(A.ChainOf(boss)));
        RuleAssert.Breaks("employee.circle", () => boss.ReportDottedTo(A.ChainOf(lead, A.Employee(), boss)));
        Assert.That(boss.ManagerId, Is.EqualTo(clerk.Id), "a refused line changes nothing");
        Assert.That(boss.DottedManagerIds, Is.EqualTo(new[] { new EmployeeId(77) }), "a refused line changes nothing");
    }

    [Test]
    public void Dotted_lines_add_up_in_the_order_in_which_they_are_drawn()
    {
        clerk.ReportTo(A.ChainOf(lead));
        clerk.ReportDottedTo(A.ChainOf(boss));
        clerk.ReportDottedTo(A.ChainOf(A.Employee(id: 5)));

        Assert.That(clerk.ManagerId, Is.EqualTo(lead.Id));
        Assert.That(clerk.DottedManagerIds, Is.EqualTo(new[] { boss.Id, new EmployeeId(5) }));
        Assert.That((clerk.ReportsDirectlyTo(lead.Id), clerk.ReportsDirectlyTo(boss.Id), clerk.ReportsDirectlyTo(clerk.Id)), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void A_dotted_line_that_is_there_already_is_not_drawn_again()
    {
        clerk.ReportDottedTo(A.ChainOf(boss));
        clerk.ReportDottedTo(A.ChainOf(boss));

        Assert.That(clerk.DottedManagerIds, Is.EqualTo(new[] { boss.Id }));
    }

    [Test]
    public void A_dotted_line_to_the_new_manager_becomes_the_line()
    {
        clerk.ReportDottedTo(A.ChainOf(boss));
        clerk.ReportDottedTo(A.ChainOf(lead));

        clerk.ReportTo(A.ChainOf(boss));

        Assert.That(clerk.ManagerId, Is.EqualTo(boss.Id));
        Assert.That(clerk.DottedManagerIds, Is.EqualTo(new[] { lead.Id }));
    }

    [Test]
    public void There_is_no_dotted_line_besides_the_line()
    {
        clerk.ReportTo(A.ChainOf(boss));

        RuleAssert.Breaks("employee.line_exists", () => clerk.ReportDottedTo(A.ChainOf(boss)));
        Assert.That((clerk.ManagerId, clerk.DottedManagerIds.Count), Is.EqualTo((boss.Id, 0)), "a refused line changes nothing");
    }

    [Test]
    public void A_person_has_at_most_20_dotted_lines()
    {
        for (var i = 0; i < Employee.MaxDottedLines; i++) clerk.ReportDottedTo(A.ChainOf(A.Employee()));

        RuleAssert.Breaks("employee.too_many_lines", () => clerk.ReportDottedTo(A.ChainOf(boss)));
        Assert.That((clerk.DottedManagerIds.Count, clerk.ReportsDirectlyTo(boss.Id)), Is.EqualTo((20, false)), "a refused line changes nothing");
    }

    [Test]
    public void A_line_of_either_kind_can_be_ended()
    {
        clerk.ReportTo(A.ChainOf(lead));
        clerk.ReportDottedTo(A.ChainOf(boss));

        clerk.StopReportingTo(boss.Id);
        Assert.That((clerk.ManagerId, clerk.DottedManagerIds.Count), Is.EqualTo((lead.Id, 0)));

        clerk.StopReportingTo(lead.Id);
        Assert.That(clerk.ManagerId, Is.Null);
    }

    [Test]
    public void A_line_that_is_not_there_cannot_be_ended()
    {
        clerk.ReportTo(A.ChainOf(lead));

        Assert.That(() => clerk.StopReportingTo(boss.Id), Throws.TypeOf<NotFoundException>().With.Property("Code").EqualTo("employee.line_not_found"));
        Assert.That(clerk.ManagerId, Is.EqualTo(lead.Id), "a refused end changes nothing");
    }

    [Test]
    public void Ending_a_dotted_line_that_is_not_there_does_nothing()
    {
        clerk.ReportDottedTo(A.ChainOf(boss));

        clerk.StopReportingDottedTo(lead.Id);

        Assert.That(clerk.DottedManagerIds, Is.EqualTo(new[] { boss.Id }));
    }

    [Test]
    public void Losing_the_manager_leaves_the_dotted_lines()
    {
        clerk.ReportTo(A.ChainOf(lead));
        clerk.ReportDottedTo(A.ChainOf(boss));

        clerk.LoseManager();

        Assert.That(clerk.ManagerId, Is.Null);
        Assert.That(clerk.DottedManagerIds, Is.EqualTo(new[] { boss.Id }));
    }

    [Test]
    public void A_load_leaves_lines_alone()
    {
        var row = A.SourceEmployee(A.SourceUnit("FIN"));
        var loaded = A.Loaded(row, A.Unit(beneath: null, key: "FIN"));
        loaded.ReportTo(A.ChainOf(lead));
        loaded.ReportDottedTo(A.ChainOf(boss));

        loaded.FollowSource(A.Format, new OrgUnitId(9), A.FullDetails(), digest: 5, A.LoadStart);

        Assert.That((loaded.ManagerId, loaded.DottedManagerIds.Single(), loaded.UnitId.Value), Is.EqualTo(((EmployeeId?)lead.Id, boss.Id, 9)));
    }

    [Test]
    public void A_later_load_keeps_what_hands_changed()
    {
        var loaded = Employee.CreateFromSource(new EmployeeId(7), new OrgUnitId(1), A.FullDetails(), A.Format, digest: 1);
        loaded.Change(A.FullDetails() with { Phone = "911", Address = A.FullDetails().Address with { Room = null } }, A.Earlier);
        loaded.MoveTo(new OrgUnitId(2), A.Earlier);

        loaded.FollowSource(A.Format, new OrgUnitId(1), A.FullDetails() with { Email = "new@example.org" }, digest: 2, A.LoadStart);

        Assert.That(loaded.UnitId.Value, Is.EqualTo(2));
        Assert.That(loaded.Details, Is.EqualTo(A.FullDetails() with { Phone = "911", Email = "new@example.org", Address = A.FullDetails().Address with { Room = null } }), "only the e-mail is news");
    }

    [Test]
    public void A_person_who_is_brought_back_is_what_he_was()
    {
        var back = Employee.Restore(new EmployeeId(7), new OrgUnitId(3), A.FullDetails(), boss.Id, [lead.Id, clerk.Id], "geds");

        Assert.That((back.Id.Value, back.UnitId.Value, back.Details, back.ManagerId, back.Source), Is.EqualTo((7, 3, A.FullDetails(), (EmployeeId?)boss.Id, "geds")));
        Assert.That(back.DottedManagerIds, Is.EqualTo(new[] { lead.Id, clerk.Id }));
        Assert.That(back.SourceDigest, Is.Null, "the next load looks at every field");
        RuleAssert.Breaks("employee.surname_missing", () => Employee.Restore(new EmployeeId(7), new OrgUnitId(3), A.Details(surname: ""), null, [], null));
    }

    [Test]
    public void Whoever_stands_in_the_way_of_a_departure_is_named()
    {
        Assert.That(EmployeeRules.HasReports(boss.Id, [lead.Id, clerk.Id]).Concerned["reports"], Is.EqualTo(new[] { lead.Id.Value, clerk.Id.Value }));
        Assert.That(EmployeeRules.LeadsTeams(boss.Id, [3, 4]).Concerned["teams"], Is.EqualTo(new[] { 3, 4 }));
    }
}
