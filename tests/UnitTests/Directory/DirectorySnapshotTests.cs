using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Application.Units;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

[TestFixtureSource(typeof(Examples), nameof(Examples.All))]
internal sealed class DirectorySnapshotTests(int seed, int unitCount, int employeeCount, RandomDirectory.Form form)
{
    private static readonly PageRequest All = new(0, int.MaxValue);
    private static readonly PageRequest[] Pages = [new(0, 1), new(0, 50), new(1, 3), new(7, 5), new(10_000, 50), new(int.MaxValue, 200)];

    private readonly RandomDirectory directory = new(seed, unitCount, employeeCount, form);

    private DirectorySnapshot Snapshot => directory.Snapshot;

    private NaiveDirectory Naive => directory.Naive;

    [Test]
    public void It_knows_its_revision_and_its_size() =>
        Assert.That((Snapshot.Revision, Snapshot.UnitCount, Snapshot.EmployeeCount), Is.EqualTo((42L, directory.Units.Count, directory.Employees.Count)));

    [Test]
    public void Departments_are_listed_by_name_with_their_counts([Values] Language language)
    {
        var expected = Naive.Departments(language).Select(unit => (
            unit.Id, unit.Name.In(language), unit.Acronym.In(language), Naive.Branch(unit.Id).Count, Naive.TotalEmployeeCount(unit.Id)));

        Assert.That(
            Snapshot.Departments(All, new Translation(language)).Items.Select(item => (item.Id, (string?)item.Name, item.Acronym, item.UnitCount, item.EmployeeCount)),
            Is.EqualTo(expected));
    }

    [Test]
    public void Children_are_listed_by_name_with_their_counts([Values] Language language)
    {
        foreach (var parent in directory.Units)
        {
            var expected = Naive.Children(parent.Id, language).Select(unit => (
                unit.Id, unit.Name.In(language), unit.Acronym.In(language), Naive.EmployeeCount(unit.Id), Naive.TotalEmployeeCount(unit.Id), Naive.ChildCount(unit.Id)));
            Assert.That(
                Snapshot.Children(new OrgUnitId(parent.Id), All, new Translation(language)).Items
                    .Select(item => (item.Id, (string?)item.Name, item.Acronym, item.EmployeeCount, item.TotalEmployeeCount, item.ChildCount)),
                Is.EqualTo(expected));
        }
    }

    [Test]
    public void A_unit_is_told_with_its_place_and_counts([Values] Language language)
    {
        foreach (var unit in directory.Units)
        {
            var answer = Snapshot.Unit(new OrgUnitId(unit.Id), new Translation(language));
            var path = Naive.PathTo(unit.Id);
            Assert.That((answer.Id, answer.SourceKey, (string?)answer.Name, answer.Acronym, answer.Version), Is.EqualTo((unit.Id, unit.SourceKey, unit.Name.In(language), unit.Acronym.In(language), unit.Version)));
            Assert.That(new LocalizedText(answer.Names.En, answer.Names.Fr), Is.EqualTo(unit.Name));
            Assert.That(new LocalizedText(answer.Acronyms.En, answer.Acronyms.Fr), Is.EqualTo(unit.Acronym));
            Assert.That(answer.Path.Select(step => (step.Id, (string?)step.Name)), Is.EqualTo(path.Select(id => (id, Naive.Unit(id).Name.In(language)))));
            Assert.That((answer.Department.Id, answer.Parent?.Id), Is.EqualTo((path[0], unit.ParentId)));
            Assert.That((answer.ChildCount, answer.EmployeeCount, answer.TotalEmployeeCount), Is.EqualTo((Naive.ChildCount(unit.Id), Naive.EmployeeCount(unit.Id), Naive.TotalEmployeeCount(unit.Id))));
            Assert.That(Snapshot.PathTo(new OrgUnitId(unit.Id), new Translation(language)).Select(step => step.Id), Is.EqualTo(path));
        }
    }

