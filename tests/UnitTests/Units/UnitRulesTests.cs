using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Units;

[TestFixture]
public sealed class UnitRulesTests
{
    private static readonly OrgUnitId Id = new(42);

    private static IEnumerable<TestCaseData> Rules()
    {
        yield return new(UnitRules.NotFound(Id), "unit.not_found");
        yield return new(UnitRules.DepartmentNotFound(Id), "department.not_found");
        yield return new(UnitRules.Changed(Id), "unit.version_stale");
        yield return new(UnitRules.NameMissing(), "unit.name_missing");
        yield return new(UnitRules.NameTooLong(), "unit.name_too_long");
        yield return new(UnitRules.AcronymTooLong(), "unit.acronym_too_long");
        yield return new(UnitRules.DepartmentStays(), "unit.department_stays");
        yield return new(UnitRules.BeneathItself(), "unit.beneath_itself");
        yield return new(UnitRules.NotAChild([Id]), "unit.not_a_child");
        yield return new(UnitRules.NamedTwice(), "unit.named_twice");
        yield return new(UnitRules.NotEmpty(Id, [], 1), "unit.not_empty");
    }

    [TestCaseSource(nameof(Rules))]
    public void A_published_code_never_changes(CodedException rule, string code) => Assert.That(rule.Code, Is.EqualTo(code));

    [Test]
    public void What_is_missing_or_stale_is_named_by_its_id()
    {
        Assert.That(UnitRules.NotFound(Id).Message, Does.Contain("42"));
        Assert.That(UnitRules.DepartmentNotFound(Id).Message, Does.Contain("42"));
        Assert.That(UnitRules.Changed(Id).Message, Does.Contain("42"));
    }
}
