using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary>Backups made and put back under running servers.</summary>
[TestFixture, Parallelizable]
internal sealed partial class BackupTests
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(15);

    [Test]
    public async Task Running_servers_show_what_was_put_back_and_go_on()
    {
        using var server = await LiveServer.StartAsync();
        using var another = await server.AnotherAsync();
        var backup = server.Folder.File("backup.db");
        var user = await server.UserAsync("editor");
        (await user.Client.PostJsonAsync("units", new { parentId = 1, names = new { en = "Kept" } })).IsCreated();
        var units = server.Number("SELECT count(*) FROM org_units");

        Assert.That(await OrgChartProcess.SucceedAsync(server.Folder, "backup", backup), Does.Contain(backup));
        var lost = (await user.Client.PostJsonAsync("units", new { parentId = 1, names = new { en = "Lost" } })).IsCreated();
        var printed = await OrgChartProcess.SucceedAsync(server.Folder, "restore", backup, "--force");

        foreach (var one in (LiveServer[])[server, another])
        {
            var admin = one.Client("reader");
            await Eventually.IsTrueAsync(async () => (await admin.AskAsync("GET", $"units/{lost.Id}", null)).Status == HttpStatusCode.NotFound, Seconds, "the lost unit is gone");
        }

        Assert.That(server.Number("SELECT count(*) FROM org_units"), Is.EqualTo(units));
        var next = (await server.Client("editor").PostJsonAsync("units", new { parentId = 1, names = new { en = "Next" } })).IsCreated();
        Assert.That(next.Id, Is.GreaterThan(lost.Id));
        var app = server.Accounts.Subject(string.Join(' ', OrgChart.Application.Common.Permissions.All), "first-party", isFirstParty: true);
        var renewed = await server.TokensAsync(("grant_type", "refresh_token"), ("client_id", app), ("client_secret", TestAccounts.Secret), ("refresh_token", user.RefreshToken));
        Assert.That((renewed.Status, renewed.Json.Text("error")), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
        (await server.SignInAsync(user.Email, user.Password)).Was(HttpStatusCode.OK);
        await Eventually.IsTrueAsync(async () => (await user.Client.AskAsync("GET", "units/1", null)).Status == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(30), "the old access token is refused");
        var kept = Previous().Match(printed).Groups["file"].Value;
        Assert.That(File.Exists(kept), printed);
        Assert.That(await OrgChartProcess.SucceedAsync(server.Folder, "restore", kept, "--force", "--json"), Does.Contain("\"previous\""));
        Assert.That(server.Number("SELECT count(*) FROM org_units WHERE name_en = 'Lost'"), Is.EqualTo(1));
    }

    [Test]
    public async Task Files_that_are_none_are_refused_and_nothing_changes()
    {
        using var folder = new TemporaryFolder();
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        var backup = folder.File("backup.db");
        var made = JsonDocument.Parse(await OrgChartProcess.SucceedAsync(folder, "backup", backup, "--json")).RootElement;
        Assert.That((made.GetProperty("file").GetString(), made.GetProperty("bytes").GetInt64()), Is.EqualTo((backup, new FileInfo(backup).Length)));
        var people = folder.Database.Number("SELECT count(*) FROM employees");
        await File.WriteAllBytesAsync(backup, (await File.ReadAllBytesAsync(backup))[..100_000]);
        await File.WriteAllTextAsync(folder.File("poem.txt"), new string('x', 5000));

        foreach (var (arguments, told) in ((string[], string)[])[
            (["restore", backup, "--force"], "damaged"), (["restore", folder.File("poem.txt"), "--force"], "no SQLite database"), (["restore", folder.File("none.db")], "There is no file"),
            (["backup", backup], "--force")])
        {
            var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, [.. arguments, folder.DatabaseSetting]);

            Assert.That(exitCode, Is.EqualTo(1), error);
            Assert.That(error, Does.Contain(told).And.Not.Contain("   at "));
            Assert.That(folder.Database.Number("SELECT count(*) FROM employees"), Is.EqualTo(people));
        }
    }

    [GeneratedRegex(@"What was there before is in (?<file>\S+)\.\s", RegexOptions.None, 1000)]
    private static partial Regex Previous();
}
