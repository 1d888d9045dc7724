using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

[TestFixtureSource(typeof(Examples), nameof(Examples.All))]
internal sealed class EmployeeTableTests(int seed, int unitCount, int employeeCount, RandomDirectory.Form form)
{
    private readonly RandomDirectory directory = new(seed, unitCount, employeeCount, form);

    private EmployeeTable People => directory.People;

    [Test]
    public void Every_employee_has_his_place_and_his_columns()
    {
        Assert.That(People.Count, Is.EqualTo(directory.Employees.Count));
        foreach (var row in directory.Employees)
        {
            var place = People.PlaceOf(row.Id);
            var read = new EmployeeRow(
                People.Id[place], directory.Table.Id[People.Unit[place]], People.ManagerOf(place) < 0 ? null : People.Id[People.ManagerOf(place)],
                People.Surname(place), People.GivenName(place), People.JobTitle(place), People.Phone(place), People.Email(place), People.Street(place),
                People.Locality(place), People.PostalCode(place), People.Building(place), People.Floor(place), People.Room(place), People.Version[place],
                IdList.Write(IdsOf(People.DottedManagersOf(place))));
            Assert.That(read, Is.EqualTo(row));
        }
    }

    [Test]
    public void An_id_that_nobody_has_has_no_place()
    {
        foreach (var id in Enumerable.Range(-2, (employeeCount * 2) + 10).Except(directory.Employees.Select(row => row.Id)).Append(int.MaxValue).Append(int.MinValue))
            Assert.That(People.PlaceOf(id), Is.EqualTo(-1));
    }

    [Test]
    public void A_display_name_has_no_blank_where_the_given_name_is_missing()
    {
        foreach (var row in directory.Employees)
            Assert.That(People.DisplayName(People.PlaceOf(row.Id)), Is.EqualTo($"{row.GivenName} {row.Surname}".TrimStart()));
    }

    [Test]
    public void The_people_of_a_unit_are_a_range_by_surname_given_name_and_id()
    {
        Assert.That(People.Start, Has.Length.EqualTo(unitCount + 1));
        for (var unit = 0; unit < unitCount; unit++)
            Assert.That(
                People.Id[People.Start[unit]..People.Start[unit + 1]],
                Is.EqualTo(directory.Naive.UnitEmployees(directory.Table.Id[unit], recursive: false).Select(row => row.Id)));
    }

    [Test]
    public void Head_counts_are_differences()
    {
        for (var unit = 0; unit < unitCount; unit++)
            Assert.That(People.Start[directory.Table.End[unit]] - People.Start[unit], Is.EqualTo(directory.Naive.TotalEmployeeCount(directory.Table.Id[unit])));
    }

    [Test]
    public void All_are_ordered_by_surname() => AssertOrder(People.BySurname, NaiveDirectory.BySurname(directory.Employees));

    [Test]
    public void All_are_ordered_by_given_name() => AssertOrder(People.ByGivenName, NaiveDirectory.ByGivenName(directory.Employees));

    [Test]
    public void All_are_ordered_by_id() => AssertOrder(People.ById, directory.Employees.OrderBy(row => row.Id));

    [Test]
    public void A_rank_is_the_place_in_the_order_by_surname() =>
        Assert.That(People.BySurname.Select(place => People.Rank[place]), Is.EqualTo(Enumerable.Range(0, People.Count)));

    [Test]
    public void Reports_go_by_surname_given_name_and_id()
    {
        for (var place = 0; place < People.Count; place++)
            Assert.That(IdsOf(People.Reports(place)), Is.EqualTo(directory.Naive.Reports(People.Id[place]).Select(row => row.Id)));
    }

    private void AssertOrder(int[] places, IEnumerable<EmployeeRow> rows) => Assert.That(IdsOf(places), Is.EqualTo(rows.Select(row => row.Id)));

    private int[] IdsOf(ReadOnlySpan<int> places)
    {
        var ids = new int[places.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = People.Id[places[i]];
        return ids;
    }
}
