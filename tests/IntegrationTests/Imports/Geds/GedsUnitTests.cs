using NUnit.Framework;
using OrgChart.Application.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.IntegrationTests.Imports.Geds;

/// <summary>Which units an extract tells, and which departments are read.</summary>
public sealed class GedsUnitTests : GedsTest
{
    [Test]
    public async Task Units_are_known_in_both_languages_each_after_its_parent()
    {
        var payroll = Finance.With("PAY-PAIE", "Payroll", "Paie", "PAY");

        var directory = await ReadAsync(new GedsExtract().Person("Roy", payroll).Person("Gagné", Finance).Person("Côté", Employment));

        Assert.That(directory.Units.Select(Summary), Is.EqualTo(new[]
        {
            $"{Employment.Key} under nothing: Employment and Social Development Canada/Emploi et Développement social Canada (ESDC/EDSC)",
            $"{Finance.Key} under {Employment.Key}: Finance/Finances (FIN/)",
            $"{payroll.Key} under {Finance.Key}: Payroll/Paie (PAY/PAIE)",
        }));
        Assert.That(directory.Units.Select(unit => unit.Level), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(directory.Employees.Select(person => person.Unit), Is.EqualTo(directory.Units.Reverse()));
    }

    [Test]
    public async Task A_unit_that_only_appears_inside_other_units_paths_is_known_too()
    {
        var payroll = Finance.With("102-102", "Payroll", "Paie");

        var directory = await ReadAsync(new GedsExtract().Person("Roy", payroll));

        Assert.That(directory.Units.Select(unit => unit.Name.En), Is.EqualTo(new[] { Employment.En, "Finance", "Payroll" }));
        Assert.That(directory.Employees.Single().Unit, Is.SameAs(directory.Units[2]));
    }

    [Test]
    public async Task The_path_decides_the_parent_whatever_the_key_says()
    {
        var elsewhere = new GedsUnit("OU=103-103,OU=999-999,OU=CRA-ARC,O=GC,C=CA", "Audit", "Vérification", "", Finance);

        var directory = await ReadAsync(new GedsExtract().Person("Roy", elsewhere).Person("Gagné", Revenue));

        var audit = directory.Units.Single(unit => unit.Key == elsewhere.Key);
        Assert.That(audit.Parent!.Key, Is.EqualTo(Finance.Key));
        Assert.That(directory.Reading.Findings, Is.Empty);
    }

    [Test]
    public async Task Units_of_the_same_name_are_told_apart_by_their_keys()
    {
        var first = Employment.With("201-201", "DIRECTOR'S OFFICE", "BUREAU DU DIRECTEUR");
        var second = Finance.With("202-202", "DIRECTOR'S OFFICE", "BUREAU DU DIRECTEUR");
        var likeItsParent = second.With("203-203", "Director's Office", "Bureau du directeur");

        var directory = await ReadAsync(new GedsExtract().Person("Roy", first).Person("Gagné", likeItsParent));

        Assert.That(directory.Units.Select(unit => unit.Key), Is.EquivalentTo(new[] { Employment.Key, first.Key, Finance.Key, second.Key, likeItsParent.Key }));
    }

    [Test]
    public async Task A_unit_whose_name_is_written_in_different_ways_is_one_unit_and_most_rows_win()
    {
        var shouting = Finance with { En = "FINANCE" };

        var directory = await ReadAsync(new GedsExtract().Person("Roy", shouting).Person("Gagné", Finance).Person("Côté", Finance));

        Assert.That(directory.Units.Where(unit => unit.Key == Finance.Key).Select(unit => unit.Name.En), Is.EqualTo(new[] { "Finance" }));
    }

    [TestCase("Policy: Research, Analysis (Strategic)")]
    [TestCase("Trade(Americas):Europe")]
    [TestCase("A (B) (C):D")]
    public async Task Names_may_contain_colons_brackets_and_commas(string name)
    {
        var unit = Finance.With("301-301", name, name + " (F)").With("302-302", "Inner", "Intérieure");

        var directory = await ReadAsync(new GedsExtract().Person("Roy", unit));

        Assert.That(directory.Units.Select(u => u.Name), Is.EqualTo(new LocalizedText[]
        {
            new(Employment.En, Employment.Fr), new("Finance", "Finances"), new(name, name + " (F)"), new("Inner", "Intérieure"),
        }));
    }

    [Test]
    public async Task A_row_that_puts_a_unit_elsewhere_than_an_earlier_row_is_found_and_loaded()
    {
        var moved = new GedsUnit(Finance.Key, Finance.En, Finance.Fr, Finance.Acronym, Revenue);

        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance).Person("Gagné", moved));

