using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Browser;

/// <summary>The chart: finding one's way through the organisation.</summary>
[TestFixture, Parallelizable]
internal sealed partial class ChartPageTests
{
    [Test]
    public async Task Somebody_goes_from_the_whole_organisation_to_a_unit_and_sees_who_works_there()
    {
        await using var reader = await Reader.OpenAsync("/");
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(7);

        await reader.Unit("Lakes and Rivers Northland").ClickAsync();
        await reader.Heading("Lakes and Rivers Northland").WaitForAsync();
        await Assertions.Expect(reader.Page.GetByText("Lacs et Rivières Nordie").First).ToBeVisibleAsync();
        await reader.Unit("Lakes and Rivers Northland").PressAsync("+");
        await reader.Unit("Fisheries Branch").ClickAsync();

        await reader.Heading("Fisheries Branch").WaitForAsync();
        await reader.HasAddressAsync("[?&]unit=[0-9]+");
    }

    [Test]
    public async Task A_link_shows_the_same_view_again_and_back_goes_back()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&depth=2");
        await reader.Unit("Fisheries Branch").ClickAsync();
        await reader.Heading("Fisheries Branch").WaitForAsync();
        var address = reader.Page.Url;

        await using var other = await Reader.OpenAsync(address);
        await other.Heading("Fisheries Branch").WaitForAsync();
        await Assertions.Expect(other.Unit("Fisheries Branch")).ToHaveAttributeAsync("aria-selected", "true");
        await reader.Page.GoBackAsync();
        await Assertions.Expect(reader.Heading("Fisheries Branch")).ToHaveCountAsync(0);
        await reader.Page.GoForwardAsync();
        await reader.Heading("Fisheries Branch").WaitForAsync();
    }

    [Test]
    public async Task The_keyboard_alone_opens_moves_and_chooses()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&depth=1");
        var top = reader.Unit("Lakes and Rivers Northland");
        await top.FocusAsync();

        await reader.Page.Keyboard.PressAsync("ArrowDown");
        var first = reader.Page.Locator("[role=treeitem]:focus");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-level", "2");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-posinset", "1");
        await reader.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(reader.Page.Locator("[role=treeitem]:focus")).ToHaveAttributeAsync("aria-posinset", "2");
        await reader.Page.Keyboard.PressAsync("+");
        await Assertions.Expect(reader.Page.Locator("[role=treeitem]:focus")).ToHaveAttributeAsync("aria-expanded", "true");
        await reader.Page.Keyboard.PressAsync("-");
        await Assertions.Expect(reader.Page.Locator("[role=treeitem]:focus")).ToHaveAttributeAsync("aria-expanded", "false");
        await reader.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reader.Page.Locator("[role=treeitem][aria-selected=true]")).ToHaveCountAsync(1);
        await reader.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(top).ToBeFocusedAsync();
    }

    [Test]
    public async Task The_other_language_shows_the_same_view()
    {
        await using var reader = await Reader.OpenAsync("/?root=1");
        await reader.Unit("Fisheries Branch").ClickAsync();
        await reader.Button("Français").ClickAsync();

        await reader.Heading("Direction générale des pêches").WaitForAsync();
        await Assertions.Expect(reader.Unit("Direction générale des pêches")).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(reader.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await reader.Page.GotoAsync("/");
        await reader.Button("Ouvrir une session").WaitForAsync();
    }

    [Test]
    public async Task A_browser_that_speaks_French_is_answered_in_French()
    {
        await using var reader = await Reader.OpenAsync("/", language: "fr-CA");
        await reader.Unit("Lacs et Rivières Nordie").WaitForAsync();
    }

    [Test]
    public async Task A_phone_gets_an_outline_without_scrolling_sideways()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&depth=2", width: 360);
        await reader.Unit("Fisheries Branch").WaitForAsync();

        Assert.That(await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(360));
        Assert.That((await reader.PlaceOfAsync(reader.Unit("Fisheries Branch"))).Height, Is.GreaterThanOrEqualTo(44));
    }

    [Test]
    public async Task At_400_percent_on_a_small_screen_nothing_needs_two_directions_of_scrolling()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&unit=1", width: 320);
        await reader.Heading("Lakes and Rivers Northland").WaitForAsync();

        Assert.That(await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }

    [TestCase("Top to bottom", "down")]
    [TestCase("Left to right", "right")]
    [TestCase("Outline", "outline")]
    public async Task The_chart_is_drawn_downwards_to_the_right_or_as_an_outline(string button, string layout)
    {
        await using var reader = await Reader.OpenAsync("/?root=1&depth=2&layout=" + (layout == "down" ? "right" : "down"));
        await reader.Unit("Fisheries Branch").WaitForAsync();
        await reader.Button(button).ClickAsync();

        await Assertions.Expect(reader.Button(button)).ToHaveAttributeAsync("aria-pressed", "true");
        await reader.HasAddressAsync("layout=" + layout);
        await Eventually.IsTrueAsync(
            async () =>
            {
                var (top, below) = (await reader.PlaceOfAsync(reader.Unit("Lakes and Rivers Northland")), await reader.PlaceOfAsync(reader.Unit("Fisheries Branch")));
                return layout == "right" ? below.X >= top.X + top.Width : below.Y >= top.Y + top.Height;
            },
            TimeSpan.FromSeconds(10), "what is beneath stands where the layout says");
    }

    [Test]
    public async Task It_is_made_larger_pushed_aside_and_shown_as_a_whole_again()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&depth=1&layout=down");
        var top = reader.Unit("Lakes and Rivers Northland");
        var first = await reader.PlaceOfAsync(top);

        await reader.Button("Zoom in").ClickAsync();
        var larger = await reader.PlaceOfAsync(top);
        Assert.That(larger.Width / first.Width, Is.EqualTo(1.4).Within(0.05), "larger by 40 %");
        // The corner above the tools, where no card is.
        var stage = await reader.PlaceOfAsync(reader.Page.GetByRole(AriaRole.Tree));
        await reader.Page.Mouse.MoveAsync(stage.X + 10, stage.Y + 10);
        await reader.Page.Mouse.DownAsync();
        await reader.Page.Mouse.MoveAsync(stage.X + 60, stage.Y + 40, new() { Steps = 5 });
        await reader.Page.Mouse.UpAsync();
        var pushed = await reader.PlaceOfAsync(top);
        Assert.That((pushed.X - larger.X, pushed.Y - larger.Y), Is.EqualTo((50f, 30f)).Using<float>((a, b) => Math.Abs(a - b) < 2));
        await reader.Button("Show everything").ClickAsync();
        Assert.That((await reader.PlaceOfAsync(top)).Width, Is.EqualTo(first.Width).Within(1), "as at the beginning");
        await Assertions.Expect(reader.Page.Locator("canvas.mini-map")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_way_from_the_top_to_the_selected_unit_stands_out_and_counts_are_known_before_anything_is_opened()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&depth=1");
        var branch = reader.Unit("Fisheries Branch");
        await branch.ClickAsync();

        await Assertions.Expect(reader.Unit("Lakes and Rivers Northland")).ToHaveClassAsync(Marked("is-on-way"));
        await Assertions.Expect(branch).ToHaveClassAsync(Marked("is-selected"));
        var beneath = await branch.Locator("[data-toggle]").InnerTextAsync();
        await branch.Locator("[data-toggle]").ClickAsync();
        await Assertions.Expect(reader.Page.Locator("[role=treeitem][aria-level='3']")).ToHaveCountAsync(int.Parse(beneath, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task A_card_says_who_heads_the_unit_and_how_many_work_there()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&depth=1");
        var chart = (await Browsing.Server.Client(null).ReadAsync("units/1/chart?depth=1")).Json;

        foreach (var unit in chart.GetProperty("children").EnumerateArray().Append(chart).Where(unit => unit.GetProperty("head").ValueKind != System.Text.Json.JsonValueKind.Null).Take(3))
            await Assertions.Expect(reader.Unit(unit.Text("name")!)).ToContainTextAsync(unit.GetProperty("head").Text("displayName")!);
        await Assertions.Expect(reader.Unit("Lakes and Rivers Northland")).ToContainTextAsync("856");
    }

    [TestCase("down")]
    [TestCase("outline")]
    public async Task What_is_open_is_printed_instead_of_the_screen(string layout)
    {
        await using var reader = await Reader.OpenAsync("/?root=1&layout=" + layout, before: page => page.AddInitScriptAsync("window.print = () => dispatchEvent(new Event('beforeprint'))"));
        await reader.Unit("Fisheries Branch").WaitForAsync();
        await reader.Button("Export").ClickAsync();
        await reader.Button("Print…").ClickAsync();
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(reader.Page.Locator(".print-sheet")).ToContainTextAsync("Fisheries Branch");
        await Assertions.Expect(reader.Page.Locator(".print-sheet")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
    }

    [TestCase("Drawing (SVG)", "^<svg .*Lakes and Rivers Northland.*Fisheries Branch")]
    [TestCase("Table (CSV)", "^\uFEFF.*Lakes and Rivers Northland.*Fisheries Branch")]
    [TestCase("Data (JSON)", "Lakes and Rivers Northland.*Fisheries Branch")]
    [TestCase("Picture (PNG)", "^.PNG")]
    public async Task What_is_shown_is_exported(string format, string content)
    {
        await using var reader = await Reader.OpenAsync("/?root=1");
        await reader.Unit("Fisheries Branch").WaitForAsync();
        await reader.Button("Export").ClickAsync();
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.GetByText(format).ClickAsync());

        Assert.That(download.SuggestedFilename, Does.StartWith("LRN"));
        // Read so that the byte order mark stays, which spreadsheets know UTF-8 by.
        Assert.That(Regex.IsMatch(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync())), content, RegexOptions.Singleline, TimeSpan.FromSeconds(5)), content);
    }

    [TestCase("People (CSV)", ".csv", "Fisheries Branch")]
    [TestCase("Workbook (XLSX)", ".xlsx", "^PK")]
    [TestCase("Contact cards (vCard)", ".vcf", "^BEGIN:VCARD")]
    [TestCase("Directory (JSON)", ".json", "\"surname\"")]
    [TestCase("Linked data (JSON-LD)", ".jsonld", "org:Membership")]
    [TestCase("Diagram (Mermaid)", ".mmd", "flowchart")]
    [TestCase("Graph (Graphviz)", ".dot", "digraph")]
    public async Task A_unit_with_all_its_people_is_downloaded_from_the_server_also_when_the_session_ran_out_meanwhile(string format, string ending, string content)
    {
        await using var reader = await Reader.SignedInAsync("/?root=1", "reader");
        await reader.Unit("Fisheries Branch").ClickAsync();
        await reader.Button("Export").ClickAsync();
        await reader.ExpireSessionAsync();
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Button(format).ClickAsync());

        Assert.That(download.SuggestedFilename, Does.EndWith(ending));
        Assert.That(Regex.IsMatch(await File.ReadAllTextAsync(await download.PathAsync()), content, RegexOptions.None, TimeSpan.FromSeconds(5)), content);
        await reader.Page.GetByText("The download has begun.").WaitForAsync();
    }

    [TestCase(900)]
    [TestCase(640)]
    public async Task On_a_phone_the_last_of_the_exports_can_be_reached(int height)
    {
        await using var reader = await Reader.OpenAsync("/?root=1&layout=down", width: 360);
        await reader.Page.SetViewportSizeAsync(360, height);
        await reader.Unit("Fisheries Branch").WaitForAsync();
        await reader.Button("Export").ClickAsync();
        await reader.Button("Graph (Graphviz)").ScrollIntoViewIfNeededAsync();

        await Assertions.Expect(reader.Button("Graph (Graphviz)")).ToBeInViewportAsync(new() { Ratio = 0.9f });
    }

    [Test]
    public async Task A_unit_that_is_not_there_any_more_is_told()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&unit=999999");
        await reader.Page.GetByText("Not there any more").WaitForAsync();
    }

    private static Regex Marked(string name) => new($@"\b{name}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
}
