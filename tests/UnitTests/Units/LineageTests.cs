namespace OrgChart.UnitTests.Units;

[TestFixture]
public sealed class LineageTests
{
    [Test]
    public void A_lineage_goes_from_its_tip_up_to_the_department()
    {
        var department = A.Department();
        var finance = A.Unit(beneath: department);
        var lineage = A.LineageOf(finance);

        Assert.That(lineage.Tip, Is.EqualTo(finance.Id));
        Assert.That(lineage.Includes(finance.Id), Is.True);
        Assert.That(lineage.Includes(department.Id), Is.True);
        Assert.That(lineage.Includes(A.Unit(beneath: finance).Id), Is.False);
    }
}
