using OrgChart.Application.Auth;
using OrgChart.Domain.Security;
using OrgChart.Domain.Users;

namespace OrgChart.UnitTests.Auth;

[TestFixture]
internal sealed class PasswordCheckTests
{
    private const string Password = "four words that rhyme";

    private AccountWorld world = null!;
    private User user = null!;

    [SetUp]
    public void MakeWorld()
    {
        world = new();
        user = world.WithUser("u@example.org", Password);
    }

    [Test]
    public async Task The_attempt_is_counted_before_the_password_is_looked_at_and_settled_after_success()
    {
        Assert.That(await PassAsync(Password), Is.True);

        Assert.That(world.Log, Is.EqualTo(new[] { "begin", "reserve 192.0.2.0/24", "commit", "look at password", "begin", "settle 1", "commit" }));
        Assert.That((world.Events.Count, world.Time.Waits.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_password_is_never_looked_at_while_there_were_too_many_attempts()
    {
        world.NextAttempt = null;

        Assert.That(await PassAsync(Password), Is.False);

        Assert.That(world.Log, Is.EqualTo(new[] { "begin", "reserve 192.0.2.0/24", "note SignInLocked", "commit", "pause" }), "it only takes as long as if it was");
        Assert.That(world.Events, Is.EqualTo(new[] { (SecurityEventKind.SignInLocked, $"u{user.Id}", (string?)null) }));
    }

    [Test]
    public async Task A_wrong_password_is_written_down_and_not_settled()
    {
        Assert.That(await PassAsync("another one"), Is.False);

        Assert.That(world.Log, Is.EqualTo(new[] { "begin", "reserve 192.0.2.0/24", "commit", "look at password", "begin", "note SignInFailed", "commit" }));
    }

    [Test]
    public async Task Somebody_whom_nobody_knows_goes_the_same_way_and_is_not_named()
    {
        Assert.That(await world.Check.PassAsync("nobody@example.org", null, Password, default), Is.False);

        Assert.That(world.Log, Is.EqualTo(new[] { "begin", "reserve 192.0.2.0/24", "commit", "look at password", "begin", "note SignInFailed", "commit" }));
        Assert.That(world.Events.Single().Subject, Is.Null);
    }

    [Test]
    public async Task Failures_are_answered_on_a_grid_of_time_whatever_they_took([Values(0, 1, 250, 399, 401, 950)] int milliseconds)
    {
        var began = world.Time.Now;

        await world.Check.TryAsync("u@example.org", user, TakingTimeAsync, default);

        Assert.That((world.Time.Now - began).TotalMilliseconds % 400, Is.Zero);

        Task<bool> TakingTimeAsync()
        {
            world.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            return Task.FromResult(false);
        }
    }

    [Test]
    public async Task What_must_be_right_besides_is_only_looked_at_after_the_right_password()
    {
        var looked = 0;

        Assert.That(await PassAsync("wrong", Besides(true)), Is.False);
        Assert.That(looked, Is.Zero);
        Assert.That((await PassAsync(Password, Besides(false)), await PassAsync(Password, Besides(true))), Is.EqualTo((false, true)));
        Assert.That(world.Log.Count(entry => entry.StartsWith("settle", StringComparison.Ordinal)), Is.EqualTo(1), "the right password alone settles nothing");

        Func<Task<bool>> Besides(bool right) => () =>
        {
            looked++;
            return Task.FromResult(right);
        };
    }

    [Test]
    public void Within_a_batch_no_password_is_looked_at()
    {
        world.IsTogether = true;

        Assert.ThrowsAsync<InvalidOperationException>(() => PassAsync(Password));
        Assert.That(world.Log, Is.Empty, "the attempt would be taken back with the batch");
    }

    [TestCase("192.0.2.7", "192.0.2.0/24")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.0/24")]
    [TestCase("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [TestCase("::1", "::/64")]
    [TestCase(null, "-")]
    [TestCase("nonsense", "-")]
    public void Attempts_are_counted_by_network(string? address, string network) => Assert.That(PasswordCheck.NetworkOf(address), Is.EqualTo(network));

    private Task<bool> PassAsync(string password, Func<Task<bool>>? besides = null) => world.Check.PassAsync("u@example.org", user, password, default, besides);
}
