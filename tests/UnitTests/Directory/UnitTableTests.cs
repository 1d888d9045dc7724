using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

[TestFixtureSource(typeof(Examples), nameof(Examples.All))]
internal sealed class UnitTableTests(int seed, int unitCount, int employeeCount, RandomDirectory.Form form)
{
    private static readonly Language[] Languages = [Language.English, Language.French];

    private readonly RandomDirectory directory = new(seed, unitCount, employeeCount, form);

    private UnitTable Table => directory.Table;

    private NaiveDirectory Naive => directory.Naive;

    private IEnumerable<int> Places => Enumerable.Range(0, Table.Count);

    [Test]
    public void Every_unit_has_its_place_and_its_columns()
    {
        Assert.That(Table.Count, Is.EqualTo(unitCount));
        foreach (var unit in directory.Units)
        {
            var place = Table.PlaceOf(unit.Id);
            Assert.That(
                (Table.Id[place], Table.Name[place], Table.Acronym[place], Table.SourceKey[place], Table.Version[place]),
                Is.EqualTo((unit.Id, unit.Name, unit.Acronym, unit.SourceKey, unit.Version)));
        }
    }

    [Test]
    public void An_id_that_no_unit_has_has_no_place()
    {
        foreach (var id in Enumerable.Range(-2, (unitCount * 2) + 10).Except(directory.Units.Select(unit => unit.Id)).Append(int.MaxValue).Append(int.MinValue))
            Assert.That(Table.PlaceOf(id), Is.EqualTo(-1));
    }

    [Test]
    public void Units_stand_in_depth_first_order_of_their_English_names() =>
        Assert.That(Table.Id, Is.EqualTo(Naive.Departments(Language.English).SelectMany(department => Naive.Branch(department.Id)).Select(member => member.Unit.Id)));

    [Test]
    public void A_unit_with_all_beneath_it_is_a_range()
    {
        foreach (var place in Places)
            Assert.That(Table.Id[place..Table.End[place]], Is.EquivalentTo(Naive.Branch(Table.Id[place]).Select(member => member.Unit.Id)));
    }

    [Test]
    public void Parent_and_department_are_those_of_the_rows()
    {
        foreach (var place in Places)
        {
            var path = Naive.PathTo(Table.Id[place]);
            Assert.That(Table.Parent[place] < 0 ? null : (int?)Table.Id[Table.Parent[place]], Is.EqualTo(Naive.Unit(Table.Id[place]).ParentId));
            Assert.That(Table.Id[Table.Department[place]], Is.EqualTo(path[0]));
        }
    }

    [TestCaseSource(nameof(Languages))]
    public void Children_and_departments_go_by_name_in_the_language(Language language)
    {
        Assert.That(IdsOf(Table.Departments(language)), Is.EqualTo(Naive.Departments(language).Select(unit => unit.Id)));
        foreach (var place in Places)
        {
            Assert.That(IdsOf(Table.Children(place, language)), Is.EqualTo(Naive.Children(Table.Id[place], language).Select(unit => unit.Id)));
            Assert.That(Table.ChildCount(place), Is.EqualTo(Naive.ChildCount(Table.Id[place])));
        }
    }

    private int[] IdsOf(ReadOnlySpan<int> places)
    {
        var ids = new int[places.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = Table.Id[places[i]];
        return ids;
    }
}

[TestFixture]
public sealed class UnitTableOfOddRowsTests
{
    [Test]
    public void Units_above_themselves_are_refused() =>
        Assert.That(() => new UnitTable([Row(1, null), Row(2, 3), Row(3, 2)]), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void A_unit_above_itself_is_refused() => Assert.That(() => new UnitTable([Row(1, 1)]), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void Groups_list_their_members_in_order()
    {
        var (start, members) = UnitTable.Group([2, 0, 2, 0, 3], groups: 5);

        Assert.That(start, Is.EqualTo(new[] { 0, 2, 2, 4, 5, 5 }));
        Assert.That(members, Is.EqualTo(new[] { 1, 3, 0, 2, 4 }));
    }

    private static UnitRow Row(int id, int? parent) => new(id, parent, new("Unit", null), LocalizedText.None, null, 1);
}