    [Test]
    public void Only_a_unit_at_the_top_is_a_department()
    {
        foreach (var unit in directory.Units)
        {
            if (unit.ParentId is null) Assert.That(Snapshot.Department(new OrgUnitId(unit.Id), new Translation(Language.English)).Id, Is.EqualTo(unit.Id));
            else AssertMissing("department.not_found", () => Snapshot.Department(new OrgUnitId(unit.Id), new Translation(Language.English)));
        }
    }

    [Test]
    public void The_people_of_a_unit_and_of_all_beneath_it_go_by_surname_given_name_and_id([Values] bool recursive)
    {
        foreach (var unit in directory.Units)
        {
            var page = Snapshot.UnitEmployees(new OrgUnitId(unit.Id), recursive, All, View());
            Assert.That(page.Items.Select(item => item.Id), Is.EqualTo(Naive.UnitEmployees(unit.Id, recursive).Select(row => row.Id)));
        }
    }

    [Test]
    public void All_people_go_by_what_is_asked_for_in_both_directions([Values] EmployeeSortKey key, [Values] bool descending) =>
        Assert.That(Ids(Snapshot.Employees(default, new(key, descending), All, View())), Is.EqualTo(Sorted(directory.Employees, key, descending)));

    [Test]
    public void People_meet_all_conditions_asked_for([Values] EmployeeSortKey key, [Values] bool descending)
    {
        var dice = new Dice(seed);
        for (var i = 0; i < 50 && directory.Employees.Count > 0; i++)
        {
            var someone = dice.OneOf(directory.Employees);
            var filter = new EmployeeFilter(
                dice.OneIn(2) ? someone.UnitId : null, dice.OneIn(2) ? Naive.PathTo(someone.UnitId)[0] : null, dice.OneIn(2) ? someone.ManagerId : null);
            var expected = directory.Employees.Where(row =>
                (filter.UnitId is null || row.UnitId == filter.UnitId)
                && (filter.DepartmentId is null || Naive.PathTo(row.UnitId)[0] == filter.DepartmentId)
                && (filter.ManagerId is null || row.ManagerId == filter.ManagerId));
            Assert.That(Ids(Snapshot.Employees(filter, new(key, descending), All, View())), Is.EqualTo(Sorted(expected, key, descending)), filter.ToString());
        }
    }

    [Test]
    public void A_page_is_a_part_of_the_whole_and_knows_its_total()
    {
        AssertPages(page => Ids(Snapshot.Employees(default, default, page, View())));
        AssertPages(page => Ids(Snapshot.Employees(default, new(EmployeeSortKey.Id, Descending: true), page, View())));
        AssertPages(page => Ids(Snapshot.Departments(page, new Translation(Language.French)), item => item.Id));
        foreach (var unit in directory.Units.Take(10))
        {
            var id = new OrgUnitId(unit.Id);
            AssertPages(page => Ids(Snapshot.UnitEmployees(id, recursive: false, page, View())));
            AssertPages(page => Ids(Snapshot.UnitEmployees(id, recursive: true, page, View())));
            AssertPages(page => Ids(Snapshot.Children(id, page, new Translation(Language.French)), item => item.Id));
        }

        foreach (var employee in directory.Employees.Take(10))
            AssertPages(page => Ids(Snapshot.Reports(new EmployeeId(employee.Id), page, View())));
    }

    [Test]
    public void An_employee_is_told_with_all_that_is_known_of_him([Values] Language language)
    {
        foreach (var row in directory.Employees)
        {
            var answer = Snapshot.Employee(new EmployeeId(row.Id), View(language));
            var manager = directory.Employees.SingleOrDefault(other => other.Id == row.ManagerId);
            Assert.That(
                (answer.Id, answer.GivenName, answer.Surname, answer.DisplayName, answer.JobTitle, answer.Phone, answer.Email, answer.Version),
                Is.EqualTo((row.Id, row.GivenName, row.Surname, $"{row.GivenName} {row.Surname}".TrimStart(), row.JobTitle.In(language), row.Phone, row.Email, row.Version)));
            Assert.That(new LocalizedText(answer.JobTitles.En, answer.JobTitles.Fr), Is.EqualTo(row.JobTitle));
            Assert.That((answer.Unit.Id, answer.Path.Select(step => step.Id), answer.Department.Id), Is.EqualTo((row.UnitId, Naive.PathTo(row.UnitId), Naive.PathTo(row.UnitId)[0])));
            Assert.That((answer.Manager?.Id, answer.Manager?.JobTitle), Is.EqualTo((row.ManagerId, manager?.JobTitle.In(language))));
            Assert.That(answer.ReportCount, Is.EqualTo(Naive.Reports(row.Id).Count()));
            var address = answer.Address!;
            Assert.That(
                (address.Street, address.City, address.Province, address.Country, address.PostalCode, address.Building, address.Floor, address.Room),
                Is.EqualTo((row.Street.In(language), row.Locality.City.In(language), row.Locality.Province.In(language), row.Locality.Country.In(language), row.PostalCode, row.Building.In(language), row.Floor, row.Room)));
        }
    }

