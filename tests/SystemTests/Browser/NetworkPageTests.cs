using Microsoft.Playwright;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Browser;

/// <summary>The page on networks that are slow or fail, and on a server with nothing to show.</summary>
[TestFixture, Parallelizable]
internal sealed class NetworkPageTests
{
    [TestCase("/", "/api/v1/departments")]
    [TestCase("/?root=1&depth=2", "/api/v1/units/1/chart")]
    public async Task The_chart_is_asked_for_before_anything_is_answered_and_until_then_the_page_says_that_it_waits(string address, string chart)
    {
        var gate = new TaskCompletionSource();
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var reader = await Reader.OpenAsync(address, before: page => page.RouteAsync("**/api/v1/**", async route =>
        {
            asked.Enqueue(new Uri(route.Request.Url).AbsolutePath);
            await gate.Task;
            await route.ContinueAsync();
        }));
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Status, new() { Name = "Loading…" })).ToBeVisibleAsync();
        await Eventually.IsTrueAsync(() => Task.FromResult(asked.Contains(chart)), TimeSpan.FromSeconds(20), $"{chart} is asked for");

        gate.SetResult();
        await reader.Unit("Lakes and Rivers Northland").WaitForAsync();
    }

    [Test]
    public async Task When_the_network_fails_the_page_says_so_and_tries_again_when_asked()
    {
        var fails = true;
        await using var reader = await Reader.OpenAsync("/?root=1", before: page => page.RouteAsync("**/api/v1/**", route => fails ? route.AbortAsync("connectionfailed") : route.ContinueAsync()));
        await reader.Page.GetByText("The server cannot be reached.").First.WaitForAsync(new() { Timeout = 60_000 });

        fails = false;
        await reader.Button("Try again").First.ClickAsync();
        await reader.Unit("Lakes and Rivers Northland").WaitForAsync();
    }

    [Test]
    public async Task A_session_that_ran_out_meanwhile_goes_on_unnoticed()
    {
        await using var reader = await Reader.SignedInAsync("/?root=1&unit=1", "reader");
        await reader.Page.Locator("a[href^='mailto:']").First.WaitForAsync();
        await reader.ExpireSessionAsync();

        await reader.Person("Maëlle Loiselle").ClickAsync();
        await reader.Heading("Maëlle Loiselle").WaitForAsync();
        await Assertions.Expect(reader.Account).ToBeVisibleAsync();
    }

    [Test]
    public async Task An_empty_directory_says_how_to_fill_it()
    {
        using var folder = new TemporaryFolder();
        await OrgChartProcess.SucceedAsync(folder, "migrate", "up");
        await OrgChartProcess.SucceedAsync(folder, "generate-secrets", $"--Security:KeyFolder={folder.File("keys")}");
        using var server = await LiveServer.StartUnloadedAsync(folder, Browsing.Settings);
        await using var reader = await Reader.OpenAsync("/", server: server);

        await reader.Page.GetByText("The directory is empty").First.WaitForAsync();
        await Assertions.Expect(reader.Page.GetByText("orgchart import gedsOpenData.csv").First).ToBeVisibleAsync();
    }
}
