using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class EmployeeMatchingTests
{
    private static readonly SourceUnit Finance = A.SourceUnit("FIN");
    private static readonly SourceUnit Payroll = A.SourceUnit("PAY");
    private readonly OrgUnit finance = A.Department("FIN");
    private readonly OrgUnit payroll = A.Department("PAY");

    [Test]
    public void An_email_that_is_unique_tells_who_it_is_whatever_else_changed()
    {
        var stored = Stored("Luc", "Tremblay", email: "luc@example.org", phone: "1");
        var row = Row(Payroll, "Lucien", "Roy", email: "LUC@example.org", phone: "2");

        Assert.That(Match([row], [stored])[row], Is.SameAs(stored));
    }

    [Test]
    public void The_name_within_the_unit_tells_who_it_is_when_the_email_changed()
    {
        var stored = Stored("Jean-François", "Côté", email: "old@example.org");
        var row = Row(Finance, "JEAN FRANCOIS", "COTE", email: "new@example.org");

        Assert.That(Match([row], [stored])[row], Is.SameAs(stored));
    }

    [Test]
    public void The_same_name_in_another_unit_is_another_person()
    {
        var stored = Stored("Luc", "Tremblay");

        Assert.That(Match([Row(Payroll, "Luc", "Tremblay")], [stored]), Is.Empty);
    }

    [Test]
    public void Name_and_telephone_tell_who_it_is_in_another_unit()
    {
        var stored = Stored("Luc", "Tremblay", phone: "613-555-0100");
        var row = Row(Payroll, "Luc", "Tremblay", phone: "613-555-0100");

        Assert.That(Match([row], [stored])[row], Is.SameAs(stored));
    }

    [Test]
    public void The_telephone_alone_tells_nothing()
    {
        var stored = Stored("Luc", "Tremblay", phone: "613-555-0100");

        Assert.That(Match([Row(Payroll, "Anne", "Roy", phone: "613-555-0100")], [stored]), Is.Empty);
    }

    [Test]
    public void Two_people_without_telephone_are_not_the_same_because_of_that()
    {
        var stored = Stored("Luc", "Tremblay");

        Assert.That(Match([Row(Payroll, "Luc", "Tremblay")], [stored]), Is.Empty);
    }

    [Test]
    public void The_email_goes_before_the_name()
    {
        var namesake = Stored("Luc", "Tremblay", email: "other@example.org");
        var sameEmail = Stored("Anne", "Roy", email: "luc@example.org");
        var row = Row(Finance, "Luc", "Tremblay", email: "luc@example.org");

        Assert.That(Match([row], [namesake, sameEmail])[row], Is.SameAs(sameEmail));
    }

    [Test]
    public void The_name_within_the_unit_goes_before_name_and_telephone()
    {
        var samePhone = Stored("Luc", "Tremblay", phone: "1", unit: payroll);
        var sameUnit = Stored("Luc", "Tremblay", phone: "2", unit: finance);
        var row = Row(Finance, "Luc", "Tremblay", phone: "1");

        Assert.That(Match([row], [samePhone, sameUnit])[row], Is.SameAs(sameUnit));
    }

    [Test]
    public void Whoever_an_email_identifies_is_no_longer_there_for_a_namesake()
    {
        var stored = Stored("Luc", "Tremblay", email: "luc@example.org");
        var namesake = Row(Finance, "Luc", "Tremblay", email: "luc2@example.org");
        var himself = Row(Payroll, "Luc", "Tremblay", email: "luc@example.org");

        var matches = Match([namesake, himself], [stored]);

        Assert.That((matches.Count, matches.ContainsKey(himself)), Is.EqualTo((1, true)));
    }

    [Test]
    public void A_shared_mailbox_identifies_nobody()
    {
        var stored = Stored("Luc", "Tremblay", email: "info@example.org");
        var other = Row(Payroll, "Anne", "Roy", email: "Info@example.org");

        Assert.That(Match([other], [stored], shared: "info@example.org"), Is.Empty);
    }

    [Test]
    public void People_who_share_a_mailbox_are_told_apart_by_their_names()
    {
        var luc = Stored("Luc", "Tremblay", email: "info@example.org");
        var anne = Stored("Anne", "Roy", email: "info@example.org");
        var rowOfAnne = Row(Finance, "Anne", "Roy", email: "info@example.org");
        var rowOfLuc = Row(Finance, "Luc", "Tremblay", email: "info@example.org");

        var matches = Match([rowOfAnne, rowOfLuc], [luc, anne], shared: "info@example.org");

        Assert.That((matches[rowOfAnne], matches[rowOfLuc]), Is.EqualTo((anne, luc)));
    }

    [Test]
    public void An_email_that_several_in_the_directory_have_identifies_none_of_them()
    {
        var luc = Stored("Luc", "Tremblay", email: "info@example.org");
        var anne = Stored("Anne", "Roy", email: "info@example.org");

        Assert.That(Match([Row(Payroll, "Paul", "Gagnon", email: "info@example.org")], [luc, anne]), Is.Empty);
    }

    [Test]
    public void Homonyms_in_a_unit_pair_in_order_and_each_at_most_once()
    {
        var first = Stored("Luc", "Tremblay");
        var second = Stored("Luc", "Tremblay");
        SourceEmployee[] rows = [Row(Finance, "Luc", "Tremblay", phone: "1"), Row(Finance, "Luc", "Tremblay", phone: "2"), Row(Finance, "Luc", "Tremblay", phone: "3")];

        var matches = Match(rows, [first, second]);

        Assert.That((matches[rows[0]], matches[rows[1]]), Is.EqualTo((first, second)));
        Assert.That(matches.ContainsKey(rows[2]), Is.False);
    }

    [Test]
    public void An_email_edited_by_hand_counts_as_the_source_knew_it()
    {
        var stored = Stored("Luc", "Tremblay", email: "luc@example.org");
        stored.Change(stored.Details with { Email = "edited@example.org", Surname = "Edited" }, A.Earlier);
        var row = Row(Payroll, "Luc", "Tremblay", email: "luc@example.org");

        Assert.That(Match([row], [stored])[row], Is.SameAs(stored));
    }

    [Test]
    public void Name_unit_and_telephone_edited_by_hand_count_as_the_source_knew_them()
    {
        var inUnit = Stored("Luc", "Tremblay");
        inUnit.Change(inUnit.Details with { Surname = "Edited" }, A.Earlier);
        inUnit.MoveTo(payroll.Id, A.Earlier);
        var byPhone = Stored("Anne", "Roy", phone: "1");
        byPhone.Change(byPhone.Details with { Phone = "edited" }, A.Earlier);
        var rowInUnit = Row(Finance, "Luc", "Tremblay");
        var rowByPhone = Row(Payroll, "Anne", "Roy", phone: "1");

        var matches = Match([rowInUnit, rowByPhone], [inUnit, byPhone]);

        Assert.That((matches[rowInUnit], matches[rowByPhone]), Is.EqualTo((inUnit, byPhone)));
    }

    [Test]
    public void Somebody_added_by_hand_is_found_by_his_email()
    {
        var byHand = A.Employee(finance.Id, A.Details(email: "luc@example.org"));
        var row = Row(Payroll, "Luc", "Tremblay", email: "luc@example.org");

        Assert.That(Match([row], [byHand])[row], Is.SameAs(byHand));
    }

    [Test]
    public void Somebody_added_by_hand_is_not_found_by_his_name()
    {
        var byHand = A.Employee(finance.Id, A.Details(surname: "Tremblay", givenName: "Luc", phone: "1"));

        Assert.That(Match([Row(Finance, "Luc", "Tremblay", phone: "1")], [byHand]), Is.Empty);
    }

    [Test]
    public void Nobody_is_in_a_unit_that_the_directory_does_not_know()
    {
        var stored = Stored("Luc", "Tremblay");

        Assert.That(Match([Row(A.SourceUnit("NEW"), "Luc", "Tremblay")], [stored]), Is.Empty);
    }

    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("Luc@Example.ORG", "luc@example.org")]
    [TestCase("ÉRIC@EXAMPLE.ORG", "éric@example.org")]
    public void An_email_is_compared_without_regard_to_case_but_to_accents(string? email, string? folded) =>
        Assert.That(EmployeeMatching.FoldEmail(email), Is.EqualTo(folded));

    private static SourceEmployee Row(SourceUnit unit, string givenName, string surname, string? email = null, string? phone = null) =>
        A.SourceEmployee(unit, surname, givenName, email, phone);

    private Employee Stored(string givenName, string surname, string? email = null, string? phone = null, OrgUnit? unit = null) =>
        A.Loaded(Row(Finance, givenName, surname, email, phone), unit ?? finance);

    private IReadOnlyDictionary<SourceEmployee, Employee> Match(SourceEmployee[] rows, Employee[] stored, params string[] shared) =>
        EmployeeMatching.Match(rows, stored, shared.ToHashSet(), unit => unit.Key == "FIN" ? finance.Id : unit.Key == "PAY" ? payroll.Id : null);
}
