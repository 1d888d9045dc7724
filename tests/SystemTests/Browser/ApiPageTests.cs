using Microsoft.Playwright;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Browser;

/// <summary>The API page in a real browser, on a server as a user starts it.</summary>
[TestFixture, Parallelizable]
internal sealed class ApiPageTests
{
    [Test]
    public async Task Somebody_who_opens_the_address_finds_the_API_and_tries_it()
    {
        using var folder = new TemporaryFolder();
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        var listening = new TaskCompletionSource<string>();
        using var server = OrgChartProcess.Start(folder, ["serve", "--urls=http://127.0.0.1:0", "--environment=Development", folder.DatabaseSetting], line =>
        {
            if (line.Split("Now listening on: ") is [_, var where]) listening.TrySetResult(where.Trim());
        });
        var address = await listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var page = await Browsing.Chromium.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);

        var document = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Repository.PathOf("docs", "openapi.json")));
        var operations = document.RootElement.GetProperty("paths").EnumerateObject().Sum(path => path.Value.EnumerateObject().Count());
        await page.GotoAsync(address + "/swagger");
        await page.Locator("#operations-Departments-DepartmentsList .opblock-summary-control").ClickAsync();
        await page.GetByText("Try it out").ClickAsync();
        await page.GetByText("Execute", new() { Exact = true }).ClickAsync();
        await page.Locator(".live-responses-table .response-col_status").First.WaitForAsync();

        Assert.That(await page.TitleAsync(), Is.EqualTo("OrgChart API"));
        Assert.That(await page.Locator(".opblock-summary-path").CountAsync(), Is.EqualTo(operations), "as many as the document has");
        Assert.That(await page.Locator("td.response-col_status", new() { HasTextString = "200" }).First.IsVisibleAsync());
        Assert.That(await page.Locator(".live-responses-table").InnerTextAsync(), Does.Contain("Lakes and Rivers Northland"));
        Assert.That(complaints, Is.Empty);
        await page.ScreenshotAsync(new() { Path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "api-page.png") });
    }
}
