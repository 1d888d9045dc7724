using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.CleanUp;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.CleanUp;

/// <summary>What is kept for a limited time goes once an hour, by one instance of several.</summary>
public sealed class ScheduledCleanUpTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public async Task Of_several_instances_one_does_it_and_in_the_next_hour_one_again()
    {
        var counting = new Counting();
        TestHost[] instances = [.. Enumerable.Range(0, 4).Select(_ => Start(register: services => services.AddSingleton<ICleanUp>(counting)))];

        async Task RunAllAsync() => await Task.WhenAll(instances.Select(instance => Task.Run(() => CleanUpOf(instance).RunIfDueAsync(CancellationToken.None))));

        await RunAllAsync();
        Assert.That(counting.Runs, Is.EqualTo(1));
        Time.Advance(TimeSpan.FromMinutes(59));
        await RunAllAsync();
        Assert.That(counting.Runs, Is.EqualTo(1), "it is not time yet");
        Time.Advance(TimeSpan.FromMinutes(1));
        await RunAllAsync();
        Assert.That(counting.Runs, Is.EqualTo(2));
    }

    [Test]
    public async Task One_that_fails_does_not_keep_the_others_from_it()
    {
        var (before, after) = (new Counting(), new Counting());
        var host = Start(register: services => services.AddSingleton<ICleanUp>(before).AddScoped<ICleanUp, Failing>().AddSingleton<ICleanUp>(after));

        await CleanUpOf(host).RunIfDueAsync(CancellationToken.None);

        Assert.That((before.Runs, after.Runs), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Much_goes_in_parts_and_others_write_in_between()
    {
        var turns = 0;
        var much = new Counting(ICleanUp.MaxRows, ICleanUp.MaxRows, 5);
        var host = Start(register: services =>
        {
            services.AddSingleton<ICleanUp>(much);
            StrategyProxy.Around((method, _) =>
            {
                if (method == "TakeWriteTurnAsync") turns++;
                return Task.CompletedTask;
            })(services);
        });

        await CleanUpOf(host).RunIfDueAsync(CancellationToken.None);

        Assert.That(much.Runs, Is.EqualTo(3));
        Assert.That(turns, Is.EqualTo(1 + 7 + 3), "one for the claim, one for each of the seven that are always there, three for this one");
    }

    [Test]
    public async Task Old_idempotency_keys_are_forgotten()
    {
        await Host.ExecuteAsync($"INSERT INTO idempotency_keys (principal, idempotency_key, fingerprint, result, at) VALUES ('u1', 'old', '', '', '{Time.Now.AddHours(-25):yyyy-MM-dd HH:mm:ss}'), ('u1', 'new', '', '', '{Time.Now.AddHours(-23):yyyy-MM-dd HH:mm:ss}')");

        await CleanUpOf(Host).RunIfDueAsync(CancellationToken.None);

        Assert.That(await Host.RowsAsync("SELECT idempotency_key FROM idempotency_keys"), Is.EqualTo(["new"]));
    }

    [Test]
    public async Task A_running_instance_looks_by_itself()
    {
        var counting = new Counting();
        var service = CleanUpOf(Start(register: services => services.AddSingleton<ICleanUp>(counting)));
        await service.StartAsync(CancellationToken.None);
        await Time.UntilTimersMadeAsync(1);

        Time.Advance(TimeSpan.FromMinutes(5));
        await counting.RanAsync();
        await service.StopAsync(CancellationToken.None);

        Assert.That(counting.Runs, Is.EqualTo(1));
    }

    private static ScheduledCleanUp CleanUpOf(TestHost host) => new(
        host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<IDatabaseStrategy>(), host.Services.GetRequiredService<TimeProvider>(),
        NullLogger<ScheduledCleanUp>.Instance);

    /// <summary>Says how many it removed, one number for each run, and counts the runs.</summary>
    private sealed class Counting(params int[] removed) : ICleanUp
    {
        private readonly TaskCompletionSource ran = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int runs;

        public int Runs => runs;

        public string Name => "things";

        public Task RanAsync() => ran.Task.WaitAsync(Patience.Limit);

        public Task<int> RunAsync(DateTime now, CancellationToken cancellationToken)
        {
            var run = Interlocked.Increment(ref runs);
            ran.TrySetResult();
            return Task.FromResult(removed.ElementAtOrDefault(run - 1));
        }
    }

    private sealed class Failing : ICleanUp
    {
        public string Name => "failures";

        public Task<int> RunAsync(DateTime now, CancellationToken cancellationToken) => throw new InvalidOperationException("It cannot.");
    }
}
