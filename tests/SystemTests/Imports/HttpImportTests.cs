using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Imports;

/// <summary>Loading over HTTP: sending a file, seeing how it goes on, findings, applying a dry run, cancelling.</summary>
[TestFixture, Parallelizable]
internal sealed class HttpImportTests
{
    private LiveServer server = null!;
    private HttpClient importer = null!;

    [SetUp]
    public async Task StartAsync()
    {
        server = await LiveServer.StartAsync();
        importer = server.Client("importer");
    }

    [TearDown]
    public void Stop()
    {
        importer.Dispose();
        server.Dispose();
    }

    [Test]
    public async Task A_file_is_received_loaded_and_stands_in_the_history()
    {
        var (id, begun) = await SendAsync(Without("Bellefeuille"));
        Assert.That((begun.Text("state"), begun.GetProperty("dryRun").GetBoolean()), Is.EqualTo(("running", false)).Or.EqualTo(("succeeded", false)));

        var done = await EndAsync(id);

        Assert.That((done.Text("state"), done.GetProperty("counts").GetProperty("employees").Number("removed") > 0), Is.EqualTo(("succeeded", true)));
        Assert.That(done.Text("startedBy"), Is.EqualTo(server.SubjectOf("importer")));
        Assert.That((await server.Client("reader").ReadAsync("search?q=Bellefeuille&type=employee")).Json.Items().Where(hit => hit.Text("surname") == "Bellefeuille"), Is.Empty, "the directory is what the file says");
        Assert.That((await importer.ReadAsync("imports")).Json.Items()[0].Number("id"), Is.EqualTo(id));
        Assert.That(() => Directory.GetFiles(server.Folder.File("data/uploads")), Is.Empty.After(60).Seconds.PollEvery(50).MilliSeconds, "what was loaded is not kept");
    }

    [Test]
    public async Task A_dry_run_is_applied_once_the_directory_is_still_the_same()
    {
        var (tried, _) = await SendAsync(Without("Bellefeuille"), ("dryRun", "true"));
        var wouldDo = (await EndAsync(tried)).GetProperty("counts").GetProperty("employees").Number("removed");

        var applied = await importer.PostJsonAsync($"imports/{tried}/apply", null);
        var done = await EndAsync(applied.Was(HttpStatusCode.Accepted).Json.Number("id"));

        Assert.That((done.Text("state"), done.GetProperty("counts").GetProperty("employees").Number("removed")), Is.EqualTo(("succeeded", wouldDo)));
        (await importer.PostJsonAsync($"imports/{tried}/apply", null)).Fails(HttpStatusCode.Conflict, "import.directory_moved");
        (await importer.PostJsonAsync($"imports/{done.Number("id")}/apply", null)).Fails(HttpStatusCode.Conflict, "import.nothing_to_apply");
        (await importer.PostJsonAsync("imports/999999/apply", null)).Fails(HttpStatusCode.NotFound, "import.not_found");
    }

    [Test]
    public async Task A_dry_run_whose_file_is_gone_says_so()
    {
        var (tried, _) = await SendAsync(File.ReadAllBytes(Repository.Demo), ("dryRun", "true"));
        await EndAsync(tried);
        foreach (var file in Directory.GetFiles(server.Folder.File("data/uploads"))) File.Delete(file);

        (await importer.PostJsonAsync($"imports/{tried}/apply", null)).Fails(HttpStatusCode.Conflict, "import.file_gone");
    }

    [Test]
    public async Task Findings_are_listed_and_come_as_a_table()
    {
        var lines = (await File.ReadAllLinesAsync(Repository.Demo, Encoding.Latin1)).ToList();
        for (var line = 5; line < 305; line++) lines[line] = "=cmd,too short";
        var (id, _) = await SendAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", lines)), ("dryRun", "true"));
        await EndAsync(id);

        Assert.That((await importer.ReadAsync($"imports/{id}/findings")).Json.Items().Select(finding => finding.Text("code")), Does.Contain("row.field_count"));
        var table = (await importer.AskAsync("GET", $"imports/{id}/findings.csv", null)).Was(HttpStatusCode.OK);
        Assert.That((table.Headers["Content-Type"], table.Headers["Content-Disposition"]), Is.EqualTo(("text/csv; charset=utf-8", $"attachment; filename=\"findings-{id}.csv\"")));
        Assert.That(table.Headers["Cache-Control"].Split(", "), Is.EquivalentTo((string[])["private", "no-cache"]));
        Assert.That(table.Text.Split("\r\n").Skip(1).Count(line => line.Contains("row.field_count", StringComparison.Ordinal)), Is.EqualTo(300), "more than one page of them");
        Assert.That(table.Text, Does.StartWith("\uFEFFline,column,code,message\r\n").Or.StartWith("line,column,code,message\r\n"));
        (await importer.AskAsync("GET", "imports/999999/findings.csv", null)).Fails(HttpStatusCode.NotFound, "import.not_found");
    }

