using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Geds;

namespace OrgChart.UnitTests.Imports.Geds;

[TestFixture]
public sealed class GedsAcronymsTests
{
    [TestCase("ESDC-EDSC", "ESDC", "EDSC")]
    [TestCase("NRCan-RNCan", "NRCan", "RNCan")]
    [TestCase("PSPC", "PSPC", "PSPC")]
    [TestCase("A-B-C", "A-B-C", "A-B-C")]
    [TestCase("ESDC-", "ESDC-", "ESDC-")]
    [TestCase("-EDSC", "-EDSC", "-EDSC")]
    public void A_department_has_its_English_acronym_before_the_dash_and_its_French_one_after_it(string column, string en, string fr) =>
        Assert.That(GedsAcronyms.OfDepartment(column), Is.EqualTo(new LocalizedText(en, fr)));

    [TestCase("OU=CIRB-CCRI,O=GC,C=CA", "CIRB", "CIRB", "CCRI", TestName = "The French one stands in the key")]
    [TestCase("OU=CIRB-CCRI,O=GC,C=CA", "cirb", "cirb", "CCRI", TestName = "The column says how the English one is spelt")]
    [TestCase("OU=CIRB-CCRI,O=GC,C=CA", "OTHER", "OTHER", null, TestName = "A key that disagrees with the column tells nothing")]
    [TestCase("OU=103631-103631,O=GC,C=CA", "FIN", "FIN", null, TestName = "A key that is a number tells nothing")]
    [TestCase("OU=CIRB-CCRI,O=GC,C=CA", null, "CIRB", "CCRI", TestName = "Where no row is in the unit both come from the key")]
    [TestCase("OU=103631-103631,O=GC,C=CA", null, null, null, TestName = "A number is no acronym")]
    [TestCase("OU=LEG,O=GC,C=CA", null, null, null, TestName = "A key of one half tells nothing")]
    [TestCase("OU=A-B-C,O=GC,C=CA", null, null, null, TestName = "A key of three parts tells nothing")]
    [TestCase("finance,employment", null, null, null, TestName = "A key made of names tells nothing")]
    [TestCase("finance,employment", "FIN", "FIN", null, TestName = "Beside a key made of names the column counts")]
    public void The_acronym_of_a_unit(string key, string? column, string? en, string? fr) =>
        Assert.That(GedsAcronyms.OfUnit(key, column), Is.EqualTo(new LocalizedText(en, fr)));

    [Test]
    public void An_acronym_from_the_key_that_would_be_too_long_is_left_out() =>
        Assert.That(GedsAcronyms.OfUnit($"OU={new string('A', 30)}-{new string('B', 30)},O=GC", null), Is.EqualTo(LocalizedText.None));

    [TestCase("ESDC-EDSC", "ESDC", true)]
    [TestCase("ESDC-EDSC", "EDSC", true)]
    [TestCase("ESDC-EDSC", "esdc-edsc", true)]
    [TestCase("esdc-edsc", "ESDC", true)]
    [TestCase("PSPC", "pspc", true)]
    [TestCase("ESDC-EDSC", "ESD", false)]
    [TestCase("ESDC-EDSC", "CRA", false)]
    [TestCase("", "CRA", false)]
    public void A_department_is_asked_for_by_either_acronym_or_both_in_any_letter_case(string column, string wanted, bool expected) =>
        Assert.That(GedsAcronyms.IsAmong(column, new HashSet<string>([wanted], StringComparer.OrdinalIgnoreCase)), Is.EqualTo(expected));
}
