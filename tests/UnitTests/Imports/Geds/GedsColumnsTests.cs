using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Geds;

namespace OrgChart.UnitTests.Imports.Geds;

[TestFixture]
public sealed class GedsColumnsTests
{
    [Test]
    public void Columns_are_found_by_name_in_any_order_and_letter_case()
    {
        string[] header = ["Unused", .. GedsColumns.Names.Reverse().Select(name => $" {name.ToUpperInvariant()} "), "Also unused"];

        var columns = new GedsColumns(header, "x.csv");

        Assert.That(columns.Count, Is.EqualTo(header.Length));
        Assert.That(columns.PositionOf((int)GedsColumn.Surname), Is.EqualTo(header.Length - 2));
        Assert.That(columns.PositionOf((int)GedsColumn.StructureFr), Is.EqualTo(1));
        Assert.That(columns.Others, Is.EqualTo(new[] { 0, header.Length - 1 }));
    }

    [Test]
    public void Every_used_column_has_its_name() => Assert.That(Enum.GetValues<GedsColumn>(), Has.Length.EqualTo(GedsColumns.Names.Length));

    [Test]
    public void French_stands_after_English_where_there_are_both() =>
        Assert.That(GedsColumns.Names.Where((name, i) => name.EndsWith("(EN)", StringComparison.Ordinal) && GedsColumns.Names[i + 1] != name.Replace("(EN)", "(FR)", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void The_first_of_two_columns_of_one_name_counts() =>
        Assert.That(new GedsColumns([.. GedsColumns.Names, "Surname"], "x.csv").PositionOf((int)GedsColumn.Surname), Is.Zero);

    [Test]
    public void Missing_columns_are_named() =>
        Assert.That(() => new GedsColumns([.. GedsColumns.Names.Except(["Email", "Room"])], "x.csv"), Throws.TypeOf<RuleBrokenException>()
            .With.Property("Code").EqualTo("import.unreadable").And.Message.EqualTo("x.csv lacks the columns Email, Room."));

    [Test]
    public void A_file_of_another_kind_is_called_so() =>
        Assert.That(() => new GedsColumns(["a", "b"], "x.csv"), Throws.TypeOf<RuleBrokenException>()
            .With.Property("Code").EqualTo("import.unreadable").And.Message.Contains("x.csv is not a GEDS extract"));
}
