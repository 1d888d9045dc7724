using Microsoft.Playwright;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Browser;

/// <summary>Search, department menu and the panels of units and people.</summary>
[TestFixture, Parallelizable]
internal sealed class FindingPageTests
{
    [Test]
    public async Task A_mistyped_name_typed_with_the_keyboard_alone_leads_to_the_person_and_the_unit()
    {
        await using var reader = await Reader.OpenAsync("/");
        await reader.SeekAsync("leonie belefeuille");
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Léonie Bellefeuille");
        await reader.Page.Keyboard.PressAsync("ArrowDown");
        await reader.Page.Keyboard.PressAsync("Enter");

        await reader.Heading("Léonie Bellefeuille").WaitForAsync();
        await Assertions.Expect(reader.Page.Locator("[role=treeitem][aria-selected=true]")).ToContainTextAsync("Lakes and Rivers Northland");
        await reader.HasAddressAsync("[?&]person=[0-9]+");
    }

    [Test]
    public async Task Nothing_found_comes_with_advice()
    {
        await using var reader = await Reader.OpenAsync("/");
        await reader.Page.GetByRole(AriaRole.Combobox, new() { Name = "Find people and units" }).FillAsync("zzqx wvut");
        await reader.Page.GetByText("Try fewer letters or words").First.WaitForAsync();
    }

    [Test]
    public async Task The_department_menu_filters_without_accents_and_opens_a_department()
    {
        await using var reader = await Reader.OpenAsync("/?lang=fr");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Ministères" }).Or(reader.Page.GetByRole(AriaRole.Button, new() { Name = "ministères" })).First.ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await reader.Page.Keyboard.TypeAsync("rivieres");
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Option)).ToContainTextAsync("Lacs et Rivières Nordie");
        await reader.Page.GetByRole(AriaRole.Option).ClickAsync();

        await reader.Heading("Lacs et Rivières Nordie").First.WaitForAsync();
    }

    [Test]
    public async Task All_people_beneath_a_unit_are_listed_by_pages()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&unit=1");
        await reader.Page.GetByRole(AriaRole.Radio, new() { Name = "With all beneath (856)" }).CheckAsync();
        await reader.Page.GetByText("1 to 50 of 856").WaitForAsync();
        await reader.Button("Next").ClickAsync();
        await reader.Page.GetByText("51 to 100 of 856").WaitForAsync();
    }

    [Test]
    public async Task A_contact_card_can_be_saved_and_strangers_are_told_why_there_is_no_address()
    {
        await using var reader = await Reader.OpenAsync("/?root=1&unit=1");
        await reader.Page.GetByText("Phone numbers and e-mail addresses are shown to people who have signed in.").WaitForAsync();
        await reader.Person("Maëlle Loiselle").ClickAsync();
        var download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Button("Save contact card").ClickAsync());

        var card = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.That(card, Does.StartWith("BEGIN:VCARD\r\nVERSION:4.0\r\n").And.Contain("FN:Maëlle Loiselle").And.EndWith("END:VCARD\r\n"));
    }

    [Test]
    public async Task A_person_s_manager_chain_and_reports_are_shown_and_lead_on()
    {
        var (boss, middle) = (await PersonAsync("Overton"), await PersonAsync("Middleton"));
        var last = await PersonAsync("Underhill");
        foreach (var (who, manager) in ((int, int)[])[(middle, boss), (last, middle)]) (await Browsing.Server.Client("editor").PutAsync($"employees/{who}/manager", new { managerId = manager })).Was(System.Net.HttpStatusCode.OK);
        await using var reader = await Reader.OpenAsync($"/?person={last}");
        await reader.Heading("Test Underhill").WaitForAsync();
        var panel = reader.Page.GetByRole(AriaRole.Complementary);
        await Assertions.Expect(panel.Locator(".chain li")).ToHaveTextAsync(["Test Middleton", "Test Overton"], new() { UseInnerText = true });

        await reader.Person("Test Middleton").ClickAsync();
        await reader.Heading("Test Middleton").WaitForAsync();
        await panel.GetByText("1 direct report").First.WaitForAsync();
        await reader.Person("Test Underhill").ClickAsync();
        await reader.Heading("Test Underhill").WaitForAsync();
    }

    [Test]
    public async Task A_link_and_an_address_of_mail_are_copied()
    {
        await using var reader = await Reader.SignedInAsync("/?root=1&unit=1", "reader");
        await reader.Page.Locator("a[href^='mailto:']").First.WaitForAsync();
        await reader.Button("Copy link").ClickAsync();
        await reader.Page.GetByText("Copied").First.WaitForAsync();
        await CopiedAsync(text => text.StartsWith(Browsing.Server.Address + "?", StringComparison.Ordinal) && text.Contains("unit=1", StringComparison.Ordinal));

        await reader.Person("Maëlle Loiselle").ClickAsync();
        await reader.Button("Copy e-mail address").ClickAsync();
        // That "Copied" is to be seen may still be about the link.
        await CopiedAsync(text => text.Contains('@', StringComparison.Ordinal));

        Task CopiedAsync(Predicate<string> fits) =>
            Eventually.IsTrueAsync(async () => fits(await reader.Page.EvaluateAsync<string>("navigator.clipboard.readText()")), TimeSpan.FromSeconds(20), "it is in the clipboard");
    }

    [Test]
    public async Task A_unit_that_was_found_opens_in_the_chart()
    {
        await using var reader = await Reader.OpenAsync("/");
        await reader.Page.GetByRole(AriaRole.Combobox, new() { Name = "Find people and units" }).FillAsync("fisheries branch");
        await reader.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Fisheries Branch" }).First.ClickAsync();

        await reader.Heading("Fisheries Branch").WaitForAsync();
        await Assertions.Expect(reader.Page.Locator("[role=treeitem][aria-selected=true]")).ToContainTextAsync("Fisheries Branch");
    }

    [Test]
    public async Task Who_has_signed_in_sees_contact_data_and_signs_out_again()
    {
        await using var reader = await Reader.SignedInAsync("/?root=1&unit=1", "reader");
        await reader.Page.Locator("a[href^='mailto:']").First.WaitForAsync();
        await reader.Account.ClickAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await reader.Page.GetByText("Phone numbers and e-mail addresses are shown to people who have signed in.").WaitForAsync();
    }

    private static async Task<int> PersonAsync(string surname) =>
        (await Browsing.Server.Client("editor").PostJsonAsync("employees", new { unitId = 98, surname, givenName = "Test" })).Was(System.Net.HttpStatusCode.Created).Id;
}
