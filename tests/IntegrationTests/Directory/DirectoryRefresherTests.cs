using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using OrgChart.Infrastructure;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Directory;

/// <summary>What a host that answers requests does on its own: make the tables, load the directory, look for changes.</summary>
public sealed class DirectoryRefresherTests(ITestDatabase database) : DatabaseTest(database)
{
    // From one look to the next.
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly Messages messages = new();
    private TestHost server = null!;

    [SetUp]
    public void StartServer()
    {
        messages.Clear();
        server = Start(register: services =>
        {
            // A database that tells of changes by itself would be faster than the look that these tests are about.
            StrategyProxy.Around((method, arguments) => method == "ListenAsync" ? Task.Delay(Timeout.InfiniteTimeSpan, (CancellationToken)arguments[1]!) : Task.CompletedTask)(services);
            services.AddDirectoryService().AddSingleton<ILoggerProvider>(messages);
        });
    }

    [TearDown]
    public async Task StopServer()
    {
        foreach (var service in HostedServices()) await service.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
    }

    [OneTimeTearDown]
    public void DisposeMessages() => messages.Dispose();

    [Test]
    public async Task The_directory_is_loaded_before_the_host_has_started()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        await StartServicesAsync();

        Assert.That((server.Directory.Current.Revision, server.Directory.Snapshot.EmployeeCount), Is.EqualTo((1L, 1)));
        Assert.That(await messages.NextAsync(), Does.StartWith("Information: Directory of revision 1 loaded in 0 ms: 1 units, 1 employees."));
    }

    [Test]
    public async Task A_change_of_another_process_is_seen_a_second_later()
    {
        await StartServicesAsync();
        await messages.NextAsync();
        await Time.UntilTimerMadeAsync(OneSecond);
        await Host.WriteAsync([A.Department(1)]);
        Assert.That(server.Directory.Current.Revision, Is.Zero);

        Time.Advance(OneSecond);

        Assert.That(await messages.NextAsync(), Does.Contain("Directory of revision 1"));
        Assert.That(server.Directory.Current.Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task A_database_that_does_not_answer_leaves_the_old_directory_until_it_does_again()
    {
        await Host.WriteAsync([A.Department(1)]);
        await StartServicesAsync();
        await messages.NextAsync();
        await Time.UntilTimerMadeAsync(OneSecond);
        await Host.ExecuteAsync("ALTER TABLE directory_revision RENAME TO hidden");

        Time.Advance(OneSecond);
        Assert.That(await messages.NextAsync(), Is.EqualTo("Warning: The directory could not be refreshed."));
        Assert.That(server.Directory.Current.Revision, Is.EqualTo(1));

        await Host.ExecuteAsync("ALTER TABLE hidden RENAME TO directory_revision; UPDATE directory_revision SET revision = 2");
        Time.Advance(OneSecond);
        Assert.That(await messages.NextAsync(), Is.EqualTo("Information: The database answers again."));
        Assert.That(await messages.NextAsync(), Does.Contain("Directory of revision 2"));
        Assert.That(server.Directory.Current.Revision, Is.EqualTo(2));
    }

    [Test]
    public async Task The_host_is_ready_once_database_and_directory_are()
    {
        Assert.That(await HealthAsync(), Is.EqualTo("database Healthy, directory Unhealthy"));

        await StartServicesAsync();
        Assert.That(await HealthAsync(), Is.EqualTo("database Healthy, directory Healthy"));

        await Host.ExecuteAsync("ALTER TABLE directory_revision RENAME TO hidden");
        Assert.That(await HealthAsync(), Is.EqualTo("database Unhealthy, directory Healthy"));
    }

    private IEnumerable<IHostedService> HostedServices() => server.Services.GetServices<IHostedService>();

    private async Task StartServicesAsync()
    {
        foreach (var service in HostedServices()) await service.StartAsync(CancellationToken.None);
    }

    private async Task<string> HealthAsync()
    {
        var report = await server.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return string.Join(", ", report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value.Status}"));
    }

    /// <summary>What the refresher writes to the log; tests wait for it.</summary>
    private sealed class Messages : ILoggerProvider, ILogger
    {
        private Channel<string> written = Channel.CreateUnbounded<string>();

        public void Clear() => written = Channel.CreateUnbounded<string>();

        public Task<string> NextAsync() => written.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

        public ILogger CreateLogger(string categoryName) =>
            categoryName.EndsWith("DirectoryRefresher", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            written.Writer.TryWrite($"{logLevel}: {formatter(state, exception)}");

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
