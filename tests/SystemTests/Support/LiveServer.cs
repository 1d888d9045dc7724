using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace OrgChart.SystemTests.Support;

/// <summary>The program as a process of its own that serves a copy of the demo organisation which tests may change; it can be killed and started again.</summary>
internal sealed partial class LiveServer : IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly bool ownsFolder;
    private readonly List<HttpClient> clients = [];
    private OrgChartProcess? process;
    private Uri? address;

    private LiveServer(TemporaryFolder? folder, string[] settings) => (this.folder, ownsFolder, Settings) = (folder ?? new TemporaryFolder(), folder is null, settings);

    /// <summary>Where the keys that sign access tokens are.</summary>
    public string KeyFolder => folder.File("keys");

    /// <summary>What the server wrote.</summary>
    public string Log => process?.Output + process?.Error;

    /// <summary>Loads the demo organisation and starts the server.</summary>
    public static async Task<LiveServer> StartAsync(params string[] settings)
    {
        var server = new LiveServer(folder: null, settings);
        await OrgChartProcess.SucceedAsync(server.folder, "import", Repository.Demo);
        await OrgChartProcess.SucceedAsync(server.folder, "generate-secrets", $"--Security:KeyFolder={server.KeyFolder}");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts one more server over the same database.</summary>
    public async Task<LiveServer> AnotherAsync()
    {
        var another = new LiveServer(folder, Settings);
        await another.StartAgainAsync();
        return another;
    }

    /// <summary>Starts the server, for the first time or after it was killed.</summary>
    public async Task StartAgainAsync()
    {
        process?.Dispose();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = OrgChartProcess.Start(
            folder, ["serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, $"--Security:KeyFolder={KeyFolder}", "--RateLimits:RequestsPerMinute=0", .. Settings], Notice, Notice);
        var ended = process.WaitAsync();
        await Task.WhenAny(listening.Task, ended);
        Assert.That(listening.Task.IsCompletedSuccessfully, $"the server does not start:\n{Log}");
        address = await listening.Task;

        void Notice(string line)
        {
            if (Listening().Match(line) is { Success: true } match) listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    /// <summary>Ends the server at once (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitAsync();
    }

    /// <summary>A client with a role; without one, a client who has not signed in.</summary>
    public HttpClient Client(string? role, string? subject = null) => ClientWithToken(role is null ? null : AccessTokens.OfRole(KeyFolder, role, subject));

    /// <summary>A client with these permissions.</summary>
    public HttpClient ClientWith(string scope, string subject) => ClientWithToken(AccessTokens.With(KeyFolder, scope, subject));

    /// <summary>A client with a token.</summary>
    public HttpClient ClientWithToken(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        lock (clients) clients.Add(client);
        return client;
    }

    /// <summary>A number out of the database.</summary>
    public long Number(string sql) => (long)Query(sql, row => row.GetInt64(0)).Single();

    /// <summary>Rows out of the database.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var database = Open();
        using var command = new SqliteCommand(sql, database);
        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read()) list.Add(read(rows));
        return list;
    }

    /// <summary>Changes the database behind the server's back.</summary>
    public void Run(string sql)
    {
        using var database = Open();
        using var command = new SqliteCommand(sql, database);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var client in clients) client.Dispose();
        process?.Dispose();
        if (ownsFolder) folder.Dispose();
    }

    private string[] Settings { get; }

    private SqliteConnection Open()
    {
        var database = new SqliteConnection(folder.DatabaseSetting.Split('=', 2)[1] + ";Pooling=False");
        database.Open();
        return database;
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.None, 1000)]
    private static partial Regex Listening();
}
