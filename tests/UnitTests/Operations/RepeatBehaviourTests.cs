using Moq;
using OrgChart.Application.Common;
using OrgChart.Application.Idempotency;
using OrgChart.Application.Operations;

namespace OrgChart.UnitTests.Operations;

[TestFixture]
public sealed class RepeatBehaviourTests
{
    private readonly Mock<IUnitOfWork> work = new();
    private readonly Mock<IDatabaseFaults> faults = new();
    private readonly IdempotencyContext key = new();
    private readonly ServerMetrics metrics = new();
    private int tries;

    [SetUp]
    public void Begin()
    {
        tries = 0;
        work.Reset();
        faults.Reset();
        key.Current = ("me", "key", "print");
    }

    [OneTimeTearDown]
    public void End() => metrics.Dispose();

    [TestCase(DatabaseFault.Undone, 3)]
    [TestCase(DatabaseFault.Unavailable, 1)]
    [TestCase(DatabaseFault.UniqueViolation, 1)]
    [TestCase(DatabaseFault.ReferenceViolation, 1)]
    public async Task What_may_well_succeed_is_done_again_from_the_beginning(DatabaseFault fault, int failures)
    {
        Assert.That(await SendAsync(fault, failures), Is.EqualTo(failures + 1));

        work.Verify(one => one.RollBackAsync(), Times.Exactly(failures));
        Assert.That(key.Current, Is.Null, "each attempt has used the key");
    }

    [TestCase(DatabaseFault.Undone, 4, 4)]
    [TestCase(DatabaseFault.Unavailable, 2, 2)]
    [TestCase(DatabaseFault.Busy, 1, 1)]
    [TestCase(DatabaseFault.UniqueViolation, 2, 2)]
    [TestCase(DatabaseFault.ReferenceViolation, 2, 2)]
    [TestCase(DatabaseFault.DiskFull, 1, 1)]
    [TestCase(DatabaseFault.None, 1, 1)]
    public void The_rest_is_told(DatabaseFault fault, int failures, int attempts)
    {
        Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(fault, failures));

        Assert.That(tries, Is.EqualTo(attempts));
    }

    [Test]
    public void What_may_be_lasting_is_not_done_again()
    {
        Assert.ThrowsAsync<OutcomeUnknownException>(() => SendAsync(DatabaseFault.Unavailable, 1, new OutcomeUnknownException(new IOException())));

        Assert.That(tries, Is.EqualTo(1));
    }

    [Test]
    public void What_has_made_something_lasting_is_not_done_again()
    {
        work.Setup(one => one.Commits).Returns(() => tries);

        Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(DatabaseFault.Undone, 1));

        Assert.That(tries, Is.EqualTo(1));
    }

    [Test]
    public void One_step_of_several_is_not_done_again_alone()
    {
        work.Setup(one => one.IsTogether).Returns(true);

        Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(DatabaseFault.Undone, 1));

        Assert.That(tries, Is.EqualTo(1));
    }

    private Task<int> SendAsync(DatabaseFault fault, int failures, Exception? failure = null)
    {
        failure ??= new InvalidOperationException("the database's");
        faults.Setup(one => one.Diagnose(failure)).Returns(fault);
        return new RepeatBehaviour<object, int>(faults.Object, work.Object, key, metrics).Handle(new object(), CancellationToken.None, Try);

        Task<int> Try()
        {
            Assert.That(key.Current, Is.EqualTo(("me", "key", "print")), "each attempt has the key");
            key.Current = null;
            return ++tries <= failures ? Task.FromException<int>(failure) : Task.FromResult(tries);
        }
    }
}
