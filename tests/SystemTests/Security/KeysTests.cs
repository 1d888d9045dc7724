using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Security;

/// <summary>The keys that sign access tokens change while the server runs.</summary>
[TestFixture, Parallelizable]
internal sealed class KeysTests
{
    // The server looks into the folder every 30 seconds.
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(45);

    private LiveServer server = null!;
    private string client = "";

    [SetUp]
    public async Task StartAsync()
    {
        server = await LiveServer.StartAsync();
        client = server.Accounts.Subject("directory:read directory:write", "keys");
    }

    [TearDown]
    public void Stop() => server?.Dispose();

    [Test]
    public async Task Keys_are_rotated_while_clients_keep_asking_and_no_request_fails()
    {
        var (kid, old) = ((await KidsAsync()).Single(), await TokenAsync());
        using var enough = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(_ => KeepAskingAsync(enough.Token)).ToList();

        var output = await KeysAsync("rotate");

        await Eventually.IsTrueAsync(async () => (await KidsAsync()).Count == 2, TimeSpan.FromSeconds(10), "the new key is published");
        var published = await KidsAsync();
        Assert.That(published[0], Is.EqualTo(kid), "the oldest first");
        foreach (var one in published) Assert.That(output, Does.Contain(one));
        Assert.That(KidOf(await TokenAsync()), Is.EqualTo(kid), "it is published before it signs");
        // As if its time had come.
        var soon = KeyFiles.Add(server.KeyFolder, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(3));
        await Eventually.IsTrueAsync(async () => (await KidsAsync()).Contains(soon), TimeSpan.FromSeconds(10), "the key of the near future is published");
        await Eventually.IsTrueAsync(async () => KidOf(await TokenAsync()) == soon, TimeSpan.FromSeconds(10), "the new key signs");
        (await server.ClientWithToken(old).AskAsync("GET", "departments", null)).Was(HttpStatusCode.OK);
        (await server.ClientWithToken(old).PostJsonAsync("units", new { names = "Signed with the old key" })).IsCreated();
        (await server.ClientWithToken(await TokenAsync()).PostJsonAsync("units", new { names = "Signed with the new key" })).IsCreated();
        await enough.CancelAsync();
        Assert.That((await Task.WhenAll(asking)).Sum(), Is.GreaterThan(50), "they asked all the time");
    }

    [Test]
    public async Task After_a_leak_tokens_of_the_old_key_are_refused_also_those_that_were_in_use()
    {
        var (old, bystander) = (await TokenAsync(), server.ClientWithToken(server.Accounts.TokenOfRole("reader")));
        var user = await server.UserAsync("reader");
        (await server.ClientWithToken(old).AskAsync("GET", "departments", null)).Was(HttpStatusCode.OK);
        await bystander.ReadAsync("departments");

        await KeysAsync("rotate", "--at-once");

        Assert.That(KeyFiles.In(server.KeyFolder), Has.Count.EqualTo(1));
        foreach (var caller in (HttpClient[])[server.ClientWithToken(old), bystander, user.Client])
            await Eventually.IsTrueAsync(async () => (await caller.AskAsync("GET", "departments", null)).Status == HttpStatusCode.Unauthorized, Noticed, "the old key is refused");
        (await server.ClientWithToken(old).PostJsonAsync("units", new { names = "x" })).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        (await server.ClientWithToken(await TokenAsync()).AskAsync("GET", "departments", null)).Was(HttpStatusCode.OK);
        var (id, secret) = (server.Accounts.Subject(string.Join(' ', OrgChart.Application.Common.Permissions.All), "first-party", isFirstParty: true), TestAccounts.Secret);
        var renewed = await server.TokensAsync(("grant_type", "refresh_token"), ("client_id", id), ("client_secret", secret), ("refresh_token", user.RefreshToken));
        (await server.ClientWithToken(renewed.Was(HttpStatusCode.OK).Json.Text("access_token")).AskAsync("GET", "departments", null)).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task Two_servers_over_one_folder_accept_each_others_tokens_before_and_after_a_change_of_keys()
    {
        using var another = await server.AnotherAsync();
        await CheckAsync();

        KeyFiles.Add(server.KeyFolder, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1));
        await Eventually.IsTrueAsync(async () => (await KidsAsync()).Count == 2, TimeSpan.FromSeconds(10), "the first server has noticed");
        // The other one hears of the key from a token that is signed with it.
        await CheckAsync();

        async Task CheckAsync()
        {
            foreach (var (issuer, reader) in new[] { (server, another), (another, server) })
            {
                var token = (await TokensOf(issuer)).Json.Text("access_token");
                await Eventually.IsTrueAsync(async () => (await reader.ClientWithToken(token).AskAsync("GET", "departments", null)).Status == HttpStatusCode.OK, TimeSpan.FromSeconds(5), "accepted by the other one");
            }
        }
    }

