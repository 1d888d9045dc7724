using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Employees;

[TestFixture]
public sealed class EmployeeTests
{
    private static readonly OrgUnitId Finance = new(1);
    private static readonly OrgUnitId Payroll = new(2);

    [Test]
    public void A_new_employee_is_what_he_was_made_of()
    {
        var employee = Employee.Create(new EmployeeId(7), Finance, A.FullDetails(), new EmployeeId(8));

        Assert.That(employee.Id, Is.EqualTo(new EmployeeId(7)));
        Assert.That(employee.UnitId, Is.EqualTo(Finance));
        Assert.That(employee.ManagerId, Is.EqualTo(new EmployeeId(8)));
        Assert.That(employee.Details, Is.EqualTo(A.FullDetails()));
        Assert.That((employee.Source, employee.SourceDigest), Is.EqualTo(((string?)null, (long?)null)));
        Assert.That(employee.HandEdits.AreNone, Is.True);
        Assert.That(employee.Version, Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("  ")]
    public void An_employee_needs_a_surname(string surname) =>
        RuleAssert.Breaks("employee.surname_missing", () => A.Employee(details: A.Details(surname: surname)));

    [Test]
    public void A_given_name_may_be_missing() => Assert.That(A.Employee(details: A.Details(givenName: "")).GivenName, Is.Empty);

    [Test]
    public void Nobody_reports_to_himself() =>
        RuleAssert.Breaks("employee.circle", () => A.Employee(id: 7, manager: new EmployeeId(7)));

    [Test]
    public void Somebody_whose_manager_left_has_none()
    {
        var employee = A.Employee(manager: new EmployeeId(1));

        employee.LoseManager();

        Assert.That(employee.ManagerId, Is.Null);
    }

    [Test]
    public void A_changed_employee_has_his_new_details()
    {
        var employee = A.Employee(Finance);

        employee.Change(A.FullDetails(), A.Earlier);

        Assert.That(employee.Details, Is.EqualTo(A.FullDetails()));
        Assert.That(employee.UnitId, Is.EqualTo(Finance));
        Assert.That(employee.HandEdits.AreNone, Is.True, "nothing is compared with a source");
    }

    [Test]
    public void A_refused_change_changes_nothing()
    {
        var employee = LoadedInFinance();

        RuleAssert.Breaks("employee.surname_missing", () => employee.Change(A.Details(surname: " "), A.Earlier));
        RuleAssert.Breaks("employee.too_long", () => employee.Change(A.Details(phone: new string('1', 61)), A.Earlier));
        Assert.That(employee.Details, Is.EqualTo(A.FullDetails()));
        Assert.That(employee.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void Changing_a_loaded_employee_remembers_what_the_source_said_of_the_fields_that_changed()
    {
        var employee = LoadedInFinance();

        employee.Change(A.FullDetails() with { Phone = null, JobTitle = new("Boss", "Titre") }, A.Earlier);

        Assert.That(employee.HandEdits, Is.EqualTo(HandEdits.None.Noting("phone", "613-555-0100", A.Earlier).Noting("jobTitle.en", "Title", A.Earlier)));
    }

    [Test]
    public void A_moved_employee_is_in_his_new_unit_and_keeps_his_manager()
    {
        var employee = A.Employee(Finance, manager: new EmployeeId(1));

        employee.MoveTo(Payroll, A.Earlier);

        Assert.That((employee.UnitId, employee.ManagerId), Is.EqualTo((Payroll, (EmployeeId?)new EmployeeId(1))));
        Assert.That(employee.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void What_the_source_says_of_somebody_stays_known_whatever_hands_make_of_it()
    {
        var employee = LoadedInFinance();

        employee.Change(A.Details(surname: "Other", givenName: "Someone", email: "other@example.org", phone: "1"), A.Earlier);
        employee.MoveTo(Payroll, A.Earlier);

        Assert.That(employee.EmailBySource, Is.EqualTo("given.surname@example.org"));
        Assert.That(employee.PhoneBySource, Is.EqualTo("613-555-0100"));
        Assert.That(employee.NameBySource, Is.EqualTo(("Given", "Surname")));
        Assert.That(employee.UnitBySource, Is.EqualTo(Finance));
        Assert.That(employee.UnitId, Is.EqualTo(Payroll));
    }

    [Test]
    public void An_employee_whom_a_source_tells_of_follows_it_from_the_start()
    {
        var employee = Employee.CreateFromSource(new EmployeeId(7), Finance, A.FullDetails(), "geds", digest: 99);

        Assert.That((employee.Id.Value, employee.UnitId, employee.UnitBySource, employee.Details), Is.EqualTo((7, Finance, Finance, A.FullDetails())));
        Assert.That((employee.Source, employee.SourceDigest, employee.HandEdits.AreNone), Is.EqualTo(("geds", (long?)99, true)));
        RuleAssert.Breaks("employee.surname_missing", () => Employee.CreateFromSource(new EmployeeId(7), Finance, A.Details(surname: ""), "geds", digest: 99));
    }

    private static IEnumerable<TestCaseData> Rules()
    {
        yield return new(EmployeeRules.NotFound(new EmployeeId(42)), "employee.not_found");
        yield return new(EmployeeRules.ManagerNotFound(new EmployeeId(42)), "employee.manager_not_found");
        yield return new(EmployeeRules.Changed(new EmployeeId(42)), "employee.version_stale");
        yield return new(EmployeeRules.SurnameMissing(), "employee.surname_missing");
        yield return new(EmployeeRules.OwnManager(), "employee.circle");
        yield return new(EmployeeRules.TooLong(EmployeeField.All[0]), "employee.too_long");
        yield return new(EmployeeRules.HasReports(new EmployeeId(42), []), "employee.has_reports");
        yield return new(EmployeeRules.HeirLeaves(), "employee.circle");
        yield return new(EmployeeRules.Circle(), "employee.circle");
        yield return new(EmployeeRules.LeadsTeams(new EmployeeId(42), []), "employee.leads_teams");
        yield return new(EmployeeRules.LineNotFound(new EmployeeId(42), new EmployeeId(43)), "employee.line_not_found");
        yield return new(EmployeeRules.LineExists(), "employee.line_exists");
        yield return new(EmployeeRules.TooManyLines(), "employee.too_many_lines");
    }

    [TestCaseSource(nameof(Rules))]
    public void A_published_code_never_changes(CodedException rule, string code) => Assert.That(rule.Code, Is.EqualTo(code));

    private static Employee LoadedInFinance()
    {
        var employee = A.Employee(Finance, A.FullDetails());
        employee.FollowSource(A.Format, Finance, A.FullDetails(), digest: 1, A.LoadStart.AddDays(-1));
        return employee;
    }
}
