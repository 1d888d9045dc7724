using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Geds;

namespace OrgChart.UnitTests.Imports.Geds;

[TestFixture]
public sealed class GedsUnitsTests
{
    private const string D = "O=GC,C=CA";
    private GedsUnits units = null!;

    [SetUp]
    public void Begin() => units = new GedsUnits();

    [Test]
    public void Rows_of_one_structure_share_their_unit_and_all_above_it()
    {
        var first = Add(Path("Department (OU=D-D,O=GC,C=CA)", "Finance (OU=1-1)"), Path("Ministère (OU=D-D,O=GC,C=CA)", "Finances (OU=1-1)"));
        var second = Add(Path("Department (OU=D-D,O=GC,C=CA)", "Finance (OU=1-1)"), Path("Ministère (OU=D-D,O=GC,C=CA)", "Finances (OU=1-1)"));

        Assert.That(second, Is.SameAs(first));
        Assert.That(units.Finish().Select(unit => (unit.Key, unit.Parent?.Key, unit.Name)), Is.EqualTo(new[]
        {
            ("OU=D-D,O=GC,C=CA", null, new LocalizedText("Department", "Ministère")), ("OU=1-1", "OU=D-D,O=GC,C=CA", new LocalizedText("Finance", "Finances")),
        }));
        Assert.That(units.Findings, Is.Empty);
    }

    [Test]
    public void Parents_come_before_their_children_and_units_without_people_of_their_own_are_there()
    {
        Add(Path("D (OU=D)", "A (OU=A)", "B (OU=B)", "C (OU=C)"));
        Add(Path("D (OU=D)", "A (OU=A)"));

        Assert.That(units.Finish().Select(unit => (unit.Key, unit.Level)), Is.EqualTo(new[] { ("OU=D", 1), ("OU=A", 2), ("OU=B", 3), ("OU=C", 4) }));
    }

    [Test]
    public void The_spelling_of_most_rows_wins()
    {
        Add(Path("D (OU=D)", "FINANCE (OU=1)"));
        Add(Path("D (OU=D)", "Finance (OU=1)"));
        Add(Path("D (OU=D)", "Finance (OU=1)"));

        Assert.That(units.Finish()[^1].Name.En, Is.EqualTo("Finance"));
    }

    [Test]
    public void A_spelling_is_voted_for_by_rows_beneath_the_unit_too()
    {
        Add(Path("D (OU=D)", "FINANCE (OU=1)"));
        Add(Path("D (OU=D)", "Finance (OU=1)", "Pay (OU=2)"));
        Add(Path("D (OU=D)", "Finance (OU=1)", "Pensions (OU=3)"));

        Assert.That(units.Finish().Single(unit => unit.Key == "OU=1").Name.En, Is.EqualTo("Finance"));
    }

    [Test]
    public void Of_spellings_with_as_many_rows_the_same_one_wins_whatever_the_order_of_the_rows()
    {
        Add(Path("D (OU=D)", "Finance (OU=1)"));
        Add(Path("D (OU=D)", "FINANCE (OU=1)"));
        var other = new GedsUnits();
        Add(Path("D (OU=D)", "FINANCE (OU=1)"), into: other);
        Add(Path("D (OU=D)", "Finance (OU=1)"), into: other);

        Assert.That(other.Finish()[^1].Name, Is.EqualTo(units.Finish()[^1].Name));
    }

    [Test]
    public void The_path_decides_the_parent_not_the_key()
    {
        Add(Path("D (OU=D,O=GC,C=CA)", "Finance (OU=1-1,OU=OTHER,O=GC,C=CA)"));

        Assert.That(units.Finish()[^1].Parent!.Key, Is.EqualTo("OU=D,O=GC,C=CA"));
    }

    [Test]
    public void A_unit_that_a_later_row_puts_elsewhere_stays_and_that_is_told()
    {
        Add(Path("D (OU=D)", "A (OU=A)", "Finance (OU=1)"), line: 2);
        var unit = Add(Path("D (OU=D)", "B (OU=B)", "Finance (OU=1)"), line: 9);

        Assert.That(unit!.Parent!.Key, Is.EqualTo("OU=A"));
        Assert.That(units.Findings.Single(), Is.EqualTo(new ImportFinding(
            9, "Organization Structure (EN)", "unit.other_parent", "The structure puts a unit elsewhere than an earlier row does; the earlier row counts.")));
    }

