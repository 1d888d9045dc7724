using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Administering users.</summary>
[TestFixture]
internal sealed class UsersTests
{
    private static AccountServer Server => Accounts.Server;

    private static HttpClient Admin => Accounts.Admin;

    [Test]
    public async Task A_new_user_is_shown_with_what_he_may_do_and_no_secrets()
    {
        var email = Server.FreshEmail("Anna.New");
        var made = (await Admin.PostJsonAsync("users", new { email, displayName = "Anna New", password = AccountServer.Password, roles = (object[])[new { role = "editor", unitId = 7 }, new { role = "reader" }] })).IsCreated();

        var read = await Admin.ReadAsync(made.Location);
        Assert.That((read.Text, read.ETag), Is.EqualTo((made.Text, made.ETag)));
        Assert.That(made.Location, Is.EqualTo($"/api/v1/users/{made.Id}"));
        Assert.That((made.Json.Text("email"), made.Json.Text("displayName"), made.Json.GetProperty("hasPassword").GetBoolean(), made.Json.GetProperty("disabled").GetBoolean()), Is.EqualTo((email, "Anna New", true, false)));
        Assert.That(made.Json.GetProperty("roles").GetRawText(), Is.EqualTo("""[{"role":"editor","unitId":7},{"role":"reader","unitId":null}]"""));
        Assert.That(made.Text, Does.Not.Contain("hash").IgnoreCase.And.Not.Contain(AccountServer.Password));
        Assert.That(read.Headers["Cache-Control"], Is.EqualTo("no-store"));
    }

