using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Telemetry;

/// <summary>The log for programs: an object of JSON in each line, on standard error and in files.</summary>
[TestFixture, Parallelizable]
internal sealed class LogTests
{
    [Test]
    public async Task The_log_goes_to_a_file_as_lines_of_JSON_if_that_is_wanted()
    {
        using var server = await LiveServer.StartAsync("--Log:File=log/orgchart-.log", "--Log:FileForm=Json", "--Shutdown:DrainSeconds=0", "--Telemetry:Otlp:Endpoint=http://127.0.0.1:9");
        await server.SignInAsync("nobody@northland.example", "violin lamps at the harbour");
        await server.Client("reader").ReadAsync("search?q=Bellefeuille");
        Assert.That(await server.StopAsync(), Is.Zero);

        var files = Directory.GetFiles(server.Folder.File("log"));

        Assert.That(files.Select(Path.GetFileName), Has.All.Match(@"^orgchart-\d{8}\.log$"), "one a day");
        var text = string.Concat(files.Select(File.ReadAllText));
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.That(lines.Select(line => line.Text("Level")), Has.Member("Information"));
        Assert.That(lines.Select(line => line.Text("RenderedMessage")), Has.Some.StartsWith("Security event SignInFailed"));
        Assert.That(lines.Where(line => line.Text("RenderedMessage")!.StartsWith("Security event", StringComparison.Ordinal)).Select(line => line.Members()), Has.All.Contains("TraceId"), "leads to the trace");
        foreach (var personal in (string[])["RequestPath", "nobody@northland.example", "Bellefeuille"]) Assert.That(text, Does.Not.Contain(personal));
        Assert.That(server.Log, Does.Match(@"(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d \[INF\] Security event"), "and to standard error for people, with a moment that is one everywhere");
    }

    [Test]
    public async Task Standard_error_is_JSON_if_that_is_wanted_and_has_the_levels_of_the_configuration()
    {
        using var folder = new TemporaryFolder();
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var process = OrgChartProcess.Start(
            folder,
            ["serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, $"--Security:KeyFolder={folder.File("keys")}", "--Log:Console=Json", "--Serilog:MinimumLevel:Override:OrgChart=Warning", "--Shutdown:DrainSeconds=0"],
            line =>
            {
                if (line.StartsWith('{')) lines.Enqueue(line);
                if (line.Contains("Application started", StringComparison.Ordinal)) up.TrySetResult();
            });
        await up.Task.WaitAsync(TimeSpan.FromMinutes(2));
        process.AskToStop();
        Assert.That(await process.WaitAsync(), Is.Zero);

        var events = lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();

        Assert.That(events.Select(one => one.GetProperty("Properties").Text("SourceContext")), Has.Member("Microsoft.Hosting.Lifetime"));
        Assert.That(events.Where(one => one.GetProperty("Properties").Text("SourceContext")!.StartsWith("OrgChart", StringComparison.Ordinal) && one.Text("Level") == "Information"), Is.Empty);
    }
}
