using Microsoft.Extensions.DependencyInjection;
using OrgChart.WebApi.Commands;
using OrgChart.WebApi.Commands.Doctor;

namespace OrgChart.UnitTests.Commands;

/// <summary>What <c>doctor</c> makes of its checks.</summary>
[TestFixture]
public sealed class DoctorChecksTests
{
    [Test]
    public async Task A_check_that_throws_has_found_something_and_shows_no_stack()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var check = new Throwing(new InvalidOperationException("Outside.", new TimeoutException("Nobody answers.")));

        var finding = await DoctorCommand.LookAsync(check, services, CancellationToken.None);

        Assert.That(finding.Health, Is.EqualTo(Condition.Failure));
        Assert.That(finding.Found, Does.Contain("Nobody answers.").And.Not.Contain("   at "));
        Assert.That(finding.Advice, Is.Not.Null);
    }

    [Test]
    public async Task Who_stops_it_has_stopped_it()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.That(async () => await DoctorCommand.LookAsync(new Throwing(new OperationCanceledException()), services, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private sealed class Throwing(Exception exception) : ICheck
    {
        public string Name => "throwing";

        public Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken) => Task.FromException<Finding>(exception);
    }
}
