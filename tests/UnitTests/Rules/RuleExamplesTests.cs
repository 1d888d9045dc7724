using Microsoft.Extensions.Options;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Rules;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;
using OrgChart.UnitTests.Directory;

namespace OrgChart.UnitTests.Rules;

/// <summary>A department (1) with two levels beneath it (2, 3) and a shallow one (4) with one (5); a boss (1) with two reports (2, 3) and somebody (4) without.</summary>
[TestFixture]
public sealed class RuleExamplesTests
{
    private static readonly IDirectorySnapshot Directory = Make();

    [TestCase(4, 1, 2, "rules.span_too_wide")]
    [TestCase(4, 1, 3, null)]
    [TestCase(4, 1, null, null)]
    [TestCase(4, 2, 1, null)]
    [TestCase(2, 1, 2, null, Description = "He reports to that one already.")]
    public async Task Nobody_gets_one_report_too_many(int employee, int manager, int? most, string? code)
    {
        Assert.That((await Span(most).CheckAsync(new SetManagerCommand(employee, manager, null), Directory, default))?.Code, Is.EqualTo(code));
        Assert.That((await Span(most).CheckAsync(new DrawReportingLineCommand(employee, manager, ReportingLineKind.Line, null), Directory, default))?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Dotted_lines_do_not_count() =>
        Assert.That(await Span(1).CheckAsync(new DrawReportingLineCommand(4, 1, ReportingLineKind.Dotted, null), Directory, default), Is.Null);

    [TestCase(4, 1, "rules.span_too_wide")]
    [TestCase(4, 2, null)]
    [TestCase(4, null, null)]
    [TestCase(2, 1, null, Description = "He is one of them himself.")]
    [TestCase(null, 1, null)]
    public async Task Nobody_inherits_one_report_too_many(int? heir, int? most, string? code) =>
        Assert.That((await Span(most).CheckAsync(new DeleteEmployeeCommand(1, heir, null), Directory, default))?.Code, Is.EqualTo(code));

    [TestCase(1, 2, "rules.span_too_wide")]
    [TestCase(1, 3, null)]
    [TestCase(null, 1, null)]
    public async Task Nobody_gets_one_new_report_too_many(int? manager, int? most, string? code) =>
        Assert.That((await Span(most).CheckAsync(new CreateEmployeeCommand(1, A.Details(), manager), Directory, default))?.Code, Is.EqualTo(code));

    [Test]
    public async Task A_refusal_says_how_many_there_are_and_how_many_there_may_be() =>
        Assert.That((await Span(2).CheckAsync(new SetManagerCommand(4, 1, null), Directory, default))!.Message, Does.Contain("3 direct reports").And.Contain("at most 2"));

    [TestCase(3, 3, "rules.too_deep")]
    [TestCase(3, 4, null)]
    [TestCase(2, 3, null)]
    [TestCase(3, null, null)]
    [TestCase(null, 1, null)]
    public async Task A_new_unit_is_not_too_deep(int? parent, int? most, string? code) =>
        Assert.That((await Depth(most).CheckAsync(new CreateUnitCommand(parent, new(A.Text("New"), LocalizedText.None)), Directory, default))?.Code, Is.EqualTo(code));

    [TestCase(2, 5, 3, "rules.too_deep", Description = "4, 5, 2, 3")]
    [TestCase(2, 5, 4, null)]
    [TestCase(2, 4, 3, null)]
    [TestCase(3, 5, 3, null)]
    [TestCase(2, 5, null, null)]
    public async Task A_moved_unit_is_not_too_deep_nor_is_what_it_brings_along(int unit, int parent, int? most, string? code) =>
        Assert.That((await Depth(most).CheckAsync(new MoveUnitCommand(unit, parent, null), Directory, default))?.Code, Is.EqualTo(code));

    [TestCase(1, 5, 3, "rules.too_deep", Description = "4, 5, 2, 3")]
    [TestCase(1, 5, 4, null)]
    [TestCase(1, 4, 3, null)]
    [TestCase(2, 5, 3, null)]
    public async Task What_moves_out_of_a_unit_that_goes_is_not_too_deep(int unit, int destination, int most, string? code)
    {
        Assert.That((await Depth(most).CheckAsync(new DeleteUnitCommand(unit, destination, null), Directory, default))?.Code, Is.EqualTo(code));
        Assert.That((await Depth(most).CheckAsync(new MergeUnitsCommand(unit, destination, null, null), Directory, default))?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Removing_an_empty_unit_makes_nothing_deeper() =>
        Assert.That(await Depth(1).CheckAsync(new DeleteUnitCommand(3, null, null), Directory, default), Is.Null);

    private static WidestSpan Span(int? most) => new(Options.Create(new RuleOptions { MaxDirectReports = most }));

    private static DeepestLevel Depth(int? most) => new(Options.Create(new RuleOptions { MaxLevels = most }));

    private static DirectorySnapshot Make()
    {
        var units = new UnitTable([Unit(1, null), Unit(2, 1), Unit(3, 2), Unit(4, null), Unit(5, 4)]);
        var people = new EmployeeTableBuilder();
        foreach (var (id, manager) in new (int, int?)[] { (1, null), (2, 1), (3, 1), (4, null) }) people.Add(new RowReader(Person(id, manager)));
        return new DirectorySnapshot(1, units, new EmployeeTable(people, units));

        static UnitRow Unit(int id, int? parent) => new(id, parent, A.Text($"Unit {id}"), LocalizedText.None, null, 1);

        static EmployeeRow Person(int id, int? manager) => new(
            id, 1, manager, "Roy", "Luc", LocalizedText.None, null, null, LocalizedText.None, new(LocalizedText.None, LocalizedText.None, LocalizedText.None), null, LocalizedText.None, null, null, 1);
    }
}
