using System.IO.Compression;
using System.Text;
using System.Text.Json;
using OrgChart.Application.Common;
using OrgChart.Application.Units;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

[TestFixtureSource(typeof(Examples), nameof(Examples.All))]
internal sealed class ChartCacheTests(int seed, int unitCount, int employeeCount, RandomDirectory.Form form)
{
    private readonly RandomDirectory directory = new(seed, unitCount, employeeCount, form);

    [Test]
    public void A_chart_is_the_tree_in_the_language_down_to_the_depth(
        [Values] Language language, [Values(null, 0, 1, 2, 1000)] int? depth)
    {
        foreach (var unit in directory.Units)
        {
            var expected = directory.Naive.Branch(unit.Id, language, depth ?? int.MaxValue).Select(member => new ChartReading.ReadNode(
                member.Unit.Id, member.Level, member.Unit.Name.In(language), member.Unit.Acronym.In(language), directory.Naive.EmployeeCount(member.Unit.Id),
                directory.Naive.TotalEmployeeCount(member.Unit.Id), directory.Naive.ChildCount(member.Unit.Id),
                directory.Naive.Head(member.Unit.Id) is { } head ? $"{head.Id} {$"{head.GivenName} {head.Surname}".TrimStart()}, {head.JobTitle.In(language)}" : null));
            Assert.That(ChartReading.Read(directory.Snapshot.Chart(new OrgUnitId(unit.Id), depth, language)), Is.EqualTo(expected));
        }
    }

    [Test]
    public void A_chart_says_which_languages_its_texts_are_in([Values] Language language)
    {
        foreach (var unit in directory.Units)
        {
            var translation = new Translation(language);
            foreach (var member in directory.Naive.Branch(unit.Id))
            {
                translation.Of(member.Unit.Name);
                translation.Of(member.Unit.Acronym);
                if (directory.Naive.Head(member.Unit.Id) is { } head) translation.Of(head.JobTitle);
            }

            Assert.That(directory.Snapshot.Chart(new OrgUnitId(unit.Id), null, language).ContentLanguage, Is.EqualTo(translation.ContentLanguage));
        }
    }

    [Test]
    public void Charts_have_the_same_tag_only_when_they_have_the_same_bytes()
    {
        var charts =
            from unit in directory.Units
            from language in Enum.GetValues<Language>()
            from depth in new int?[] { null, 0, 1 }
            select directory.Snapshot.Chart(new OrgUnitId(unit.Id), depth, language);

        var tags = charts.Select(chart => (chart.EntityTag, Json: Encoding.UTF8.GetString(chart.Json.Span))).Distinct().ToList();

        Assert.That(tags.Select(pair => pair.EntityTag), Is.Unique);
        Assert.That(tags.Select(pair => pair.Json), Is.Unique);
    }

    [Test]
    public void The_compressed_chart_is_the_same_chart()
    {
        foreach (var unit in directory.Units.Take(20))
        {
            var chart = directory.Snapshot.Chart(new OrgUnitId(unit.Id), null, Language.English);
            using var brotli = new BrotliStream(new MemoryStream(chart.Brotli.ToArray()), CompressionMode.Decompress);
            var unpacked = new MemoryStream();
            brotli.CopyTo(unpacked);
            Assert.That(unpacked.ToArray(), Is.EqualTo(chart.Json.ToArray()));
        }
    }

    [Test]
    public void The_chart_of_a_department_is_the_chart_of_the_unit_that_it_is()
    {
        foreach (var unit in directory.Units.Where(unit => unit.ParentId is null))
            Assert.That(directory.Snapshot.DepartmentChart(new OrgUnitId(unit.Id), 1, Language.French), Is.SameAs(directory.Snapshot.Chart(new OrgUnitId(unit.Id), 1, Language.French)));
    }
}

[TestFixture]
public sealed class ChartCacheOfLongChainsTests
{
    private static readonly RandomDirectory Chain = new(seed: 77, units: 5_000, employees: 3_000, RandomDirectory.Form.Chain);

    [Test]
    public void A_chain_of_5_000_units_is_a_chart()
    {
        var nodes = ChartReading.Read(Chain.Snapshot.Chart(IdAt(0), null, Language.English));

        Assert.That(nodes.Select(node => node.Id), Is.EqualTo(Chain.Table.Id));
        Assert.That(nodes.Select(node => node.Level), Is.EqualTo(Enumerable.Range(0, 5_000)));
        Assert.That(nodes[0].TotalEmployeeCount, Is.EqualTo(3_000));
        Assert.That(nodes.Sum(node => node.EmployeeCount), Is.EqualTo(3_000));
        Assert.That(Chain.Snapshot.PathTo(IdAt(4_999), new Translation(Language.English)).Select(unit => unit.Id), Is.EqualTo(Chain.Table.Id));
    }

    [Test]
    public void When_the_room_is_used_up_charts_are_made_anew_and_those_of_departments_are_kept()
    {
        var snapshot = new DirectorySnapshot(1, Chain.Table, Chain.People);
        var first = snapshot.Chart(IdAt(1), null, Language.English);
        for (var place = 2; place < 80; place++) snapshot.Chart(IdAt(place), null, Language.English);
        var late = snapshot.Chart(IdAt(80), null, Language.English);
        var department = snapshot.Chart(IdAt(0), null, Language.French);

        Assert.That(snapshot.Chart(IdAt(1), null, Language.English), Is.SameAs(first), "there was room for it");
        Assert.That(snapshot.Chart(IdAt(80), null, Language.English), Is.Not.SameAs(late), "there was none");
        Assert.That(snapshot.Chart(IdAt(80), null, Language.English).EntityTag, Is.EqualTo(late.EntityTag));
        Assert.That(snapshot.Chart(IdAt(0), null, Language.French), Is.SameAs(department), "there always is");
    }

    [Test]
    public void A_chart_reads_as_chart_nodes_and_keeps_the_letters_of_all_languages()
    {
        var table = new UnitTable([new UnitRow(1, null, new("D", "Équipe <É>"), LocalizedText.None, null, 1), new UnitRow(2, 1, new("Иванов", null), new("A", "F"), null, 1)]);
        var chart = new ChartCache(table, new EmployeeTable(new EmployeeTableBuilder(), table)).Get(0, null, Language.French);

        var node = JsonSerializer.Deserialize<ChartNode>(chart.Json.Span, JsonSerializerOptions.Web)!;

        Assert.That((node.Id, node.Name, node.Acronym, node.ChildCount), Is.EqualTo((1, "Équipe <É>", (string?)null, 1)));
        Assert.That((node.Children.Single().Id, node.Children.Single().Name, node.Children.Single().Acronym), Is.EqualTo((2, "Иванов", "F")));
        Assert.That(Encoding.UTF8.GetString(chart.Json.Span), Does.Contain("Équipe").And.Contain("Иванов").And.Not.Contain("<"));
        Assert.That(chart.ContentLanguage, Is.EqualTo("fr, en"));
    }

    private static OrgUnitId IdAt(int place) => new(Chain.Table.Id[place]);
}