    [Test]
    public async Task What_is_cut_off_leaves_nothing_behind()
    {
        using (var client = new System.Net.Sockets.TcpClient())
        {
            await client.ConnectAsync(server.Address.Host, server.Address.Port);
            var request = $"POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: {importer.DefaultRequestHeaders.Authorization}\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: 10000000\r\n\r\n"
                + "--edge\r\nContent-Disposition: form-data; name=file; filename=x.csv\r\n\r\nhalf a file";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
            await Eventually.IsTrueAsync(() => Task.FromResult(Kept().Length == 1), TimeSpan.FromSeconds(20), "it is being received");
        }

        await Eventually.IsTrueAsync(() => Task.FromResult(Kept().Length == 0), TimeSpan.FromSeconds(20), "it is gone");
        Assert.That((await importer.ReadAsync("imports")).Json.Number("total"), Is.EqualTo(1), "the demo's own");

        string[] Kept() => Directory.Exists(server.Folder.File("data/uploads")) ? Directory.GetFiles(server.Folder.File("data/uploads")) : [];
    }

    [Test]
    public async Task A_load_that_has_ended_is_not_cancelled_any_more()
    {
        var (id, _) = await SendAsync(File.ReadAllBytes(Repository.Demo));
        await EndAsync(id);

        (await importer.PostJsonAsync($"imports/{id}/cancel", null)).Fails(HttpStatusCode.Conflict, "import.ended");
        (await importer.PostJsonAsync("imports/999999/cancel", null)).Fails(HttpStatusCode.NotFound, "import.not_found");
    }

    [Test]
    public async Task A_table_with_columns_of_its_own_is_loaded_by_what_a_mapping_says()
    {
        var table = Encoding.UTF8.GetBytes("Who;Where;Boss\nMarie Roy;Northland;\nLuc Côté;Northland;Marie Roy\n");
        const string Mapping = """
            {
              "columns": { "name": "Who", "managerName": "Boss" },
              "units": [{ "en": "Where", "fr": null }]
            }
            """;
        var (tried, _) = await SendAsync(table, ("format", "csv"), ("mapping", Mapping), ("dryRun", "true"));
        var wouldDo = await EndAsync(tried);
        Assert.That((wouldDo.Text("state"), wouldDo.GetProperty("counts").GetProperty("employees").Number("added")), Is.EqualTo(("succeeded", 2)), $"{wouldDo}");

        var applied = await EndAsync((await importer.PostJsonAsync($"imports/{tried}/apply", null)).Was(HttpStatusCode.Accepted).Json.Number("id"));

        Assert.That(applied.Text("state"), Is.EqualTo("succeeded"), "the mapping is kept with the file");
        var hit = (await server.Client("reader").ReadAsync("search?q=Luc Côté&type=employee")).Json.Items().Single(found => found.Text("surname") == "Côté");
        Assert.That((await server.Client("reader").ReadAsync($"employees/{hit.Number("id")}")).Json.GetProperty("manager").Text("displayName"), Is.EqualTo("Marie Roy"));
    }

    [TestCase("csv", "no mapping")]
    [TestCase("csv", """{ "columns": { "surname": null } }""")]
    [TestCase("geds", """{ "columns": { "surname": "Surname" } }""")]
    public async Task A_mapping_that_cannot_be_used_is_refused(string format, string mapping)
    {
        var answer = await PostAsync(Form(File.ReadAllBytes(Repository.Demo), ("format", format), ("mapping", mapping), ("dryRun", "true")));

        if (answer.Status == HttpStatusCode.Accepted) Assert.That((await EndAsync(answer.Json.Number("id"))).Text("errorCode"), Is.EqualTo("import.mapping_wrong"), "what the header shows is known when it is read");
        else answer.Fails(HttpStatusCode.Conflict, "import.mapping_wrong");
    }