    [Test]
    public void Rows_that_contradict_each_other_close_no_circle()
    {
        Add(Path("D (OU=D)", "A (OU=A)", "B (OU=B)"));
        Add(Path("D (OU=D)", "B (OU=B)", "A (OU=A)"));

        Assert.That(units.Finish().Select(unit => (unit.Key, unit.Level)), Is.EqualTo(new[] { ("OU=D", 1), ("OU=A", 2), ("OU=B", 3) }));
        Assert.That(units.Findings, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_path_that_names_a_unit_above_itself_is_left_out()
    {
        AssertProblem("row.structure_circle", Path("D (OU=D)", "A (OU=A)", "B (OU=B)", "A (OU=A)"));
        Assert.That(units.Finish(), Is.Empty);
    }

    [TestCase("row.structure_unreadable", "Canada (O=GC,C=CA)")]
    [TestCase("row.structure_unreadable", "Canada (O=GC,C=CA):D (OU=D): (OU=1)")]
    public void A_path_without_a_department_or_with_a_unit_without_a_name_is_left_out(string code, string structure) => AssertProblem(code, structure);

    [Test]
    public void A_name_or_key_that_is_too_long_is_left_out()
    {
        AssertProblem("value.too_long", Path($"{new string('n', 301)} (OU=D)"));
        AssertProblem("value.too_long", Path("D (OU=D)"), Path($"{new string('n', 301)} (OU=D)"));
        AssertProblem("value.too_long", Path($"D (OU={new string('k', 798)})"));
        Assert.That(Add(Path($"{new string('n', 300)} (OU={new string('k', 797)})")), Is.Not.Null);
    }

    [Test]
    public void Every_row_of_a_structure_that_is_left_out_is_told_with_its_own_line()
    {
        for (var line = 5; line <= 6; line++)
        {
            Assert.That(units.UnitOf(Row("", ""), line, out var problem), Is.Null);
            Assert.That((problem!.Line, problem.Code), Is.EqualTo((line, "row.structure_unreadable")));
        }
    }

    [Test]
    public void English_and_French_belong_together_by_key_even_where_their_paths_differ()
    {
        Add(Path("D (OU=D)", "A (OU=A)", "B (OU=B)"), Path("M (OU=D)", "Bé (OU=B)"));

        Assert.That(units.Finish().Select(unit => (unit.Name.En, unit.Name.Fr)), Is.EqualTo(new[] { ("D", "M"), ("A", null), ("B", (string?)"Bé") }));
    }

    [Test]
    public void Without_keys_English_and_French_belong_together_by_their_places()
    {
        Add("Canada:Department:Finance", "Canada:Ministère:Finances", departmentEn: "Department", departmentFr: "Ministère");

        Assert.That(units.Finish().Select(unit => unit.Name), Is.EqualTo(new[] { new LocalizedText("Department", "Ministère"), new LocalizedText("Finance", "Finances") }));
    }

    [Test]
    public void A_row_without_an_English_path_is_read_by_its_French_one()
    {
        Add("", Path("M (OU=D)", "Finances (OU=1)"));

        Assert.That(units.Finish().Select(unit => unit.Name), Is.EqualTo(new[] { new LocalizedText(null, "M"), new LocalizedText(null, "Finances") }));
    }

    [Test]
    public void Acronyms_come_from_the_columns_of_most_rows()
    {
        Add(Path("D (OU=D-M,O=GC,C=CA)", "Finance (OU=FIN-FINA,OU=D-M)"), department: "D-M", organization: "FIN");
        Add(Path("D (OU=D-M,O=GC,C=CA)", "Finance (OU=FIN-FINA,OU=D-M)"), department: "d-m", organization: "Fin");
        Add(Path("D (OU=D-M,O=GC,C=CA)", "Finance (OU=FIN-FINA,OU=D-M)"), department: "D-M", organization: "FIN");

        Assert.That(units.Finish().Select(unit => unit.Acronym), Is.EqualTo(new[] { new LocalizedText("D", "M"), new LocalizedText("FIN", "FINA") }));
    }

    [Test]
    public void An_acronym_that_is_too_long_is_no_vote()
    {
        Add(Path("D (OU=1-1)"), department: new string('D', 51), organization: new string('D', 51));

        Assert.That(units.Finish()[0].Acronym, Is.EqualTo(LocalizedText.None));
    }

    private static string Path(params string[] segments) => $"Canada ({D}):{string.Join(':', segments)}";

    private static string[] Row(string structureEn, string structureFr, string departmentEn = "", string departmentFr = "", string department = "", string organization = "")
    {
        var row = new string[GedsColumns.Names.Length];
        Array.Fill(row, "");
        row[(int)GedsColumn.StructureEn] = structureEn;
        row[(int)GedsColumn.StructureFr] = structureFr;
        row[(int)GedsColumn.DepartmentNameEn] = departmentEn;
        row[(int)GedsColumn.DepartmentNameFr] = departmentFr;
        row[(int)GedsColumn.DepartmentAcronym] = department;
        row[(int)GedsColumn.OrganizationAcronym] = organization;
        return row;
    }

    private SourceUnit? Add(
        string structureEn, string structureFr = "", int line = 2, string departmentEn = "", string departmentFr = "", string department = "", string organization = "",
        GedsUnits? into = null)
    {
        var unit = (into ?? units).UnitOf(Row(structureEn, structureFr, departmentEn, departmentFr, department, organization), line, out var problem);
        Assert.That(problem, Is.Null);
        return unit;
    }

    private void AssertProblem(string code, string structureEn, string structureFr = "")
    {
        Assert.That(units.UnitOf(Row(structureEn, structureFr), 4, out var problem), Is.Null);
        Assert.That((problem!.Line, problem.Column, problem.Code), Is.EqualTo((4, "Organization Structure (EN)", code)));
    }
}
