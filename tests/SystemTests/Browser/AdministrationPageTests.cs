using System.Text;
using Microsoft.Playwright;
using OrgChart.Application.Access;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Browser;

/// <summary>The administration: accounts, clients, loads, logs.</summary>
[TestFixture, Parallelizable]
internal sealed class AdministrationPageTests
{
    [Test]
    public async Task A_user_is_added_found_given_a_role_and_a_code_kept_out_and_deleted()
    {
        var email = $"new{Secrets.Make()[..12]}@northland.example";
        await using var admin = await Reader.SignedInAsync("/admin/users", "admin");
        await admin.Button("Add a user").ClickAsync();
        await admin.Window.GetByLabel("E-mail address").FillAsync(email);
        await admin.Window.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync("Newly Made");
        await admin.Window.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        // The account's own window.
        await admin.Button("Save the roles").WaitForAsync();

        await admin.Window.GetByLabel("Role").First.SelectOptionAsync("editor");
        await admin.Button("Add this role").ClickAsync();
        await admin.Button("Save the roles").ClickAsync();
        await Assertions.Expect(admin.Window.GetByRole(AriaRole.Button, new() { Name = "Take away: Editor" })).ToBeVisibleAsync();
        // Saved, and read again: a code made at the same moment would be refused as a second change of the same version.
        await Assertions.Expect(admin.Button("Save the roles")).ToBeDisabledAsync();
        await admin.Button("Make a code").ClickAsync();
        await Assertions.Expect(admin.Window.GetByText("Good until")).ToBeVisibleAsync();
        await admin.Button("Keep this user out").ClickAsync();
        await admin.Button("Let this user in again").WaitForAsync();
        await admin.Page.Keyboard.PressAsync("Escape");

        await admin.Page.GetByLabel("Name or address").FillAsync(email);
        var row = admin.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = email });
        await Assertions.Expect(row).ToContainTextAsync("kept out");
        await Assertions.Expect(row).ToContainTextAsync("Editor");
        var users = Browsing.Server.Client("admin");
        Assert.That((await users.ReadAsync($"users?q={email}")).Json.Items().Single().GetProperty("disabled").GetBoolean(), Is.True);

        await row.GetByRole(AriaRole.Button).ClickAsync();
        await admin.Button("Delete the account").ClickAsync();
        await admin.Button("Yes, delete the account of Newly Made").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.That((await users.ReadAsync($"users?q={email}")).Json.Number("total"), Is.Zero);
    }

    [Test]
    public async Task Somebody_s_sessions_are_ended_which_signs_him_out()
    {
        var user = await Browsing.Server.UserAsync("reader");
        await using var reader = await Reader.OpenAsync("/?root=1&unit=1");
        await reader.SignInAsync(user);
        await using var admin = await Reader.SignedInAsync("/admin/users", "admin");
        await admin.Page.GetByLabel("Name or address").FillAsync(user.Email);
        await admin.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = user.Email }).GetByRole(AriaRole.Button).ClickAsync();
        await admin.Button("End all sessions").ClickAsync();
        await Assertions.Expect(admin.Window).ToContainTextAsync("Sessions");
        Assert.That(() => Browsing.Server.Number($"SELECT count(*) FROM sessions WHERE ended_at IS NULL AND user_id = {user.Id}"), Is.Zero.After(60_000, 50));

        await reader.Page.ReloadAsync();
        await reader.Button("Sign in").First.WaitForAsync();
    }

    [Test]
    public async Task A_client_s_secret_is_shown_once()
    {
        var name = $"Payroll {Secrets.Make()[..12]}";
        await using var admin = await Reader.SignedInAsync("/admin/clients", "admin");
        await admin.Button("Add a client").ClickAsync();
        await admin.Window.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(name);
        await admin.Window.GetByLabel("Read units and people").CheckAsync();
        await admin.Window.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await admin.Window.GetByText("The secret is shown this once.").First.WaitForAsync();
        await admin.Button("I have copied it").ClickAsync();

        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name })).ToContainTextAsync("directory:read");
    }

    [Test]
    public async Task A_file_is_tried_its_findings_read_and_then_loaded()
    {
        // A server of its own: a load changes everything.
        using var server = await LiveServer.StartAsync(Browsing.Settings);
        await using var importer = await Reader.OpenAsync("/admin/imports", server: server);
        await importer.SignInAsync(await server.UserAsync("importer"));
        var lines = (await File.ReadAllLinesAsync(Repository.Demo, Encoding.Latin1)).Where(line => !line.Contains("Bellefeuille", StringComparison.Ordinal)).ToList();
        lines[5] = "too,short";
        await importer.Button("Load a file").ClickAsync();
        await importer.Window.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "extract.csv", MimeType = "text/csv", Buffer = Encoding.Latin1.GetBytes(string.Join("\r\n", lines)) });
        await importer.Button("Try it").ClickAsync();

        await importer.Window.GetByText("Nothing was changed. A load would do this:").WaitForAsync();
        await Assertions.Expect(importer.Window.GetByRole(AriaRole.Table, new() { Name = "Findings" })).ToContainTextAsync("6");
        Assert.That((await server.Client("reader").ReadAsync("search?q=Bellefeuille&type=employee")).Json.Number("total"), Is.Positive);
        await importer.Button("Apply it").ClickAsync();
        await importer.Window.GetByText("The directory is as the file says:").WaitForAsync();
        Assert.That((await server.Client("reader").ReadAsync("search?q=Bellefeuille&type=employee")).Json.Items().Where(hit => hit.Text("surname") == "Bellefeuille"), Is.Empty);
    }

    [Test]
    public async Task The_history_names_who_changed_what_and_the_log_of_requests_nobody_who_was_looked_up()
    {
        var unit = (await Browsing.Server.Client("editor").PostJsonAsync("units", new { parentId = 98, names = new { en = "Logged Office" } })).Was(System.Net.HttpStatusCode.Created).Id;
        await using var auditor = await Reader.SignedInAsync("/admin/audit", "auditor");
        await auditor.Page.GetByLabel("Kind of record").SelectOptionAsync("unit");
        await auditor.Page.GetByLabel("Its number").FillAsync(unit.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Assertions.Expect(auditor.Page.Locator(".entry").First).ToContainTextAsync("Logged Office");

        await auditor.Page.GetByRole(AriaRole.Link, new() { Name = "Requests" }).ClickAsync();
        await Assertions.Expect(auditor.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("/api/v1/");
        await auditor.Page.GetByRole(AriaRole.Link, new() { Name = "Security" }).ClickAsync();
        await Assertions.Expect(auditor.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("Signed in");
    }

    [Test]
    public async Task Who_has_no_right_is_told_so()
    {
        await using var reader = await Reader.SignedInAsync("/admin/users", "reader");
        await reader.Page.GetByText("Your account has no right to this page.").WaitForAsync();
    }
}
