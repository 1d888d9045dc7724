using AutoMapper;
using Moq;
using OrgChart.Application;
using OrgChart.Application.Common;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ListImportFindings;
using OrgChart.Application.Imports.ListImports;
using OrgChart.Domain.Imports;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class MappingTests
{
    private static readonly MapperConfiguration Mapping = new(mapping => mapping.AddProfiles(typeof(ApplicationServices).Assembly));

    [Test]
    public void Every_property_of_an_answer_gets_its_value() => Mapping.AssertConfigurationIsValid();

    [Test]
    public async Task The_findings_of_a_load_are_answered_as_they_are_kept()
    {
        var row = new FindingRow { ImportId = new(3), Ordinal = 1, Line = 5, Column = "Surname", Code = "row.surname_missing", Message = "The row has no surname." };
        var history = new Mock<IImportHistory>();
        history.Setup(h => h.ListFindingsAsync(new ImportId(3), new PageRequest(10, 20), default)).ReturnsAsync(new Page<FindingRow>([row], 31));

        var page = await new ListImportFindingsHandler(history.Object, new Mapper(Mapping)).Handle(new ListImportFindingsQuery(3, new PageRequest(10, 20)), default);

        var answer = page.Items.Single();
        Assert.That((answer.Line, answer.Column, answer.Code, answer.Message), Is.EqualTo((5, "Surname", "row.surname_missing", "The row has no surname.")));
        Assert.That(page.Total, Is.EqualTo(31));
    }

    [Test]
    public async Task The_loads_are_answered_in_the_order_of_the_history()
    {
        var history = new Mock<IImportHistory>();
        history.Setup(h => h.ListAsync(new PageRequest(0, 2), default)).ReturnsAsync(new Page<Import>([A.Import(id: 9), A.Import(id: 8)], 9));

        var page = await new ListImportsHandler(history.Object).Handle(new ListImportsQuery(new PageRequest(0, 2)), default);

        Assert.That((page.Items.Select(answer => answer.Id), page.Total), Is.EqualTo((new[] { 9, 8 }, 9)));
    }

    [Test]
    public void Only_those_who_may_load_see_the_history()
    {
        Assert.That(new ListImportsQuery(default).Permission, Is.EqualTo(Permissions.ImportsRun));
        Assert.That(new ListImportFindingsQuery(1, default).Permission, Is.EqualTo(Permissions.ImportsRun));
    }
}
