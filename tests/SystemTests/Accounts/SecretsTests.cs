using System.Net;
using System.Text;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>A secret is in the answer that gives it out, and nowhere else afterwards; on a server of its own that logs all it can.</summary>
[TestFixture, Parallelizable]
internal sealed class SecretsTests
{
    private const string First = "canary violin beneath seven harbours";
    private const string Second = "canary trumpet above eight glaciers";

    private readonly Dictionary<string, string> secrets = new(StringComparer.Ordinal) { ["first password"] = First, ["second password"] = Second };

    [Test]
    public async Task No_secret_is_in_the_log_the_database_or_a_later_answer()
    {
        using var server = await AccountServer.StartAsync(
            "--Mail:Folder=mail", "--Serilog:MinimumLevel:Default=Verbose", "--Serilog:MinimumLevel:Override:Microsoft=Verbose", "--Serilog:MinimumLevel:Override:System=Verbose");
        secrets["administrator's password"] = server.Administrator.Password;
        secrets["first client's secret"] = server.FirstParty.Secret;

        var person = await LiveThroughEverythingAsync(server);

        var later = new StringBuilder();
        foreach (var address in (string[])["users", "users/1", $"users/{person}", $"users/{person}/sessions", "users/me", "users/me/export", "users/me/sessions", "clients", "clients/1", "clients/2", "security-events?limit=200", "audit?limit=200", "changes"])
            later.AppendLine((await server.Admin.ReadAsync(address)).Text);
        Assert.That(server.Log.Contains("Executing DbCommand", StringComparison.Ordinal), "the log is as loud as it can be");
        HoldsNoSecret("the log", server.Log);
        HoldsNoSecret("later answers", later.ToString());
        foreach (var file in new DirectoryInfo(server.FolderPath).GetFiles("*", SearchOption.AllDirectories).Where(file => file.Directory!.Name != "mail"))
            HoldsNoSecret(file.Name, await BytesAsync(file.FullName));
        foreach (var (name, secret) in secrets) Assert.That(server.TablesWith(secret), Is.Empty, $"the {name} stands in the database");
        Assert.That(server.TablesWith("canary-person"), Is.Not.Empty, "the search finds what is there");
        if (!ServerDatabase.IsFile) return;
        Assert.That(new DirectoryInfo(server.FolderPath).GetFiles("orgchart.db*").Select(file => file.Name), Does.Contain("orgchart.db").And.Contain("orgchart.db-wal"));
        Assert.That(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(server.FolderPath, "orgchart.db-wal"))).Contains("canary-person", StringComparison.Ordinal), "the search finds what is there");
    }

    private void HoldsNoSecret(string what, string text)
    {
        foreach (var (name, secret) in secrets) Assert.That(text.Contains(secret, StringComparison.Ordinal), Is.False, $"the {name} stands in {what}");
    }

    private async Task<int> LiveThroughEverythingAsync(AccountServer server)
    {
        var (id, email) = await server.UserAsync(["reader"], "canary-person@northland.example", First);
        var tokens = await server.SignInAsync(email, First);
        Keep("first tokens", tokens.Text("access_token")!, tokens.Text("refresh_token")!);
        var fresh = (await server.RefreshAsync(tokens.Text("refresh_token")!)).Was(HttpStatusCode.OK).Json;
        Keep("second tokens", fresh.Text("access_token")!, fresh.Text("refresh_token")!);
        var http = server.As(fresh.Text("access_token"));
        await server.TrySignInAsync(email, $"{First}, wrongly written");
        (await http.PatchAsync("users/me", new { email, password = $"{First} {Second}" })).Fails(HttpStatusCode.Conflict, "user.current_password_wrong");
        (await http.PatchAsync("users/me", (object[])[new { op = "test", path = "/currentPassword", value = First }, new { op = "add", path = "/password", value = "northland.example" }])).IsProblem();
        var key = (await http.PostJsonAsync("users/me/second-factor", new { currentPassword = First })).Was(HttpStatusCode.OK).Json.Text("key")!;
        var recovery = (await http.PostJsonAsync("users/me/second-factor/confirmation", new { code = Totp.Code(key) })).Was(HttpStatusCode.OK).Json.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!).ToArray();
        Keep("key", key);
        Keep("recovery codes", recovery);
        (await server.TrySignInAsync(email, First, recovery[0])).Was(HttpStatusCode.OK);
        (await http.PatchAsync("users/me", new { currentPassword = First, password = Second })).IsGone();

        var code = (await server.Admin.PostJsonAsync($"users/{id}/password-reset", null)).Was(HttpStatusCode.OK).Json.Text("code")!;
        Keep("reset code", code);
        (await server.Nobody.PostJsonAsync("auth/password-reset", new { email, code = $"{code}x", password = Second })).IsProblem();
        (await server.Nobody.PostJsonAsync("auth/password-reset-request", new { email })).Was(HttpStatusCode.Accepted);
        var mailed = new HashSet<string>();
        await Eventually.IsTrueAsync(
            async () =>
            {
                foreach (var file in Directory.Exists(server.MailFolder) ? Directory.GetFiles(server.MailFolder, "*.eml") : [])
                    // A file is there before it is written.
                    if (await File.ReadAllTextAsync(file) is var mail && mail.Contains("\r\n\r\n", StringComparison.Ordinal) && mail.EndsWith('\n')) mailed.Add(PasswordResetTests.CodeIn(mail));
                return mailed.Count == 2;
            },
            TimeSpan.FromSeconds(30), "both mails are there");

        Assert.That(mailed, Has.Count.EqualTo(2).And.Contain(code), "the code that the administrator was shown, and the one that was asked for");
        Keep("mailed codes", [.. mailed]);
        (await server.Nobody.PostJsonAsync("auth/password-reset", new { email, code = mailed.Single(one => one != code), password = First })).IsGone();

        var (number, machine) = await server.ClientAsync(["directory:read"]);
        Keep("client's token", await server.ClientTokenAsync(machine));
        var secret = (await server.Admin.PostJsonAsync($"clients/{number}/secret", null)).Was(HttpStatusCode.OK).Json.Text("clientSecret")!;
        Keep("client's secrets", machine.Secret, secret);
        await server.PostFormAsync([("grant_type", "client_credentials")], basic: Convert.ToBase64String(Encoding.UTF8.GetBytes($"{machine.Id}:{machine.Secret}")));
        return id;
    }

    private void Keep(string what, params string[] values)
    {
        for (var i = 0; i < values.Length; i++) secrets[$"{what} {i}"] = values[i];
    }

    private static async Task<string> BytesAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return Encoding.Latin1.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
