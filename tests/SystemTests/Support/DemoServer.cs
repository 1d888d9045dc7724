using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace OrgChart.SystemTests.Support;

/// <summary>The server over the demo organisation, with a few things in it that the extract's format cannot tell.</summary>
internal sealed class DemoServer : IDisposable
{
    private readonly TemporaryFolder folder = new(withDemo: true);
    private readonly ConcurrentBag<WebApplicationFactory<Program>> servers = [];

    /// <summary>A unit whose French name is missing.</summary>
    public int UnitWithoutFrench { get; private set; }

    /// <summary>An employee who reports to <see cref="Manager"/>.</summary>
    public int Report { get; private set; }

    /// <summary>An employee who reports to <see cref="Head"/>.</summary>
    public int Manager { get; private set; }

    /// <summary>An employee who reports to nobody.</summary>
    public int Head { get; private set; }

    /// <summary>Where the keys that sign access tokens are.</summary>
    public string KeyFolder => folder.File("keys");

    /// <summary>Gives the demo organisation what is missing, and makes keys.</summary>
    public static async Task<DemoServer> StartAsync()
    {
        var server = new DemoServer();
        await OrgChartProcess.SucceedAsync(server.folder, "generate-secrets", $"--Security:KeyFolder={server.KeyFolder}");
        server.AddWhatTheExtractCannotTell();
        return server;
    }

    /// <summary>Accounts that tests act as.</summary>
    public TestAccounts Accounts => new(folder.Database, KeyFolder);

    /// <summary>A client with a role where nothing is open.</summary>
    public HttpClient ClientOf(string role)
    {
        var client = Client(anonymousRead: false);
        client.DefaultRequestHeaders.Authorization = new("Bearer", Accounts.TokenOfRole(role));
        return client;
    }

    /// <summary>A client of a server with these settings.</summary>
    public HttpClient Client(bool anonymousRead = true, bool anonymousContactData = false)
    {
        var server = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Database:ConnectionString", folder.Database.ConnectionString);
            host.UseSetting("Access:AnonymousRead", anonymousRead.ToString());
            host.UseSetting("Access:AnonymousContactData", anonymousContactData.ToString());
            host.UseSetting("Security:KeyFolder", KeyFolder);
            foreach (var one in TestAccounts.Settings) host.UseSetting(one.Split('=')[0][2..], one.Split('=')[1]);
        });
        servers.Add(server);
        return server.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    public void Dispose()
    {
        foreach (var server in servers) server.Dispose();
        folder.Dispose();
    }

    private void AddWhatTheExtractCannotTell()
    {
        UnitWithoutFrench = Number("SELECT id FROM org_units WHERE name_en LIKE 'Project Thaw%'");
        (Head, Manager, Report) = (Number("SELECT min(id) FROM employees"), Number("SELECT min(id) + 1 FROM employees"), Number("SELECT min(id) + 2 FROM employees"));
        Run($"UPDATE org_units SET name_fr = NULL WHERE id = {UnitWithoutFrench}");
        Run($"UPDATE employees SET manager_id = {Head} WHERE id = {Manager}");
        Run($"UPDATE employees SET manager_id = {Manager} WHERE id = {Report}");

        int Number(string sql) => (int)folder.Database.Number(sql);

        void Run(string sql) => folder.Database.Run(sql);
    }
}
