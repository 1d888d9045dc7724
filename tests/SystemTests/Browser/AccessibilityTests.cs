using Microsoft.Playwright;

namespace OrgChart.SystemTests.Browser;

/// <summary>What axe finds on the views, in both languages and three widths.</summary>
[TestFixture, Parallelizable]
internal sealed class AccessibilityTests
{
    [Test]
    public async Task Axe_finds_nothing(
        [Values("/?", "/?root=1&depth=2", "/?root=1&unit=1", "/?root=1&unit=1&person=1", "/?root=1&layout=outline", "/?root=1&layout=right", "/?q=finance")] string address,
        [Values(360, 768, 1440)] int width, [Values("en", "fr")] string language)
    {
        await using var reader = await Reader.OpenAsync($"{address}&lang={language}", width, language);
        await reader.Page.Locator(address.Contains("unit=", StringComparison.Ordinal) ? "aside h2" : "[role=treeitem]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.That(await reader.AxeAsync(), Is.Empty);
    }

    [Test]
    public async Task Nor_in_the_administration([Values("users", "clients", "imports", "audit", "access-log", "security-events")] string page)
    {
        await using var reader = await Reader.SignedInAsync($"/admin/{page}", "admin");
        await reader.Page.GetByRole(AriaRole.Table).Or(reader.Page.GetByText("Nothing fits.")).Or(reader.Page.Locator(".entry")).First.WaitForAsync();
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.That(await reader.AxeAsync(), Is.Empty);
    }

    [TestCase("Names…")]
    [TestCase("Move…")]
    [TestCase("Add a unit…")]
    [TestCase("Add a person…")]
    [TestCase("Merge…")]
    [TestCase("History…")]
    [TestCase("Remove…")]
    public async Task Nor_in_the_windows_of_a_unit(string action)
    {
        var unit = await Browsing.UnitAsync("Office of " + action);
        await Browsing.UnitAsync("Part of " + action, unit);
        await using var reader = await Reader.SignedInAsync($"/?unit={unit}", "editor", "auditor");
        await reader.Button(action).ClickAsync();
        await reader.Window.WaitForAsync();
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.That(await reader.AxeAsync(), Is.Empty);
    }

    [TestCase("Edit…")]
    [TestCase("Move…")]
    [TestCase("Manager…")]
    [TestCase("Remove…")]
    public async Task Nor_in_the_windows_of_a_person(string action)
    {
        await using var reader = await Reader.SignedInAsync("/?person=1", "editor");
        await reader.Button(action).ClickAsync();
        await reader.Window.WaitForAsync();
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.That(await reader.AxeAsync(), Is.Empty);
    }

    [Test]
    public async Task Nor_in_the_windows_for_signing_in_and_for_one_s_account()
    {
        await using var reader = await Reader.OpenAsync("/");
        await reader.Button("Sign in").ClickAsync();
        await reader.Window.WaitForAsync();
        Assert.That(await reader.AxeAsync(), Is.Empty);
        await reader.Page.Keyboard.PressAsync("Escape");

        await reader.SignInAsync(await Browsing.Server.UserAsync("reader"));
        await reader.Account.ClickAsync();
        await reader.Button("My account").ClickAsync();
        await reader.Window.WaitForAsync();
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.That(await reader.AxeAsync(), Is.Empty);
    }
}
