using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChart.WebApi.Hosting;

namespace OrgChart.UnitTests.Hosting;

[TestFixture]
public sealed class HealthTests
{
    [Test]
    public void A_check_says_its_own_reason_and_no_exception_its_message()
    {
        var secret = new TimeoutException("Host=db;Username=orgchart");

        // ASP.NET Core makes the second of a check that throws.
        Assert.That(Health.ReasonOf(Entry("The database does not answer.", secret)), Is.EqualTo("The database does not answer."));
        Assert.That(Health.ReasonOf(Entry(secret.Message, secret)), Is.Not.Null.And.Not.Contain("orgchart"));
        Assert.That(Health.ReasonOf(Entry(null, null)), Is.Null);
    }

    private static HealthReportEntry Entry(string? description, Exception? exception) => new(HealthStatus.Unhealthy, description, TimeSpan.Zero, exception, data: null);
}
