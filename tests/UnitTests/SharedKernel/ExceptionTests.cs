using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.SharedKernel;

[TestFixture]
public sealed class ExceptionTests
{
    [Test]
    public void Somebody_without_a_permission_is_told_which_one_it_is()
    {
        var forbidden = new ForbiddenException("imports:run");

        Assert.That(forbidden.Code, Is.EqualTo("access.forbidden"));
        Assert.That(forbidden.Message, Does.Contain("imports:run"));
    }

    [Test]
    public void A_refusal_names_what_stands_in_the_way_but_not_without_end()
    {
        var plain = new RuleBrokenException("unit.not_empty", "It is not empty.");
        var about = plain.About("units", Enumerable.Range(1, 150));

        Assert.That(plain.Concerned, Is.Empty);
        Assert.That((about.Code, about.Message), Is.EqualTo(("unit.not_empty", "It is not empty.")));
        Assert.That(about.Concerned["units"], Is.EqualTo(Enumerable.Range(1, 100)));
    }
}
