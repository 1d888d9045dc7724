using OrgChart.Application.Imports;

namespace OrgChart.UnitTests.Imports.Tables;

[TestFixture]
public sealed class HeaderGuessTests
{
    [Test]
    public void An_English_header_is_understood()
    {
        var mapping = TableTest.Guess("Employee ID,Last Name,First name,Job_Title,Work Phone,E-mail,Department,Team,Manager ID,Shoe size");

        Assert.That(mapping.Columns, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["id"] = "Employee ID", ["surname"] = "Last Name", ["givenName"] = "First name", ["jobTitle.en"] = "Job_Title", ["phone"] = "Work Phone", ["email"] = "E-mail",
            ["managerId"] = "Manager ID",
        }));
        Assert.That(mapping.Units, Is.EqualTo(new UnitColumn[] { new("Department", null), new("Team", null) }));
    }

    [Test]
    public void A_French_header_is_understood()
    {
        var mapping = TableTest.Guess("Numéro d’employé;Nom;Prénom;Titre de poste;Courriel;Ministère;Équipe;Courriel du gestionnaire");

        Assert.That(mapping.Columns, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["id"] = "Numéro d’employé", ["surname"] = "Nom", ["givenName"] = "Prénom", ["jobTitle.fr"] = "Titre de poste", ["email"] = "Courriel",
            ["managerEmail"] = "Courriel du gestionnaire",
        }));
        Assert.That(mapping.Units, Is.EqualTo(new UnitColumn[] { new(null, "Ministère"), new(null, "Équipe") }));
    }

    [Test]
    public void Columns_in_both_languages_belong_together()
    {
        var mapping = TableTest.Guess("Surname,Title (EN),Title (FR),Department (EN),Department (FR),Level 2 EN,Level 2 FR");

        Assert.That((mapping.Columns["jobTitle.en"], mapping.Columns["jobTitle.fr"]), Is.EqualTo(("Title (EN)", "Title (FR)")));
        Assert.That(mapping.Units, Is.EqualTo(new UnitColumn[] { new("Department (EN)", "Department (FR)"), new("Level 2 EN", "Level 2 FR") }));
    }

    [TestCase("Name,First name", "surname", "Name", TestName = "A name beside a given name is the surname")]
    [TestCase("Name,Title", "name", "Name", TestName = "A name alone is the whole name")]
    [TestCase("Nom,Titre", "name", "Nom", TestName = "Un nom sans prénom est le nom complet")]
    [TestCase("Employee,Employee #", "id", "Employee #", TestName = "A number sign is a number")]
    public void A_column_is_understood_by_its_neighbours(string header, string field, string column) =>
        Assert.That(TableTest.Guess(header).Columns[field], Is.EqualTo(column));

    [TestCase("Ministry > R/D > Labs", " > ")]
    [TestCase("Ministry / R/D / Labs", " / ")]
    [TestCase("Ministry/Finance", "/")]
    [TestCase(@"Ministry\R/D", @"\")]
    [TestCase("Ministry", "/")]
    public void What_parts_the_units_of_a_path_is_seen_in_the_rows(string path, string separator)
    {
        var mapping = TableTest.Guess("Name,Org path", $"Luc Roy,{path}");

        Assert.That((mapping.PathSeparator, mapping.Columns[ColumnMapping.UnitPathEn]), Is.EqualTo((separator, "Org path")));
    }
}