    [Test]
    public async Task A_name_is_made_of_the_address_when_there_is_none_and_a_password_can_wait()
    {
        var email = Server.FreshEmail("bob");
        var made = (await Admin.PostJsonAsync("users", new { email = $"  {email} " })).IsCreated().Json;
        Assert.That((made.Text("email"), made.Text("displayName"), made.GetProperty("hasPassword").GetBoolean()), Is.EqualTo((email, email.Split('@')[0], false)));
        Assert.That((made.GetProperty("roles").GetArrayLength(), made.GetProperty("permissions").GetArrayLength()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task An_address_is_taken_whatever_its_case_also_by_two_at_once()
    {
        var (_, email) = await Server.UserAsync(password: null);
        var (other, _) = await Server.UserAsync(password: null);
        (await Admin.PostJsonAsync("users", new { email = email.ToUpperInvariant() })).Fails(HttpStatusCode.Conflict, "user.email_taken");
        (await Admin.PatchAsync($"users/{other}", new { email = $" {email.ToUpperInvariant()}" })).Fails(HttpStatusCode.Conflict, "user.email_taken");
        (await Admin.PatchAsync($"users/{other}", new { email = Server.FreshEmail("Fine") })).Was(HttpStatusCode.OK);

        var fresh = Server.FreshEmail();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Admin.PostJsonAsync("users", new { email = i % 2 == 0 ? fresh : fresh.ToUpperInvariant() })));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
        foreach (var answer in answers.Where(answer => answer.Status != HttpStatusCode.Created)) answer.Fails(HttpStatusCode.Conflict, "user.email_taken");
    }

    [Test]
    public async Task Case_and_composition_of_an_address_do_not_matter_when_signing_in()
    {
        var (id, email) = await Server.UserAsync(email: $"Zoé{Server.FreshEmail()}");
        foreach (var written in (string[])[email, email.ToUpperInvariant(), email.Normalize(System.Text.NormalizationForm.FormD), $" {email} "])
            Assert.That((await Server.As((await Server.SignInAsync(written)).Text("access_token")).ReadAsync("users/me")).Id, Is.EqualTo(id), written);
    }

    [TestCase("""{}""", "body")]
    [TestCase("""{"email":null}""", "email")]
    [TestCase("""{"email":""}""", "email")]
    [TestCase("""{"email":"nobody"}""", "email")]
    [TestCase("""{"email":"a@b@c"}""", "email")]
    [TestCase("""{"email":"a@b.example\n"}""", "email")]
    [TestCase("""{"email":"a@b.example","roles":[{"role":"king"}]}""", "roles")]
    [TestCase("""{"email":"a@b.example","roles":[null]}""", "roles[0]")]
    [TestCase("""{"email":"a@b.example","roles":[{"role":"auditor","unitId":1}]}""", "roles")]
    [TestCase("""{"email":"a@b.example","roles":[{"role":"admin","unitId":1}]}""", "roles")]
    [TestCase("""{"email":"a@b.example","roles":[{"role":"editor","unitId":0}]}""", "roles[0].unitId")]
    [TestCase("""{"email":"a@b.example","disabled":true}""", "disabled")]
    [TestCase("""{"email":"a@b.example","email":"c@d.example"}""", "body")]
    public async Task What_is_wrong_with_a_new_user_is_told_by_name(string body, string field)
    {
        var problem = (await Admin.PostJsonAsync("users", body)).Fails(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo([field]), problem.GetRawText());
    }

    [Test]
    public async Task Over_long_addresses_and_names_are_refused_and_lone_surrogates_as_well()
    {
        (await Admin.PostJsonAsync("users", new { email = $"{new string('a', 250)}@b.example" })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Admin.PostJsonAsync("users", new { email = Server.FreshEmail(), displayName = new string('a', 201) })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Admin.PostJsonAsync("users", """{"email":"a\ud800@b.example"}""")).IsProblem();
        (await Admin.PostJsonAsync("users", """{"email":"a@b.example","displayName":"\ud800"}""")).IsProblem();
        (await Server.Nobody.PostJsonAsync("auth/password-reset", """{"email":"a\ud800@b.example","code":"x","password":"x"}""")).IsProblem();
    }

    [Test]
    public async Task The_list_is_searched_filtered_and_paged()
    {
        var mark = Server.FreshEmail("list").Split('@')[0].Replace("-", "", StringComparison.Ordinal);
        var ids = new Dictionary<string, int>();
        foreach (var (name, roles) in new (string, string[])[] { ("Élodie Brook", ["editor"]), ("Ana Stone", ["reader", "auditor"]), ("Zed 100%_sure", []), ("Bo Hill", ["user-admin"]) })
            ids[name] = (await Server.UserAsync(roles, $"{mark}.{name[..2].Trim()}@northland.example", password: null, displayName: $"{name} {mark}")).Id;
        (await Admin.PutAsync($"users/{ids["Bo Hill"]}/roles", new { roles = (object[])[new { role = "editor", unitId = 3 }] })).Was(HttpStatusCode.OK);
        (await Admin.PatchAsync($"users/{ids["Ana Stone"]}", new { disabled = true })).Was(HttpStatusCode.OK);

        Assert.That(await NamesAsync($"q={mark}"), Is.EqualTo(["Ana Stone", "Bo Hill", "Zed 100%_sure", "Élodie Brook"]), "by name");
        Assert.That(await NamesAsync($"q=ELODIE brook {mark}"), Is.EqualTo(["Élodie Brook"]), "accents and case do not matter");
        Assert.That(await NamesAsync($"q={mark}.zE"), Is.EqualTo(["Zed 100%_sure"]), "the address as well");
        Assert.That(await NamesAsync($"q={Uri.EscapeDataString("100%_sure " + mark)}"), Is.EqualTo(["Zed 100%_sure"]));
        Assert.That(await NamesAsync($"q={mark}&role=editor"), Is.EqualTo(["Bo Hill", "Élodie Brook"]), "everywhere or somewhere");
        Assert.That(await NamesAsync($"q={mark}&role=admin"), Is.Empty, "user-admin is another role");
        Assert.That(await NamesAsync($"q={mark}&disabled=true"), Is.EqualTo(["Ana Stone"]));
        Assert.That(await NamesAsync($"q={mark}&disabled=false&role=auditor"), Is.Empty);
        var page = (await Admin.ReadAsync($"users?q={mark}&limit=2&offset=1")).Json;
        Assert.That((page.Number("total"), string.Join(',', page.Items().Select(user => user.Number("id")))), Is.EqualTo((4, $"{ids["Bo Hill"]},{ids["Zed 100%_sure"]}")));

        async Task<IEnumerable<string>> NamesAsync(string query) =>
            (await Admin.ReadAsync($"users?{query}")).Json.Items().Select(user => user.Text("displayName")!.Replace($" {mark}", "", StringComparison.Ordinal));
    }

    [TestCase("users?role=king")]
    [TestCase("users?disabled=perhaps")]
    [TestCase("users?limit=0")]
    [TestCase("users?surplus=1")]
    [TestCase("security-events?kind=signedUp")]
    [TestCase("security-events?kind=2")]
    [TestCase("security-events?from=yesterday")]
    public async Task A_wrong_parameter_is_refused(string address) => (await Admin.AskAsync("GET", address, null)).Fails(HttpStatusCode.BadRequest, "request.invalid");

    [Test]
    public async Task Changes_need_the_version_that_was_read()
    {
        var (id, _) = await Server.UserAsync(password: null);
        var first = (await Admin.ReadAsync($"users/{id}")).ETag;
        (string Method, string Address, object? Body)[] writes =
        [
            ("PATCH", $"users/{id}", new { displayName = "New" }), ("PUT", $"users/{id}/roles", new { roles = Array.Empty<object>() }), ("DELETE", $"users/{id}", null), ("DELETE", $"users/{id}/second-factor", null),
        ];
        (await Admin.PatchAsync($"users/{id}", new { displayName = "Renamed" }, first)).Was(HttpStatusCode.OK);
        foreach (var (method, address, body) in writes)
        {
            (string, string)[] type = method == "PATCH" ? [("Content-Type", "application/merge-patch+json")] : [];
            Assert.That((int)(await Admin.AskAsync(method, address, body, type)).Status, Is.EqualTo(428), $"{method} {address}");
            (await Admin.AskAsync(method, address, body, [("If-Match", first), .. type])).Fails(HttpStatusCode.PreconditionFailed, "user.version_stale");
        }

        var answer = await Admin.PutAsync($"users/{id}/roles", new { roles = (object[])[new { role = "reader" }] }, (await Admin.ReadAsync($"users/{id}")).ETag);
        Assert.That(answer.Was(HttpStatusCode.OK).ETag, Is.EqualTo((await Admin.ReadAsync($"users/{id}")).ETag), "the answer's version can be used");
        (await Admin.RemoveAsync($"users/{id}", answer.ETag)).IsGone();
        (await Admin.AskAsync("GET", $"users/{id}", null)).Fails(HttpStatusCode.NotFound, "user.not_found");
    }

    [Test]
    public async Task An_administrator_edits_name_address_and_access_by_either_patch()
    {
        var (id, _) = await Server.UserAsync(password: null);
        var email = Server.FreshEmail();
        var answer = await Admin.PatchAsync($"users/{id}", (object[])[new { op = "test", path = "/disabled", value = false }, new { op = "replace", path = "/displayName", value = " New Name " }, new { op = "replace", path = "/email", value = email }]);
        Assert.That((answer.Was(HttpStatusCode.OK).Json.Text("displayName"), answer.Json.Text("email")), Is.EqualTo(("New Name", email)));
        (await Admin.PatchAsync($"users/{id}", (object[])[new { op = "test", path = "/disabled", value = true }])).Fails(HttpStatusCode.Conflict, "patch.test_failed");
        foreach (var path in (string[])["/roles", "/password", "/passwordHash", "/id", "/hasSecondFactor"])
            (await Admin.PatchAsync($"users/{id}", (object[])[new { op = "add", path, value = "x" }])).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Admin.PatchAsync($"users/{id}", new { roles = Array.Empty<object>() })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Admin.PatchAsync($"users/{id}", new { email = (string?)null })).Fails(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Test]
    public async Task What_happens_to_an_account_is_told_to_auditors()
    {
        var person = await Server.PersonAsync("reader");
        (await Admin.PutAsync($"users/{person.Id}/roles", new { roles = (object[])[new { role = "editor" }] })).Was(HttpStatusCode.OK);
        (await Admin.PatchAsync($"users/{person.Id}", new { disabled = true })).Was(HttpStatusCode.OK);
        (await Admin.RemoveAsync($"users/{person.Id}")).IsGone();

        var told = (await Admin.ReadAsync($"security-events?subject={person.Subject}")).Json.Items();
        Assert.That(told.Select(one => one.Text("kind")), Is.EqualTo(["accountDeleted", "accountChanged", "sessionEnded", "accountChanged", "signedIn", "accountCreated"]));
        Assert.That(told.Select(one => one.GetProperty("detail").ToString()), Has.Some.EqualTo("roles: editor").And.Some.EqualTo("disabled"));
        Assert.That(JsonSerializer.Serialize(told), Does.Not.Contain(person.Email));
    }
}
