using Moq;
using NUnit.Framework;
using OrgChart.Application.Directory;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace NorthlandRules.Tests;

[TestFixture]
public sealed class NoShadowUnitsTests
{
    [TestCase("Finance", "Finances", null)]
    [TestCase("Finance", null, "northland.no_shadow_units")]
    [TestCase(null, "Finances", "northland.no_shadow_units")]
    public async Task A_new_unit_needs_a_name_in_both_languages(string? en, string? fr, string? code)
    {
        var command = new CreateUnitCommand(ParentId: 1, new UnitDetails(new LocalizedText(en, fr), LocalizedText.None));

        var refusal = await new NoShadowUnits().CheckAsync(command, Mock.Of<IDirectorySnapshot>(), CancellationToken.None);

        Assert.That(refusal?.Code, Is.EqualTo(code));
    }
}
