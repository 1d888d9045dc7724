using NUnit.Framework;
using OrgChart.Application.Auth;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Access;

public sealed class SignInAttemptsTests(ITestDatabase database) : DatabaseTest(database)
{
    private const string Account = "digest";
    private const string Home = "192.0.2.0/24";

    [Test]
    public async Task Of_500_guesses_at_the_same_time_5_are_looked_at_and_none_during_the_lock_and_5_after_it()
    {
        Assert.That(await GuessAsync(500), Is.EqualTo(5));
        Assert.That(await GuessAsync(20), Is.Zero);
        Time.Advance(TimeSpan.FromMinutes(1).Subtract(ManualTime.Least));
        Assert.That(await GuessAsync(20), Is.Zero);

        Time.Advance(ManualTime.Least);
        Assert.That(await GuessAsync(50), Is.EqualTo(5));
    }

    [Test]
    public async Task Guesses_through_several_processes_are_counted_together()
    {
        TestHost[] hosts = [Host, Start(), Start()];
        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => ReserveAsync(hosts[i % 3]))));

        Assert.That(numbers.OfType<int>().Order(), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [Test]
    public async Task Locks_last_1_2_4_8_and_15_minutes_and_no_longer_ever()
    {
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15, 15 })
        {
            Assert.That(await OneAfterAnotherAsync(6), Is.EqualTo(5));
            Time.Advance(TimeSpan.FromMinutes(minutes).Subtract(ManualTime.Least));
            Assert.That(await ReserveAsync(Host), Is.Null, $"{minutes} minutes");
            Time.Advance(ManualTime.Least);
        }
    }

    [Test]
    public async Task After_a_day_without_attempts_all_is_forgotten()
    {
        await OneAfterAnotherAsync(5);
        Time.Advance(TimeSpan.FromMinutes(1));
        await OneAfterAnotherAsync(4);
        Time.Advance(TimeSpan.FromHours(24).Add(ManualTime.Least));

        Assert.That(await OneAfterAnotherAsync(6), Is.EqualTo(5));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await ReserveAsync(Host), Is.EqualTo(1), "the shortest lock again");
    }

    [Test]
    public async Task Being_right_begins_anew_even_with_the_last_attempt()
    {
        for (var i = 0; i < 4; i++) await ReserveAsync(Host);
        await PassAsync();

        Assert.That(await OneAfterAnotherAsync(6), Is.EqualTo(5));
    }

    [Test]
    public async Task Somebody_who_is_right_while_others_guess_does_not_give_them_more_guesses()
    {
        await Host.InScopeAsync(async scope =>
        {
            var attempts = scope.Get<ISignInAttempts>();
            var mine = await attempts.ReserveAsync(Account, Home, Time.Now, CancellationToken.None);
            for (var i = 0; i < 4; i++) await ReserveAsync(Host);
            await attempts.SucceedAsync(Account, Home, mine!.Value, Time.Now, CancellationToken.None);
        });

        Assert.That(await ReserveAsync(Host), Is.Null, "his success settles his own attempt only");
    }

    [Test]
    public async Task Accounts_and_networks_have_locks_of_their_own()
    {
        await OneAfterAnotherAsync(5);

        Assert.That((await ReserveAsync(Host), await ReserveAsync(Host, network: "198.51.100.0/24"), await ReserveAsync(Host, account: "another")), Is.EqualTo(((int?)null, (int?)1, (int?)1)));
    }

    [Test]
    public async Task Strangers_have_100_attempts_a_day_together()
    {
        for (var i = 0; i < 100; i++) Assert.That(await ReserveAsync(Host, network: $"10.0.{i / 4}.0/24"), Is.Not.Null);

        Assert.That(await ReserveAsync(Host, network: "10.1.0.0/24"), Is.Null);
        Time.Advance(TimeSpan.FromHours(24));
        Assert.That(await ReserveAsync(Host, network: "10.1.1.0/24"), Is.Null);
        Time.Advance(ManualTime.Least);
        Assert.That(await ReserveAsync(Host, network: "10.1.2.0/24"), Is.Not.Null);
    }

    [Test]
    public async Task Where_somebody_signed_in_before_strangers_do_not_lock_him_out()
    {
        await PassAsync();
        for (var i = 0; i < 110; i++) await ReserveAsync(Host, network: $"10.0.{i / 4}.0/24");

        Assert.That(await ReserveAsync(Host), Is.Not.Null);
        Time.Advance(TimeSpan.FromDays(90));
        Assert.That(await StrangersAreRefusedAsync(), Is.True, "after 90 days he is a stranger there himself");

        async Task<bool> StrangersAreRefusedAsync()
        {
            for (var i = 0; i < 100; i++) await ReserveAsync(Host, network: $"10.2.{i / 4}.0/24");
            return await ReserveAsync(Host) is null;
        }
    }

    [Test]
    public async Task Signing_in_from_new_places_does_not_use_the_attempts_of_strangers_up()
    {
        for (var i = 0; i < 120; i++) await PassAsync($"10.3.{i}.0/24");

        Assert.That(await ReserveAsync(Host, network: "10.4.0.0/24"), Is.Not.Null);
    }

    private async Task<int> GuessAsync(int count) => (await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => ReserveAsync(Host))))).OfType<int>().Count();

    private async Task<int> OneAfterAnotherAsync(int count)
    {
        var passed = 0;
        for (var i = 0; i < count; i++)
            if (await ReserveAsync(Host) is not null) passed++;
        return passed;
    }

    private Task<int?> ReserveAsync(TestHost host, string account = Account, string network = Home) => host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginAsync(CancellationToken.None);
        var number = await scope.Get<ISignInAttempts>().ReserveAsync(account, network, Time.Now, CancellationToken.None);
        await scope.Work.CommitAsync(CancellationToken.None);
        return number;
    });

    private Task PassAsync(string network = Home) => Host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginAsync(CancellationToken.None);
        var number = await scope.Get<ISignInAttempts>().ReserveAsync(Account, network, Time.Now, CancellationToken.None);
        await scope.Get<ISignInAttempts>().SucceedAsync(Account, network, number!.Value, Time.Now, CancellationToken.None);
        await scope.Work.CommitAsync(CancellationToken.None);
    });
}