    [Test]
    public void Contact_data_is_left_out_where_it_may_not_be_seen()
    {
        var view = new EmployeeView(new Translation(Language.English), WithContactData: false);
        foreach (var row in directory.Employees)
        {
            var answer = Snapshot.Employee(new EmployeeId(row.Id), view);
            Assert.That((answer.Phone, answer.Email, answer.Address), Is.EqualTo(((string?)null, (string?)null, (AddressAnswer?)null)));
        }

        Assert.That(Snapshot.Employees(default, default, All, view).Items.Where(item => item.Phone is not null || item.Email is not null), Is.Empty);
    }

    [Test]
    public void Reports_managers_and_chains_are_those_of_the_rows()
    {
        foreach (var row in directory.Employees)
        {
            var id = new EmployeeId(row.Id);
            Assert.That(Snapshot.Reports(id, All, View()).Items.Select(item => item.Id), Is.EqualTo(Naive.Reports(row.Id).Select(report => report.Id)));
            Assert.That(Snapshot.ManagerChain(id, View()).Select(item => item.Id), Is.EqualTo(Naive.Chain(row.Id)), "a chain ends, also where managers report to each other");
            if (row.ManagerId is { } manager) Assert.That(Snapshot.Manager(id, View()).Id, Is.EqualTo(manager));
            else AssertMissing("employee.manager_not_found", () => Snapshot.Manager(id, View()));
        }
    }

    [Test]
    public void Reporting_lines_are_the_manager_and_then_the_dotted_ones_in_the_order_in_which_they_were_drawn()
    {
        foreach (var row in directory.Employees)
        {
            var expected = Naive.DottedManagers(row.Id).Select(id => ("dotted", id));
            if (row.ManagerId is { } manager) expected = expected.Prepend(("line", manager));
            Assert.That(Snapshot.ReportingLines(new EmployeeId(row.Id), View()).Select(line => (line.Kind, line.Manager.Id)), Is.EqualTo(expected));
            Assert.That((Snapshot.ManagerIdOf(row.Id), Snapshot.ReportCount(new EmployeeId(row.Id))), Is.EqualTo((row.ManagerId, Naive.Reports(row.Id).Count())));
        }
    }

    [Test]
    public void Everything_can_be_walked_through_by_id()
    {
        var translation = new Translation(Language.English);
        foreach (var after in new[] { 0, 1, 7, 1_000_000, int.MaxValue })
        {
            Assert.That(Snapshot.UnitsAfter(after, 5, translation).Select(unit => unit.Id), Is.EqualTo(directory.Units.Select(unit => unit.Id).Where(id => id > after).Order().Take(5)));
            Assert.That(Snapshot.EmployeesAfter(after, 5, View()).Select(employee => employee.Id), Is.EqualTo(directory.Employees.Select(row => row.Id).Where(id => id > after).Order().Take(5)));
        }
    }

    [Test]
    public void Levels_beneath_a_unit_are_counted_down_to_the_deepest()
    {
        foreach (var unit in directory.Units)
            Assert.That(Snapshot.LevelsBeneath(new OrgUnitId(unit.Id)), Is.EqualTo(Naive.LevelsBeneath(unit.Id)));
    }