    [Test]
    public async Task Old_keys_are_thrown_away_when_nothing_is_signed_with_them_any_more()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (ancient, old) = (KeyFiles.Add(server.KeyFolder, now.AddDays(-30)), KeyFiles.Add(server.KeyFolder, now.AddDays(-20)));

        var output = await KeysAsync("rotate");

        Assert.That(output, Does.Not.Contain(ancient), "its successor has signed for days");
        Assert.That(output, Does.Contain(old), "its successor has only just begun");
        Assert.That(KeyFiles.In(server.KeyFolder), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Only_the_owner_can_read_the_keys_whoever_made_them()
    {
        await KeysAsync("rotate");
        using var folder = new TemporaryFolder();
        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "keys", "rotate", $"--Security:KeyFolder={folder.File("new/keys")}");
        Assert.That(exitCode, Is.Zero, error);

        foreach (var keys in (string[])[server.KeyFolder, folder.File("new/keys")])
        {
            if (OperatingSystem.IsWindows()) return;
            Assert.That(File.GetUnixFileMode(keys), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
            foreach (var file in Directory.GetFiles(keys)) Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Test]
    public async Task Public_keys_are_public_and_nothing_else_is()
    {
        var answer = await server.Client(null).ReadAsync("/.well-known/jwks.json");

        var key = answer.Json.GetProperty("keys").EnumerateArray().Single();
        Assert.That(key.Members(), Is.EqualTo(["kty", "crv", "kid", "use", "alg", "x", "y"]));
        var point = AccessTokens.Key(server.KeyFolder).ECDsa.ExportParameters(false).Q;
        Assert.That(key.Text("x"), Is.EqualTo(System.Buffers.Text.Base64Url.EncodeToString(point.X)));
        Assert.That(key.Text("y"), Is.EqualTo(System.Buffers.Text.Base64Url.EncodeToString(point.Y)));
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("public, max-age=300"));
    }

    [Test]
    public async Task Keys_are_listed_without_being_told()
    {
        var output = await KeysAsync("list");

        Assert.That(output, Does.Contain(KeyFiles.KidOf(KeyFiles.In(server.KeyFolder).Single())).And.Not.Contain("PRIVATE"));
    }

    [Test]
    public async Task A_server_without_keys_makes_one_at_its_start()
    {
        using var folder = new TemporaryFolder();
        await OrgChartProcess.SucceedAsync(folder, "migrate", "up");
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var first = OrgChartProcess.Start(folder, ["serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, $"--Security:KeyFolder={folder.File("keys")}"], line =>
        {
            if (line.Contains("Now listening on", StringComparison.Ordinal)) listening.TrySetResult();
        });

        await listening.Task.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(KeyFiles.In(folder.File("keys")), Has.Count.EqualTo(1));
        Assert.That(first.Error + first.Output, Does.Not.Contain("PRIVATE KEY"));
    }

    private static string KidOf(string token) => JsonSerializer.Deserialize<JsonElement>(Forge.Plain(token.Split('.')[0])).Text("kid")!;

    private static Task<Answer> TokensAsync(LiveServer of, string id) => of.TokensAsync(("grant_type", "client_credentials"), ("client_id", id), ("client_secret", TestAccounts.Secret));

    private Task<Answer> TokensOf(LiveServer of) => TokensAsync(of, client);

    private async Task<string> TokenAsync() => (await TokensOf(server)).Was(HttpStatusCode.OK).Json.Text("access_token")!;

    private async Task<List<string>> KidsAsync() => [.. (await server.Client(null).ReadAsync("/.well-known/jwks.json")).Json.GetProperty("keys").EnumerateArray().Select(key => key.Text("kid")!)];

    private async Task<string> KeysAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await OrgChartProcess.RunAsync(server.Folder, ["keys", .. arguments, $"--Security:KeyFolder={server.KeyFolder}"]);
        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Not.Contain("PRIVATE"));
        return output;
    }

    private async Task<int> KeepAskingAsync(CancellationToken enough)
    {
        var asked = 0;
        for (; !enough.IsCancellationRequested; asked++) (await server.ClientWithToken(await TokenAsync()).AskAsync("GET", "departments?limit=1", null)).Was(HttpStatusCode.OK);
        return asked;
    }
}
