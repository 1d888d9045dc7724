using System.Data.Common;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using OrgChart.Application.Access;

namespace OrgChart.SystemTests.Support;

/// <summary>The program as a process of its own that serves a copy of the demo organisation which tests may change; it can be killed and started again.</summary>
internal sealed partial class LiveServer : IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly bool ownsFolder;
    private readonly List<HttpClient> clients = [];

    // Of all clients: a server takes so many connections and no more. A body that the server shall refuse by its head is not sent because a busy machine takes a second for that.
    private readonly SocketsHttpHandler connections = new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
    private OrgChartProcess? process;
    private Uri? address;

    private LiveServer(TemporaryFolder? folder, string[] settings) => (this.folder, ownsFolder, Settings) = (folder ?? new TemporaryFolder(withDemo: true), folder is null, settings);

    /// <summary>Where the keys that sign access tokens are.</summary>
    public string KeyFolder => folder.File("keys");

    /// <summary>The folder of the database and the keys.</summary>
    public TemporaryFolder Folder => folder;

    /// <summary>Where it listens.</summary>
    public Uri Address => address!;

    /// <summary>Accounts that tests act as.</summary>
    public TestAccounts Accounts => new(folder.Database, KeyFolder);

    /// <summary>What the server wrote.</summary>
    public string Log => process?.Output + process?.Error;

    /// <summary>What it wrote to standard output.</summary>
    public string Output => process!.Output;

    /// <summary>Loads the demo organisation and starts the server.</summary>
    public static async Task<LiveServer> StartAsync(params string[] settings)
    {
        var server = new LiveServer(folder: null, settings);
        await server.LoadAsync();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Loads the demo organisation into a database that has its tables already, and starts the server.</summary>
    /// <param name="folder">The folder of database and keys; whoever made it removes it.</param>
    /// <param name="settings">Settings.</param>
    public static async Task<LiveServer> StartOnAsync(TemporaryFolder folder, params string[] settings)
    {
        var server = new LiveServer(folder, settings);
        await server.LoadAsync();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts the server over a database as it is.</summary>
    public static async Task<LiveServer> StartUnloadedAsync(TemporaryFolder folder, params string[] settings)
    {
        var server = new LiveServer(folder, settings);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts one more server over the same database, with these settings besides.</summary>
    public async Task<LiveServer> AnotherAsync(params string[] more)
    {
        var another = new LiveServer(folder, [.. Settings, .. more]);
        await another.StartAgainAsync();
        return another;
    }

    /// <summary>Starts the server, for the first time or after it was killed.</summary>
    /// <param name="atTheSameAddress">Whether it listens where it listened before.</param>
    public async Task StartAgainAsync(bool atTheSameAddress = false)
    {
        for (var attempt = 1; !await TryStartAsync(atTheSameAddress); attempt++)
        {
            // Somebody's outgoing connection may have got the port meanwhile.
            Assert.That(Log.Contains("address already in use", StringComparison.Ordinal) && attempt < 40, $"the server does not start:\n{Log}");
            await Task.Delay(250);
        }
    }

    private async Task<bool> TryStartAsync(bool atTheSameAddress)
    {
        process?.Dispose();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = OrgChartProcess.Start(
            folder, ["serve", $"--urls=http://127.0.0.1:{(atTheSameAddress ? address!.Port : 0)}", folder.DatabaseSetting, $"--Security:KeyFolder={KeyFolder}", .. TestAccounts.Settings, .. Settings], Notice, Notice);
        var ended = process.WaitAsync();
        await Task.WhenAny(listening.Task, ended);
        if (!listening.Task.IsCompletedSuccessfully) return false;
        address = await listening.Task;
        return true;

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

    /// <summary>Asks the server to stop, as a service manager does (SIGTERM), and waits until it has.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync()
    {
        AskToStop();
        return process!.WaitAsync();
    }

    /// <summary>Asks the server to stop, and does not wait.</summary>
    public void AskToStop() => process!.AskToStop();

    /// <summary>A client with a role; without one, a client who has not signed in.</summary>
    public HttpClient Client(string? role, string? subject = null) => ClientWithToken(role is null ? null : Accounts.TokenOfRole(role, subject));

    /// <summary>A client with these permissions.</summary>
    public HttpClient ClientWith(string scope, string subject) => ClientWithToken(Accounts.Token(scope, subject));

    /// <summary>Who such a client is in the history.</summary>
    public string SubjectOf(string role, string? subject = null) => Accounts.SubjectOfRole(role, subject);

    /// <summary>Makes a user with these roles, e.g. <c>editor@12</c>, who then signs in with his password.</summary>
    public async Task<SignedInUser> UserAsync(params string[] roles)
    {
        var (email, password) = ($"user{Secrets.Make()[..16]}@northland.example", $"violin {Secrets.Make()} lamps");
        var grants = roles.Select(role => role.Split('@')).Select(parts => new { role = parts[0], unitId = parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : (int?)null });
        var id = (await Client("admin").PostJsonAsync("users", new { email, displayName = "User of tests", password, roles = grants })).IsCreated().Id;
        var tokens = (await SignInAsync(email, password)).Was(System.Net.HttpStatusCode.OK).Json;
        var access = tokens.Text("access_token")!;
        return new(id, email, password, access, tokens.Text("refresh_token")!, ClientWithToken(access));
    }

    /// <summary>Asks for tokens with a password, through an application of our own.</summary>
    public Task<Answer> SignInAsync(string email, string password)
    {
        var firstParty = Accounts.Subject(string.Join(' ', OrgChart.Application.Common.Permissions.All), "first-party", isFirstParty: true);
        return TokensAsync(("grant_type", "password"), ("client_id", firstParty), ("client_secret", TestAccounts.Secret), ("username", email), ("password", password));
    }

    /// <summary>Asks for tokens.</summary>
    public Task<Answer> TokensAsync(params (string Name, string Value)[] form) => ClientWithToken(null).AskAsync(
        "POST", "auth/token", new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>A client with a token.</summary>
    public HttpClient ClientWithToken(string? token)
    {
        var client = new HttpClient(connections, disposeHandler: false) { BaseAddress = address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        lock (clients) clients.Add(client);
        return client;
    }

    /// <summary>A number out of the database.</summary>
    public long Number(string sql) => folder.Database.Number(sql);

    /// <summary>Rows out of the database.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> read) => folder.Database.Query(sql, read);

    /// <summary>Changes the database behind the server's back.</summary>
    public void Run(string sql) => folder.Database.Run(sql);

    public void Dispose()
    {
        foreach (var client in clients) client.Dispose();
        connections.Dispose();
        process?.Dispose();
        if (ownsFolder) folder.Dispose();
    }

    private string[] Settings { get; }

    private async Task LoadAsync()
    {
        if (!folder.WithDemo) await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        await OrgChartProcess.SucceedAsync(folder, "generate-secrets", $"--Security:KeyFolder={KeyFolder}");
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.None, 1000)]
    private static partial Regex Listening();
}

/// <summary>A user who has signed in with his password.</summary>
internal sealed record SignedInUser(int Id, string Email, string Password, string AccessToken, string RefreshToken, HttpClient Client)
{
    /// <summary>His name in the history.</summary>
    public string Subject => $"u{Id}";
}
