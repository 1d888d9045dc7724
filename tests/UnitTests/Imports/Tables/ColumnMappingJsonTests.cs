using OrgChart.Application.Imports;

namespace OrgChart.UnitTests.Imports.Tables;

/// <summary>A mapping of columns as people write it.</summary>
[TestFixture]
public sealed class ColumnMappingJsonTests
{
    [TestCase("""{"columns":{"surname":"a\u0000"}}""")]
    [TestCase("""{"columns":{"sur\u0000name":"a"}}""")]
    [TestCase("""{"columns":{},"units":[{"en":"a\u0007","fr":null}]}""")]
    [TestCase("""{"columns":{},"units":[null,{"en":null,"fr":"\u001b"}]}""")]
    [TestCase("""{"columns":{},"department":"\u0000"}""")]
    [TestCase("""{"columns":{},"pathSeparator":"\u0000"}""")]
    [TestCase("""{"columns":{"surname":"\ud800"}}""")]
    [TestCase("""{"columns":{"surname":1}}""")]
    [TestCase("null")]
    [TestCase("")]
    public void What_no_column_is_called_is_refused_before_a_load_begins(string json) =>
        RuleAssert.Breaks("import.mapping_wrong", () => ColumnMappingJson.Read(json, "mapping.json"));

    [Test]
    public void A_mapping_that_is_written_is_read_again()
    {
        var mapping = new ColumnMapping { Columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["surname"] = "Nom \"de\" famille" }, Units = [new("Team", "Équipe")], PathSeparator = "\t", Department = "Été" };

        var read = ColumnMappingJson.Read(ColumnMappingJson.Write(mapping), "mapping.json");

        Assert.That((read.Columns["surname"], read.Units.Single(), read.PathSeparator, read.Department), Is.EqualTo(("Nom \"de\" famille", new UnitColumn("Team", "Équipe"), "\t", "Été")));
    }
}