    [Test]
    public void What_may_be_gone_can_be_looked_for()
    {
        var translation = new Translation(Language.English);
        foreach (var unit in directory.Units) Assert.That(Snapshot.FindUnit(unit.Id, translation)?.Id, Is.EqualTo(unit.Id));
        foreach (var row in directory.Employees) Assert.That(Snapshot.FindEmployee(row.Id, View())?.Id, Is.EqualTo(row.Id));
        foreach (var missing in new[] { 0, -1, 999_999, int.MaxValue })
            Assert.That((Snapshot.FindUnit(missing, translation), Snapshot.FindEmployee(missing, View()), Snapshot.ManagerIdOf(missing)), Is.EqualTo(((UnitAnswer?)null, (EmployeeAnswer?)null, (int?)null)));
    }

    [Test]
    public void What_is_not_there_is_told_by_its_code()
    {
        foreach (var missing in new[] { 0, -1, 999_999, int.MaxValue })
        {
            var (unit, employee, translation) = (new OrgUnitId(missing), new EmployeeId(missing), new Translation(Language.English));
            AssertMissing("unit.not_found", () => Snapshot.Unit(unit, translation));
            AssertMissing("unit.not_found", () => Snapshot.Children(unit, All, translation));
            AssertMissing("unit.not_found", () => Snapshot.PathTo(unit, translation));
            AssertMissing("unit.not_found", () => Snapshot.Chart(unit, null, Language.English));
            AssertMissing("unit.not_found", () => Snapshot.UnitEmployees(unit, recursive: true, All, View()));
            AssertMissing("unit.not_found", () => Snapshot.Employees(new(missing, null, null), default, All, View()));
            AssertMissing("department.not_found", () => Snapshot.Department(unit, translation));
            AssertMissing("department.not_found", () => Snapshot.DepartmentChart(unit, null, Language.English));
            AssertMissing("department.not_found", () => Snapshot.Employees(new(null, missing, null), default, All, View()));
            AssertMissing("employee.not_found", () => Snapshot.Employee(employee, View()));
            AssertMissing("employee.not_found", () => Snapshot.Reports(employee, All, View()));
            AssertMissing("employee.not_found", () => Snapshot.Manager(employee, View()));
            AssertMissing("employee.not_found", () => Snapshot.ManagerChain(employee, View()));
            AssertMissing("employee.not_found", () => Snapshot.ReportingLines(employee, View()));
            AssertMissing("employee.not_found", () => Snapshot.ReportCount(employee));
            AssertMissing("unit.not_found", () => Snapshot.LevelsBeneath(unit));
            AssertMissing("employee.not_found", () => Snapshot.Employees(new(null, null, missing), default, All, View()));
        }
    }

    private static EmployeeView View(Language language = Language.English) => new(new Translation(language), WithContactData: true);

    private static List<int> Sorted(IEnumerable<EmployeeRow> rows, EmployeeSortKey key, bool descending)
    {
        var ids = (key switch
        {
            EmployeeSortKey.GivenName => NaiveDirectory.ByGivenName(rows),
            EmployeeSortKey.Id => rows.OrderBy(row => row.Id),
            _ => NaiveDirectory.BySurname(rows),
        }).Select(row => row.Id).ToList();
        if (descending) ids.Reverse();
        return ids;
    }

    private static Listed Ids(Page<EmployeeItem> page) => Ids(page, item => item.Id);

    private static Listed Ids<T>(Page<T> page, Func<T, int> id) => new(page.Items.Select(id), page.Total);

    private static void AssertPages(Func<PageRequest, Listed> list)
    {
        var whole = list(All).ToList();
        foreach (var page in Pages)
        {
            var part = list(page);
            Assert.That(part, Is.EqualTo(whole.Skip(page.Offset).Take(page.Limit)), page.ToString());
            Assert.That(part.Total, Is.EqualTo(whole.Count));
        }
    }

    private static void AssertMissing(string code, Func<object> ask) =>
        Assert.That(() => ask(), Throws.TypeOf<NotFoundException>().With.Property(nameof(CodedException.Code)).EqualTo(code));

    private sealed class Listed(IEnumerable<int> ids, int total) : List<int>(ids)
    {
        public int Total { get; } = total;
    }
}
