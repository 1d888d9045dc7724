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
}
