using OrgChart.Application.Imports;
using OrgChart.WebApi.Commands;

namespace OrgChart.UnitTests.Commands;

[TestFixture]
public sealed class MappingFileTests
{
    private readonly FileInfo file = new(Path.Combine(TestContext.CurrentContext.WorkDirectory, Path.GetRandomFileName()));

    [TearDown]
    public void Remove() => file.Delete();

    [Test]
    public void What_is_written_is_read_and_can_be_read_by_people()
    {
        var mapping = new ColumnMapping
        {
            Columns = new Dictionary<string, string> { ["surname"] = "Nom", ["givenName"] = "Prénom" }, Units = [new("Department", null), new(null, "Équipe")],
            PathSeparator = ">", Department = "Northland",
        };

        MappingFile.Write(mapping, file);
        var read = MappingFile.Read(file);

        Assert.That((read.PathSeparator, read.Department), Is.EqualTo((">", "Northland")));
        Assert.That(read.Columns, Is.EquivalentTo(mapping.Columns));
        Assert.That(read.Units, Is.EqualTo(mapping.Units));
        Assert.That(File.ReadAllText(file.FullName), Does.Contain("\"givenName\": \"Prénom\""));
    }

    [TestCase("""{ "columns": { "surname": "Nom" } }""")]
    [TestCase("""{ "columns": { "surname": "Nom", }, /* by hand */ }""")]
    public void What_is_left_out_has_its_default(string json)
    {
        File.WriteAllText(file.FullName, json);

        var read = MappingFile.Read(file);

        Assert.That((read.Columns["surname"], read.Units.Count, read.PathSeparator, read.Department), Is.EqualTo(("Nom", 0, "/", (string?)null)));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("""{ "colums": {} }""")]
    [TestCase("""{ "columns": { "surname": 7 } }""")]
    public void What_is_no_mapping_is_refused(string json)
    {
        File.WriteAllText(file.FullName, json);

        RuleAssert.Breaks("import.mapping_wrong", () => MappingFile.Read(file));
    }
}
