using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Employees;

[TestFixture]
public sealed class EmployeeFollowSourceTests
{
    private static readonly OrgUnitId Finance = new(1);
    private static readonly OrgUnitId Payroll = new(2);
    private static readonly OrgUnitId Pensions = new(3);
    private Employee employee = null!;

    [SetUp]
    public void LoadAnEmployee()
    {
        employee = A.Employee(Finance, A.FullDetails());
        employee.FollowSource(A.Format, Finance, A.FullDetails(), digest: 1, A.LoadStart.AddDays(-1));
    }

    [Test]
    public void A_source_that_says_the_same_changes_nothing()
    {
        var outcome = Follow(Finance, A.FullDetails());

        Assert.That((outcome.Moved, outcome.Changed, outcome.KeptFields.Count), Is.EqualTo((false, false, 0)));
    }

    [Test]
    public void An_employee_follows_the_source_and_keeps_its_digest()
    {
        var outcome = Follow(Payroll, A.Details());

        Assert.That((outcome.Moved, outcome.Changed), Is.EqualTo((true, true)));
        Assert.That(employee.Details, Is.EqualTo(A.Details()));
        Assert.That(employee.UnitId, Is.EqualTo(Payroll));
        Assert.That((employee.Source, employee.SourceDigest), Is.EqualTo((A.Format, (long?)2)));
    }

    [Test]
    public void An_employee_added_by_hand_belongs_to_the_source_once_it_names_him()
    {
        var byHand = A.Employee(Finance);

        byHand.FollowSource(A.Format, Finance, A.FullDetails(), digest: 5, A.LoadStart);

        Assert.That((byHand.Source, byHand.SourceDigest, byHand.Details), Is.EqualTo((A.Format, (long?)5, A.FullDetails())));
    }

    [TestCaseSource(typeof(EmployeeField), nameof(EmployeeField.All))]
    public void A_field_edited_by_hand_stays_while_the_source_says_nothing_new(EmployeeField field)
    {
        employee.Change(field.With(A.FullDetails(), "by hand"), A.Earlier);

        var outcome = Follow(Finance, A.FullDetails());

        Assert.That(field.Get(employee.Details), Is.EqualTo("by hand"));
        Assert.That(outcome.Changed, Is.False);
    }

    [TestCaseSource(typeof(EmployeeField), nameof(EmployeeField.All))]
    public void A_field_edited_by_hand_follows_the_source_once_it_says_something_new(EmployeeField field)
    {
        employee.Change(field.With(A.FullDetails(), "by hand"), A.Earlier);

        var outcome = Follow(Finance, field.With(A.FullDetails(), "by source"));

        Assert.That(field.Get(employee.Details), Is.EqualTo("by source"));
        Assert.That(outcome.Changed, Is.True);
        Assert.That(employee.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void Fields_that_nobody_edited_follow_the_source_beside_one_that_stays()
    {
        employee.Change(A.FullDetails() with { Phone = "by hand" }, A.Earlier);

        Follow(Finance, A.FullDetails() with { Email = "new@example.org" });

        Assert.That(employee.Details, Is.EqualTo(A.FullDetails() with { Phone = "by hand", Email = "new@example.org" }));
    }

    [Test]
    public void An_edit_made_while_the_load_was_running_is_never_lost()
    {
        employee.Change(A.FullDetails() with { Phone = "by hand" }, A.DuringTheLoad);
        employee.MoveTo(Pensions, A.DuringTheLoad);

        var outcome = Follow(Payroll, A.FullDetails() with { Phone = "by source" });

        Assert.That(outcome.KeptFields, Is.EqualTo(new[] { "unit", "phone" }));
        Assert.That((employee.UnitId, employee.Phone), Is.EqualTo((Pensions, "by hand")));
        Assert.That((employee.UnitBySource, employee.PhoneBySource), Is.EqualTo((Payroll, "by source")));
        Assert.That((outcome.Moved, outcome.Changed), Is.EqualTo((false, false)));
    }

    [Test]
    public void A_move_by_hand_stays_until_the_source_moves_him_too()
    {
        employee.MoveTo(Pensions, A.Earlier);

        Assert.That(Follow(Finance, A.FullDetails()).Moved, Is.False);
        Assert.That(employee.UnitId, Is.EqualTo(Pensions));
        Assert.That(Follow(Payroll, A.FullDetails()).Moved, Is.True);
        Assert.That(employee.UnitId, Is.EqualTo(Payroll));
    }

    [Test]
    public void A_source_without_a_surname_is_refused_and_changes_nothing()
    {
        RuleAssert.Breaks("employee.surname_missing", () => Follow(Payroll, A.FullDetails() with { Surname = "" }));
        Assert.That((employee.UnitId, employee.SourceDigest), Is.EqualTo((Finance, (long?)1)));
    }

    private SourceOutcome Follow(OrgUnitId unit, EmployeeDetails details) => employee.FollowSource(A.Format, unit, details, digest: 2, A.LoadStart);
}
