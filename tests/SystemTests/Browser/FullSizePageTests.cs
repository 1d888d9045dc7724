using System.Text.Json;
using Microsoft.Playwright;
using OrgChart.SystemTests.Imports;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Browser;

/// <summary>The page over the whole Government of Canada: 200,000 people in 23,000 units.</summary>
[TestFixture, Parallelizable]
internal sealed class FullSizePageTests
{
    private TemporaryFolder folder = null!;
    private LiveServer server = null!;
    private JsonElement departments;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        folder = new TemporaryFolder();
        await Extract.MakeAsync(folder.Path);
        await OrgChartProcess.SucceedAsync(folder, "import", folder.File("gedsOpenData.csv"));
        await OrgChartProcess.SucceedAsync(folder, "generate-secrets", $"--Security:KeyFolder={folder.File("keys")}");
        server = await LiveServer.StartUnloadedAsync(folder, Browsing.Settings);
        departments = (await server.Client(null).ReadAsync("departments?limit=200")).Json;
    }

    [OneTimeTearDown]
    public void Stop()
    {
        server?.Dispose();
        folder?.Dispose();
    }

    [Test]
    public async Task Every_department_stands_in_the_chart_and_the_menu_finds_one([Values(360, 768, 1440)] int width, [Values("en", "fr")] string language)
    {
        await using var reader = await Reader.OpenAsync($"/?lang={language}", width, server: server);
        var top = reader.Page.GetByRole(AriaRole.Treeitem).First;
        await top.WaitForAsync();

        Assert.That(departments.Number("total"), Is.GreaterThan(100));
        await Assertions.Expect(reader.Page.Locator("[role=treeitem][aria-level='2']").First).ToHaveAttributeAsync("aria-setsize", departments.Number("total").ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        Assert.That(await reader.AxeAsync(), Is.Empty);
    }

    [Test]
    public async Task A_name_with_a_mistake_is_found_among_200_000_and_opens_in_the_chart([Values("en", "fr")] string language)
    {
        var somebody = (await server.Client(null).ReadAsync("employees?limit=1&offset=100000")).Json.Items()[0];
        await using var reader = await Reader.OpenAsync($"/?lang={language}", server: server);
        await reader.SeekAsync(somebody.Text("displayName")!);
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(somebody.Text("displayName")!);
        await reader.Page.Keyboard.PressAsync("ArrowDown");
        await reader.Page.Keyboard.PressAsync("Enter");

        await reader.Heading(somebody.Text("displayName")!).WaitForAsync();
        await Assertions.Expect(reader.Page.Locator("[role=treeitem][aria-selected=true]")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Hundreds_of_units_beneath_one_are_stacked_and_only_those_on_the_screen_are_in_the_document()
    {
        var id = (int)server.Number("SELECT parent_id FROM org_units WHERE parent_id IS NOT NULL GROUP BY parent_id ORDER BY count(*) DESC, parent_id LIMIT 1");
        var children = (int)server.Number($"SELECT count(*) FROM org_units WHERE parent_id = {id}");
        Assert.That(children, Is.GreaterThan(100));
        await using var reader = await Reader.OpenAsync($"/?root={id}&layout=down", server: server);
        var child = reader.Page.Locator("[role=treeitem][aria-level='2']").First;
        await child.WaitForAsync();

        await Assertions.Expect(child).ToHaveAttributeAsync("aria-setsize", children.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await reader.Page.Locator("[role=treeitem][aria-level='1']").FocusAsync();
        await reader.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(reader.Page.Locator("[role=treeitem]:focus")).ToBeInViewportAsync();
    }

    [Test]
    public async Task The_largest_branch_opens_as_a_whole_and_is_handed_over_as_a_drawing()
    {
        var largest = departments.Items().MaxBy(one => one.Number("employeeCount"));
        await using var reader = await Reader.OpenAsync($"/?root={largest.Number("id")}&layout=outline", server: server);
        await reader.Page.GetByRole(AriaRole.Treeitem).First.WaitForAsync();
        await reader.Button("Open all").ClickAsync();
        await reader.Page.Locator("[role=treeitem][aria-level='3']").First.WaitForAsync();
        await reader.Button("Export").ClickAsync();
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByText("Drawing (SVG)").ClickAsync());

        var drawing = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.That(drawing, Does.Match("(?s)^<svg .*</svg>\\s*$"));
        Assert.That(await reader.Page.GetByRole(AriaRole.Treeitem).CountAsync(), Is.LessThan(200), "what cannot be seen is not in the document");
    }

    [Test]
    public async Task The_server_draws_the_largest_department_without_a_browser()
    {
        var largest = departments.Items().MaxBy(one => one.Number("unitCount")).Number("id");
        var count = Count((await server.Client(null).ReadAsync($"units/{largest}/chart")).Json);
        Assert.That(count, Is.GreaterThan(2000));

        var drawing = (await server.Client(null).AskAsync("GET", $"units/{largest}/chart.svg", null)).Was(System.Net.HttpStatusCode.OK);

        Assert.That(drawing.Text.Split("<rect ").Length - 1, Is.EqualTo(count + 1), "a card for each unit, and the paper");

        static int Count(JsonElement unit) => 1 + unit.GetProperty("children").EnumerateArray().Sum(Count);
    }
}