        Assert.That(directory.Units.Single(unit => unit.Key == Finance.Key).Parent!.Key, Is.EqualTo(Employment.Key));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (3, "Organization Structure (EN)", "unit.other_parent") }));
        Assert.That((directory.Employees.Count, directory.Reading.Rejected), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task A_structure_that_names_a_unit_above_itself_is_found()
    {
        var circle = new GedsUnit(Employment.Key, Employment.En, Employment.Fr, "", Finance);

        var directory = await ReadAsync(new GedsExtract().Person("Round", circle).Person("Roy", Finance));

        Assert.That(SurnamesOf(directory), Is.EqualTo("Roy"));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (2, "Organization Structure (EN)", "row.structure_circle") }));
    }

    [Test]
    public async Task A_structure_of_nothing_but_the_country_is_found()
    {
        var directory = await ReadAsync(new GedsExtract()
            .Person("Nowhere", Finance, ("Organization Structure (EN)", "Canada (O=GC,C=CA)"), ("Organization Structure (FR)", "Canada (O=GC,C=CA)"))
            .Person("Roy", Finance));

        Assert.That(SurnamesOf(directory), Is.EqualTo("Roy"));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (2, "Organization Structure (EN)", "row.structure_unreadable") }));
    }

    [Test]
    public async Task Every_row_of_a_bad_structure_is_found_with_its_own_line()
    {
        var tooLong = Finance.With("401-401", new string('n', 301), "Nom");

        var directory = await ReadAsync(new GedsExtract().Person("One", tooLong).Person("Roy", Finance).Person("Two", tooLong));

        Assert.That(FindingsOf(directory), Is.EqualTo(new[]
        {
            (2, "Organization Structure (EN)", "value.too_long"), (4, "Organization Structure (EN)", "value.too_long"),
        }));
        Assert.That(directory.Reading.Rejected, Is.EqualTo(2));
    }

    [Test]
    public async Task A_structure_in_one_language_only_is_enough()
    {
        var directory = await ReadAsync(new GedsExtract()
            .Person("Roy", Finance, ("Organization Structure (EN)", "")).Person("Gagné", Revenue, ("Organization Structure (FR)", "")));

        Assert.That(directory.Units.Select(unit => unit.Name), Is.EquivalentTo(new LocalizedText[]
        {
            new(null, Employment.Fr), new(null, "Finances"), new(Revenue.En, null),
        }));
    }

    [TestCase("ESDC")]
    [TestCase("EDSC")]
    [TestCase("ESDC-EDSC")]
    [TestCase("esdc")]
    [TestCase("eDsC")]
    [TestCase(" Esdc-Edsc ")]
    public async Task Only_the_department_asked_for_is_read_by_any_of_its_acronyms_in_any_letter_case(string acronym)
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance).Person("Gagné", Revenue).Person("Côté", Employment), acronym);

        Assert.That(SurnamesOf(directory), Is.EqualTo("Roy Côté"));
        Assert.That(directory.Units.Select(unit => unit.Key), Is.EquivalentTo(new[] { Employment.Key, Finance.Key }));
        Assert.That((directory.Reading.Rows, directory.Reading.Skipped), Is.EqualTo((3, 1)));
    }

    [Test]
    public async Task Several_departments_can_be_asked_for()
    {
        var justice = GedsUnit.Top("JUS-JUS", "Justice", "Justice");

        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance).Person("Gagné", Revenue).Person("Côté", justice), "cra", "JUS");

        Assert.That(SurnamesOf(directory), Is.EqualTo("Gagné Côté"));
    }

    [Test]
    public async Task A_row_whose_department_is_written_in_other_letter_case_belongs_to_it()
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance, ("Department Acronym", "esdc-EDSC")), "ESDC");

        Assert.That(SurnamesOf(directory), Is.EqualTo("Roy"));
    }

    [Test]
    public async Task Faults_in_rows_of_other_departments_are_nobodys_business()
    {
        var directory = await ReadAsync(new GedsExtract().Person("", Revenue).Person("Roy", Finance), "ESDC");

        Assert.That(directory.Reading.Findings, Is.Empty);
        Assert.That((directory.Reading.Rejected, directory.Reading.Skipped), Is.EqualTo((0, 1)));
    }

    [Test]
    public void An_acronym_that_no_department_has_is_refused()
    {
        var refused = Assert.ThrowsAsync<RuleBrokenException>(
            () => ReadAsync(new GedsExtract().Person("Roy", Finance).Person("Gagné", Revenue), "ESDC", "XYZ", "ES"));

        Assert.That(refused!.Code, Is.EqualTo("import.department_unknown"));
        Assert.That(refused.Message, Does.Contain("XYZ, ES").And.Not.Contain("ESDC"));
    }

    private static string Summary(SourceUnit unit) =>
        $"{unit.Key} under {unit.Parent?.Key ?? "nothing"}: {unit.Name.En}/{unit.Name.Fr} ({unit.Acronym.En}/{unit.Acronym.Fr})";
}
