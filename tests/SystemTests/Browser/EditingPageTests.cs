using Microsoft.Playwright;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Browser;

/// <summary>Changing the organisation at the page.</summary>
[TestFixture, Parallelizable]
internal sealed class EditingPageTests
{
    [Test]
    public async Task Strangers_see_no_way_to_change_anything()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&unit=1");
        await reader.Heading("Lakes and Rivers Northland").WaitForAsync();
        await Assertions.Expect(reader.Button("Move…")).ToHaveCountAsync(0);
        await Assertions.Expect(reader.Page.GetByText("Add a unit…")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_unit_gets_another_name_and_undo_gives_it_the_old_one_again()
    {
        var unit = await Browsing.UnitAsync("Bureau of Maps");
        await using var editor = await Reader.SignedInAsync($"/?unit={unit}", "editor");
        await editor.Heading("Bureau of Maps").WaitForAsync();
        await editor.Button("Names…").ClickAsync();
        await editor.InEnglish("Name").FillAsync("Bureau of Charts");
        await editor.Button("Save").ClickAsync();

        await editor.Heading("Bureau of Charts").WaitForAsync();
        await editor.Button("Undo").ClickAsync();
        await editor.Heading("Bureau of Maps").WaitForAsync();
    }

    [Test]
    public async Task What_somebody_else_changed_meanwhile_is_shown_before_it_is_overwritten()
    {
        var unit = await Browsing.UnitAsync("Bureau of Tides");
        await using var editor = await Reader.SignedInAsync($"/?unit={unit}", "editor");
        await editor.Button("Names…").ClickAsync();
        await editor.InEnglish("Name").FillAsync("Bureau of Ebb");
        (await Browsing.Server.Client("editor").PatchAsync($"units/{unit}", new { names = new { en = "Bureau of Flood" } })).Was(System.Net.HttpStatusCode.OK);
        await editor.Button("Save").ClickAsync();

        await editor.Page.GetByText("Somebody else has changed this meanwhile.").First.WaitForAsync();
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Bureau of Flood");
    }

    [Test]
    public async Task What_the_rules_forbid_is_told_in_the_readers_language()
    {
        var (unit, target) = (await Browsing.UnitAsync("Bureau of Locks"), await Browsing.UnitAsync("Lock Keepers"));
        await using var editor = await Reader.SignedInAsync($"/?unit={unit}", "editor");
        await editor.Button("Français").ClickAsync();
        await editor.Button("Déplacer…").ClickAsync();
        var window = editor.Page.GetByRole(AriaRole.Dialog);
        await window.GetByRole(AriaRole.Combobox).FillAsync("Lock Keepers");
        await window.GetByRole(AriaRole.Option).Filter(new() { HasText = "Lock Keepers" }).First.ClickAsync();
        // Meanwhile somebody puts the target beneath the unit itself.
        (await Browsing.Server.Client("editor").PutAsync($"units/{target}/parent", new { parentId = unit })).Was(System.Net.HttpStatusCode.OK);
        await window.GetByRole(AriaRole.Button, new() { Name = "Déplacer" }).ClickAsync();

        await Assertions.Expect(window.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Une unité ne peut");
    }

    [Test]
    public async Task A_unit_is_moved_by_choosing_where_it_goes()
    {
        var (unit, target) = (await Browsing.UnitAsync("Office of Buoys"), await Browsing.UnitAsync("Office of Beacons"));
        await using var editor = await Reader.SignedInAsync($"/?unit={unit}", "editor");
        await editor.Button("Move…").ClickAsync();
        await editor.ChooseAsync("To beneath", "Office of Beacons");
        await editor.Window.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();

        await Assertions.Expect(editor.Window).ToHaveCountAsync(0);
        Assert.That((await Browsing.Server.Client("reader").ReadAsync($"units/{unit}")).Json.GetProperty("parent").Number("id"), Is.EqualTo(target));
        await Assertions.Expect(editor.Unit("Office of Buoys")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_unit_is_dragged_onto_another_one_and_the_move_is_confirmed()
    {
        var top = await Browsing.UnitAsync("Dock Division");
        var (unit, target) = (await Browsing.UnitAsync("Pier One", top), await Browsing.UnitAsync("Pier Two", top));
        await using var editor = await Reader.SignedInAsync($"/?root={top}&layout=down", "editor");
        var (from, to) = (await editor.PlaceOfAsync(editor.Unit("Pier One")), await editor.PlaceOfAsync(editor.Unit("Pier Two")));
        await editor.Page.Mouse.MoveAsync(from.X + 30, from.Y + 20);
        await editor.Page.Mouse.DownAsync();
        await editor.Page.Mouse.MoveAsync(to.X + 30, to.Y + 20, new() { Steps = 8 });
        await Assertions.Expect(editor.Unit("Pier Two")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-target", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await editor.Page.Mouse.UpAsync();
        await editor.Window.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();

        await Assertions.Expect(editor.Window).ToHaveCountAsync(0);
        Assert.That((await Browsing.Server.Client("reader").ReadAsync($"units/{unit}")).Json.GetProperty("parent").Number("id"), Is.EqualTo(target));
    }

    [Test]
    public async Task A_unit_and_a_person_are_added_the_person_gets_a_manager_and_both_are_removed_again()
    {
        var unit = await Browsing.UnitAsync("Station of Gauges");
        await using var editor = await Reader.SignedInAsync($"/?unit={unit}", "editor");
        await editor.Button("Add a unit…").ClickAsync();
        await editor.InEnglish("Name").FillAsync("Gauge Workshop");
        await editor.Window.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await editor.Unit("Gauge Workshop").ClickAsync();
        await editor.Heading("Gauge Workshop").WaitForAsync();

        await editor.Button("Add a person…").ClickAsync();
        await editor.Window.GetByLabel("Surname").FillAsync("Gauger");
        await editor.Window.GetByLabel("Given name").FillAsync("Gwen");
        await editor.Window.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await editor.Page.GetByRole(AriaRole.Complementary).GetByText("Gwen Gauger").First.ClickAsync();
        await editor.Heading("Gwen Gauger").WaitForAsync();
        await editor.Button("Manager…").ClickAsync();
        await editor.ChooseAsync("From now on to", "Léonie Bellefeuille");
        await editor.Button("Save").ClickAsync();
        await Assertions.Expect(editor.Page.Locator(".chain")).ToContainTextAsync("Léonie Bellefeuille");

        await editor.Button("Remove…").ClickAsync();
        await editor.Window.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Complementary).GetByText("Gwen Gauger")).ToHaveCountAsync(0);
        await editor.Unit("Gauge Workshop").ClickAsync();
        await editor.Heading("Gauge Workshop").WaitForAsync();
        await editor.Button("Remove…").ClickAsync();
        await editor.Window.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = "Gauge Workshop" })).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_keyboard_alone_renames_a_unit()
    {
        var unit = await Browsing.UnitAsync("Bureau of Keys");
        await using var editor = await Reader.SignedInAsync($"/?unit={unit}", "editor");
        await editor.Button("Names…").FocusAsync();
        await editor.Page.Keyboard.PressAsync("Enter");
        await editor.Window.WaitForAsync();
        await Assertions.Expect(editor.InEnglish("Name")).ToHaveValueAsync("Bureau of Keys");
        for (var presses = 0; await editor.Page.EvaluateAsync<string?>("document.activeElement?.value ?? null") != "Bureau of Keys"; presses++)
        {
            Assert.That(presses, Is.LessThan(10), "Tab leads to the first field");
            await editor.Page.Keyboard.PressAsync("Tab");
        }

        await editor.Page.Keyboard.PressAsync("Control+a");
        await editor.Page.Keyboard.TypeAsync("Bureau of Tabs");
        await editor.Page.Keyboard.PressAsync("Enter");

        await editor.Heading("Bureau of Tabs").WaitForAsync();
    }
}
