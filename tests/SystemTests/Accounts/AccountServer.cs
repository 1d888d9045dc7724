using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>
/// The program as a process of its own over an empty organisation, with an administrator and a first-party client that the verbs made.
/// All tokens come from the token endpoint.
/// </summary>
internal sealed partial class AccountServer : IDisposable
{
    /// <summary>A password that the server takes.</summary>
    public const string Password = "quiet copper lantern over oatmeal";

    /// <summary>All scopes, as clients are given them.</summary>
    public const string AllScopes = "directory:read contact:read directory:write imports:run teams:read teams:write users:admin clients:admin audit:read";

    /// <summary>Administrators need no second factor; no limit of requests gets in the way; access tokens outlive the tests.</summary>
    private static readonly string[] Easy = ["--Accounts:AdministratorsNeedSecondFactor=false", "--Security:AccessTokenMinutes=60", .. Unlimited];

    private readonly TemporaryFolder folder;
    private readonly bool ownsFolder;
    private readonly string[] settings;
    private readonly List<HttpClient> clients = [];

    // Of all clients: a server takes so many connections and no more. A body that the server shall refuse by its head is not sent because a busy machine takes a second for that.
    private readonly SocketsHttpHandler connections = new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
    private OrgChartProcess? process;
    private int people;

    private AccountServer(TemporaryFolder? folder, string[] settings) => (this.folder, ownsFolder, this.settings) = (folder ?? new TemporaryFolder(), folder is null, settings);

    /// <summary>Settings that take the limits of requests away.</summary>
    public static string[] Unlimited => ["--RateLimits:TokenRequestsPerMinute=100000", "--RateLimits:RequestsPerMinute=0"];

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What the server wrote.</summary>
    public string Log => process?.Output + process?.Error;

    /// <summary>The folder of the database and all else.</summary>
    public string FolderPath => folder.Path;

    /// <summary>Where mails are dropped.</summary>
    public string MailFolder => folder.File("mail");

    /// <summary>The first-party client.</summary>
    public (string Id, string Secret) FirstParty { get; private set; }

    /// <summary>The first administrator's address and password.</summary>
    public (string Email, string Password) Administrator { get; private set; }

    /// <summary>Nobody in particular.</summary>
    public HttpClient Nobody { get; private set; } = null!;

    /// <summary>The first administrator, signed in.</summary>
    public HttpClient Admin { get; private set; } = null!;

    /// <summary>Starts a server where administrators need no second factor.</summary>
    public static async Task<AccountServer> StartAsync(params string[] settings)
    {
        var server = await StartStrictAsync([.. Easy, .. settings]);
        await server.SignInAdminAsync(server.Administrator);
        return server;
    }

