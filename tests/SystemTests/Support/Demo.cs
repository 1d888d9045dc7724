using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests;

/// <summary>One server over the demo organisation for all tests that only read.</summary>
[SetUpFixture]
internal sealed class Demo
{
    /// <summary>The server.</summary>
    public static DemoServer Server { get; private set; } = null!;

    /// <summary>A client who has not signed in where reading is open to all, as in Development.</summary>
    public static HttpClient Open { get; private set; } = null!;

    /// <summary>A client who has not signed in where nothing is open.</summary>
    public static HttpClient Closed { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        await ServerDatabase.PrepareAsync();
        Server = await DemoServer.StartAsync();
        Open = Server.Client();
        Closed = Server.Client(anonymousRead: false);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        Open?.Dispose();
        Closed?.Dispose();
        Server?.Dispose();
        ServerDatabase.CleanUp();
    }
}