    [Test]
    public async Task What_is_no_upload_is_refused_and_nothing_is_kept()
    {
        (await importer.PostJsonAsync("imports", new { format = "geds" })).Fails(HttpStatusCode.UnsupportedMediaType, "request.media_type");
        await RefusedAsync("file", "file", Form(file: null, ("dryRun", "true")));
        await RefusedAsync("dryRun", "dryRun", Form(File.ReadAllBytes(Repository.Demo), ("dryRun", "perhaps")));
        await RefusedAsync("surplus", "surplus", Form(File.ReadAllBytes(Repository.Demo), ("surplus", "1")));
        await RefusedAsync("format", "format", Form(File.ReadAllBytes(Repository.Demo), ("format", "geds"), ("format", "geds")));
        (await PostAsync(Form(File.ReadAllBytes(Repository.Demo), ("format", "xml")))).Fails(HttpStatusCode.Conflict, "import.format_unknown");
        (await PostAsync(Form(File.ReadAllBytes(Repository.Demo)), ("Idempotency-Key", "one"))).Fails(HttpStatusCode.BadRequest, "request.invalid");
        using var cut = new StringContent("--edge\r\nContent-Disposition: form-data; name=file; filename=x.csv\r\n\r\nhalf a file");
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=edge");
        await RefusedAsync("body", "body", cut);

        var folder = server.Folder.File("data/uploads");
        Assert.That(() => Directory.Exists(folder) ? Directory.GetFiles(folder) : [], Is.Empty.After(60).Seconds.PollEvery(50).MilliSeconds);
        Assert.That((await importer.ReadAsync("imports")).Json.Number("total"), Is.EqualTo(1), "the demo's own");

        async Task RefusedAsync(string what, string field, HttpContent form) =>
            Assert.That((await PostAsync(form)).Fails(HttpStatusCode.BadRequest, "request.invalid").GetProperty("errors").Members(), Is.EqualTo([field]), what);
    }

    [Test]
    public async Task A_file_whose_name_leads_elsewhere_is_kept_where_all_are()
    {
        using var form = new MultipartFormDataContent { { new StringContent("true"), "dryRun" }, { new ByteArrayContent(File.ReadAllBytes(Repository.Demo)), "file", "../../elsewhere.csv" } };
        var id = (await PostAsync(form)).Was(HttpStatusCode.Accepted).Json.Number("id");

        Assert.That((await EndAsync(id)).Text("state"), Is.EqualTo("succeeded"));
        Assert.That(Directory.GetFiles(server.Folder.File("data/uploads")).Select(Path.GetFileName), Is.EquivalentTo([$"{id}.file", $"{id}.file.json"]));
        Assert.That(Directory.GetFiles(server.Folder.Path, "*elsewhere*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task A_file_that_would_remove_too_many_fails_and_changes_nothing_unless_it_is_forced()
    {
        var few = Encoding.Latin1.GetBytes(string.Join("\r\n", (await File.ReadAllLinesAsync(Repository.Demo, Encoding.Latin1)).Take(500)));
        var (refused, _) = await SendAsync(few);
        Assert.That((await EndAsync(refused)).Text("errorCode"), Is.EqualTo("import.too_many_removed"));
        Assert.That((await server.Client("reader").ReadAsync("employees?limit=1")).Json.Number("total"), Is.EqualTo(3008));

        var (forced, _) = await SendAsync(few, ("force", "true"));
        Assert.That((await EndAsync(forced)).Text("state"), Is.EqualTo("succeeded"));
    }

    [Test]
    public async Task Only_importers_send_files()
    {
        // Small enough to be sent before the refusal comes: who is still sending then may lose the answer with the connection.
        foreach (var role in (string[])["reader", "editor", "auditor"]) (await PostAsync(Form("a file"u8.ToArray()), server.Client(role))).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        (await PostAsync(Form("a file"u8.ToArray()), server.Client(null))).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
    }

    private static byte[] Without(string name) =>
        Encoding.Latin1.GetBytes(string.Join("\r\n", File.ReadAllLines(Repository.Demo, Encoding.Latin1).Where(line => !line.Contains(name, StringComparison.Ordinal))));

    private static MultipartFormDataContent Form(byte[]? file, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        if (file is not null) form.Add(new ByteArrayContent(file), "file", "gedsOpenData.csv");
        return form;
    }

    private Task<Answer> PostAsync(HttpContent form, params (string, string)[] headers) => importer.AskAsync("POST", "imports", form, headers);

    private static Task<Answer> PostAsync(HttpContent form, HttpClient client) => client.AskAsync("POST", "imports", form);

    private async Task<(int Id, JsonElement Begun)> SendAsync(byte[] file, params (string Name, string Value)[] fields)
    {
        var answer = (await PostAsync(Form(file, fields))).Was(HttpStatusCode.Accepted);
        Assert.That(answer.Headers["Location"], Is.EqualTo($"/api/v1/imports/{answer.Json.Number("id")}"));
        return (answer.Json.Number("id"), answer.Json);
    }

    private async Task<JsonElement> EndAsync(int id)
    {
        for (var attempt = 0; ; attempt++)
        {
            var import = (await importer.ReadAsync($"imports/{id}")).Json;
            if (import.Text("state") is not "running") return import;
            Assert.That(attempt, Is.LessThan(600), "it does not end");
            await Task.Delay(100);
        }
    }
}