    /// <summary>Starts a server with the settings as they are delivered, and these; its administrator does not sign in.</summary>
    public static async Task<AccountServer> StartStrictAsync(params string[] settings)
    {
        var server = new AccountServer(folder: null, settings);
        var made = JsonSerializer.Deserialize<JsonElement>(await server.VerbAsync("create-user", "--email", "root@northland.example", "--name", "First Administrator", "--role", "admin", "--json"));
        server.Administrator = (made.Text("email")!, made.Text("password")!);
        var client = JsonSerializer.Deserialize<JsonElement>(await server.VerbAsync("create-client", "--name", "Web client", "--first-party", "--scope", AllScopes, "--json"));
        server.FirstParty = (client.Text("clientId")!, client.Text("clientSecret")!);
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Starts a server without anybody in it.</summary>
    public static async Task<AccountServer> StartEmptyAsync(params string[] settings)
    {
        var server = new AccountServer(folder: null, settings);
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Starts a server over the demo organisation, without anybody in it.</summary>
    public static async Task<AccountServer> StartWithDemoAsync()
    {
        var server = new AccountServer(folder: null, Unlimited);
        await server.VerbAsync("import", Repository.Demo);
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Starts one more server over the same database.</summary>
    public async Task<AccountServer> AnotherAsync()
    {
        var another = new AccountServer(folder, settings) { FirstParty = FirstParty, Administrator = Administrator };
        await another.StartProcessAsync();
        return another;
    }

    /// <summary>The settings that let a verb work on the same database and keys.</summary>
    public (string Database, string Keys) VerbSettings => (folder.DatabaseSetting, KeySetting);

    /// <summary>Runs a verb on the server's database.</summary>
    public Task<string> VerbAsync(params string[] arguments) => OrgChartProcess.SucceedAsync(folder, [.. arguments, KeySetting]);

    /// <summary>A client with a token.</summary>
    public HttpClient As(string? token)
    {
        var client = new HttpClient(connections, disposeHandler: false) { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        lock (clients) clients.Add(client);
        return client;
    }

    /// <summary>Posts a form to the token endpoint, or another, as it is.</summary>
    public Task<Answer> PostFormAsync(IEnumerable<(string Name, string Value)> form, string address = "auth/token", string? basic = null)
    {
        var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return Nobody.AskAsync("POST", address, content, basic is null ? [] : [("Authorization", $"Basic {basic}")]);
    }

    /// <summary>Asks for tokens with the first-party client's credentials in the form.</summary>
    public Task<Answer> TokenAsync(params (string Name, string Value)[] form) => PostFormAsync([("client_id", FirstParty.Id), ("client_secret", FirstParty.Secret), .. form]);

    /// <summary>Asks for a new pair of tokens.</summary>
    public Task<Answer> RefreshAsync(string refreshToken) => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    /// <summary>Tries to sign in with a password.</summary>
    public Task<Answer> TrySignInAsync(string email, string password, string? otp = null) => TokenAsync(
        [("grant_type", "password"), ("username", email), ("password", password), .. otp is null ? Array.Empty<(string, string)>() : [("otp", otp)]]);

    /// <summary>Signs in with a password.</summary>
    public async Task<JsonElement> SignInAsync(string email, string password = Password, string? otp = null) => (await TrySignInAsync(email, password, otp)).Was(HttpStatusCode.OK).Json;

    /// <summary>Signs an administrator in, who is <see cref="Admin"/> from now on.</summary>
    public async Task SignInAdminAsync((string Email, string Password) administrator) => Admin = As((await SignInAsync(administrator.Email, administrator.Password)).Text("access_token"));

    /// <summary>An access token of a client.</summary>
    public async Task<string> ClientTokenAsync((string Id, string Secret) client) =>
        (await PostFormAsync([("grant_type", "client_credentials"), ("client_id", client.Id), ("client_secret", client.Secret)])).Was(HttpStatusCode.OK).Json.Text("access_token")!;

    /// <summary>Makes a client.</summary>
    public async Task<(int Number, (string Id, string Secret) Credentials)> ClientAsync(string[] scopes, int? unitId = null, bool firstParty = false)
    {
        var made = (await Admin.PostJsonAsync("clients", new { name = "Client", scopes, unitId, firstParty })).IsCreated().Json;
        return (made.Number("id"), (made.Text("clientId")!, made.Text("clientSecret")!));
    }

    /// <summary>An address that nobody has yet.</summary>
    public string FreshEmail(string name = "person") => $"{name}-{Interlocked.Increment(ref people)}@northland.example";

    /// <summary>Makes a user with roles; with a password, unless he needs none.</summary>
    public async Task<(int Id, string Email)> UserAsync(string[]? roles = null, string? email = null, string? password = Password, string? displayName = null)
    {
        email ??= FreshEmail();
        var made = await Admin.PostJsonAsync("users", new { email, password, displayName, roles = (roles ?? []).Select(role => new { role }) });
        return (made.IsCreated().Id, email);
    }

    /// <summary>Makes a user and signs him in.</summary>
    public async Task<Person> PersonAsync(params string[] roles)
    {
        var (id, email) = await UserAsync(roles);
        var tokens = await SignInAsync(email);
        return new(id, email, As(tokens.Text("access_token")), tokens.Text("access_token")!, tokens.Text("refresh_token")!);
    }

    /// <summary>How many security events there are of a kind, about whom.</summary>
    public async Task<int> EventsAsync(string kind, string? subject = null) =>
        (await Admin.ReadAsync($"security-events?limit=1&kind={kind}{(subject is null ? "" : $"&subject={subject}")}")).Json.Number("total");

    /// <summary>The newest mail to an address; waits for it.</summary>
    public async Task<string> MailAsync(string email)
    {
        for (var waited = 0; waited < 1200; waited++)
        {
            if (Directory.Exists(MailFolder))
                foreach (var file in new DirectoryInfo(MailFolder).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc))
                    if (await File.ReadAllTextAsync(file.FullName) is var text && text.Contains($"To: {email}", StringComparison.OrdinalIgnoreCase) && text.Contains("\r\n\r\n", StringComparison.Ordinal)) return text;
            await Task.Delay(50);
        }

        throw new AssertionException($"No mail came to {email}.");
    }

    /// <summary>Rows out of the database.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> read) => folder.Database.Query(sql, read);

    /// <summary>Changes the database behind the server's back.</summary>
    public int Run(string sql) => folder.Database.Run(sql);

    /// <summary>The tables in which a text stands somewhere, whatever case.</summary>
    public IReadOnlyList<string> TablesWith(string text)
    {
        var found = new List<string>();
        foreach (var table in folder.Database.Tables)
            if (Query($"SELECT * FROM \"{table}\"", row => Enumerable.Range(0, row.FieldCount).Any(i => row[i].ToString()!.Contains(text, StringComparison.OrdinalIgnoreCase))).Contains(true)) found.Add(table);
        return found;
    }

    public void Dispose()
    {
        foreach (var client in clients) client.Dispose();
        connections.Dispose();
        process?.Dispose();
        if (ownsFolder) folder.Dispose();
    }

    private string KeySetting => $"--Security:KeyFolder={folder.File("keys")}";

    private async Task StartProcessAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = OrgChartProcess.Start(folder, ["serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, KeySetting, .. settings], Notice, Notice);
        await Task.WhenAny(listening.Task, process.WaitAsync());
        Assert.That(listening.Task.IsCompletedSuccessfully, $"the server does not start:\n{Log}");
        Address = await listening.Task;
        (Nobody, Admin) = (As(null), As(null));

        void Notice(string line)
        {
            if (Listening().Match(line) is { Success: true } match) listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.None, 1000)]
    private static partial Regex Listening();
}

/// <summary>Somebody who has signed in.</summary>
internal sealed record Person(int Id, string Email, HttpClient Http, string AccessToken, string RefreshToken)
{
    /// <summary>How he is called in tokens and security events.</summary>
    public string Subject => $"u{Id}";
}
