namespace OrgChart.SystemTests.Accounts;

/// <summary>One server for all tests of accounts that need no settings of their own; each makes whom it needs itself.</summary>
[SetUpFixture]
internal sealed class Accounts
{
    /// <summary>The server.</summary>
    public static AccountServer Server { get; private set; } = null!;

    /// <summary>Its first administrator.</summary>
    public static HttpClient Admin => Server.Admin;

    [OneTimeSetUp]
    public async Task StartAsync() => Server = await AccountServer.StartAsync("--Mail:Folder=mail");

    [OneTimeTearDown]
    public void Stop() => Server?.Dispose();
}
