using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Exports;
using OrgChart.Application.Exports.ExportBranch;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.UnitTests.Directory;

namespace OrgChart.UnitTests.Exports;

/// <summary>Parts of the directory, gone through in order.</summary>
[TestFixtureSource(typeof(Examples), nameof(Examples.All))]
internal sealed class BranchTests(int seed, int unitCount, int employeeCount, RandomDirectory.Form form)
{
    private readonly RandomDirectory directory = new(seed, unitCount, employeeCount, form);

    [Test]
    public void Everything_is_in_the_whole_directory_once_each_unit_behind_the_one_above([Values] Language language)
    {
        var units = Branch(null, null, language).Units.ToList();

        Assert.That(units.Select(unit => unit.Unit.Id), Is.EquivalentTo(directory.Units.Select(unit => unit.Id)));
        Assert.That(units.SelectMany(unit => unit.People).Select(person => person.Id), Is.EquivalentTo(directory.Employees.Select(person => person.Id)));
        Assert.That(units.Select(unit => unit.Unit.Id), Is.EqualTo(InOrder(directory.Naive.Departments(language).Select(unit => unit.Id), language, int.MaxValue).Select(unit => unit.Id)));
    }

    [Test]
    public void A_branch_is_a_unit_with_what_is_beneath_it_down_to_the_depth([Values] Language language, [Values(0, 1, 2, null)] int? depth)
    {
        foreach (var top in directory.Units)
        {
            var units = Branch(top.Id, depth, language).Units.ToList();

            Assert.That(units.Select(unit => (unit.Unit.Id, unit.Level)), Is.EqualTo(InOrder([top.Id], language, depth ?? int.MaxValue)));
            foreach (var unit in units)
                Assert.That(unit.People.Select(person => person.Unit.Id), Is.All.EqualTo(unit.Unit.Id).And.Exactly(unit.Unit.EmployeeCount).Items);
        }
    }

    [Test]
    public void The_languages_told_beforehand_are_those_of_the_texts([Values] Language language, [Values] bool withPeople, [Values] bool withContactData)
    {
        foreach (var top in directory.Units.Select(unit => (int?)unit.Id).Append(null))
        {
            var branch = Branch(top, null, language, withPeople, withContactData);
            foreach (var unit in branch.Units) Assert.That(unit.People.Count(), Is.EqualTo(withPeople ? unit.Unit.EmployeeCount : 0));

            Assert.That(branch.ContentLanguage, Is.EqualTo(branch.View.Translation.ContentLanguage), $"{top}");
        }
    }

    [Test]
    public void The_head_of_a_unit_is_the_one_of_its_chart()
    {
        foreach (var unit in Branch(null, null, Language.English).Units)
        {
            var chart = System.Text.Json.JsonDocument.Parse(directory.Snapshot.Chart(new OrgUnitId(unit.Unit.Id), 0, Language.English).Json).RootElement.GetProperty("head");
            Assert.That(unit.HeadId, Is.EqualTo(chart.ValueKind == System.Text.Json.JsonValueKind.Null ? null : (int?)chart.GetProperty("id").GetInt32()));
        }
    }

    [Test]
    public void An_unknown_unit_is_not_found() => Assert.That(() => Branch(999_999, null, Language.English), Throws.TypeOf<NotFoundException>().With.Property("Code").EqualTo("unit.not_found"));

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_use_case_shows_contact_data_to_those_who_may_see_it(bool may)
    {
        var reading = new Moq.Mock<IDirectory>();
        reading.Setup(one => one.Current).Returns(directory.Snapshot);
        var caller = new Moq.Mock<ICaller>();
        caller.Setup(one => one.MaySeeContactData).Returns(may);

        var branch = await new ExportBranchHandler(reading.Object, caller.Object).Handle(new(null, null, WithPeople: true, new Translation(Language.English)), CancellationToken.None);

        var people = branch.Units.SelectMany(unit => unit.People).ToList();
        Assert.That(branch.View.WithContactData, Is.EqualTo(may));
        Assert.That(people.Any(person => person.Phone is not null || person.Email is not null || person.Address is not null), Is.EqualTo(may && people.Count > 0));
    }

    private Branch Branch(int? top, int? depth, Language language, bool withPeople = true, bool withContactData = true) =>
        directory.Snapshot.Branch(new(top is { } id ? new OrgUnitId(id) : null, depth, withPeople), new EmployeeView(new Translation(language), withContactData));

    private List<(int Id, int Level)> InOrder(IEnumerable<int> units, Language language, int depth, int level = 0) =>
        [.. units.SelectMany(id => InOrder(level < depth ? directory.Naive.Children(id, language).Select(child => child.Id) : [], language, depth, level + 1).Prepend((id, level)))];
}
