using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OrgChart.Application.Common;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

/// <summary>What holds for every operation that changes something: who may, which version, which bodies. A wrong request never makes a server error.</summary>
[TestFixture]
internal sealed class StrictRequestsTests
{
    private Dictionary<string, int> ids = [];
    private string before = "";
    private HttpClient user = null!;

    [OneTimeSetUp]
    public async Task MakeWhatIsAskedForAsync()
    {
        // Their accounts are made when first asked for, which is no change that a refused request made.
        foreach (var role in Roles.All.Keys) Live.Server.Client(role);
        var unit = await Live.UnitAsync(await Live.DepartmentAsync());
        var (leader, member) = (await Live.PersonAsync(unit, "Leader"), await Live.PersonAsync(unit, "Member"));
        var team = await Live.TeamAsync(leader);
        await Live.Editor.PostJsonAsync($"teams/{team}/members", new { employeeId = member });
        await Live.Editor.PutAsync($"employees/{member}/manager", new { managerId = leader });
        var signedIn = await Live.Server.UserAsync("admin");
        user = signedIn.Client;
        var client = (await Live.Admin.PostJsonAsync("clients", new { name = "Strict", scopes = (string[])["directory:read"] })).IsCreated().Id;
        ids = new()
        {
            ["units.id"] = unit, ["employees.id"] = member, ["employees.managerId"] = leader, ["teams.id"] = team, ["teams.employeeId"] = member,
            ["audit.id"] = (int)Live.Server.Number("SELECT max(id) FROM audit_entries"),
            ["users.id"] = signedIn.Id, ["users.sessionId"] = (int)Live.Server.Number("SELECT max(id) FROM sessions"), ["clients.id"] = client, ["imports.id"] = (int)Live.Server.Number("SELECT max(id) FROM imports"),
        };
    }

    [SetUp]
    public void Remember() => before = State();

    [TearDown]
    public void Nothing_was_changed() => Assert.That(State(), Is.EqualTo(before), "a refused request changes nothing");

    [Test]
    public void The_operations_are_those_that_change_something()
    {
        Assert.That(Operation.All, Has.Count.EqualTo(55));
        foreach (var operation in Operation.All) Assert.That(() => operation.Address(ids), Throws.Nothing, "a new kind of address needs something to ask for");
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task Only_those_may_change_who_have_the_permission(Operation operation)
    {
        var address = operation.Address(ids);

        if (operation.Permission is null) return;
        (await operation.SendRightAsync(Live.Nobody, address)).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        foreach (var (role, permissions) in Roles.All)
        {
            if (permissions.Contains(operation.Permission)) continue;
            (await operation.SendRightAsync(Live.Server.Client(role), address)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
            // Permission comes before form: whoever may not do it learns nothing.
            (await operation.SendAsync(Live.Server.Client(role), address, body: operation.Examples.Count > 0 ? "{" : null, version: null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        }
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.WithVersion))]
    public async Task A_change_of_what_is_there_says_which_version(Operation operation)
    {
        var address = operation.Address(ids);
        var (kind, caller) = (operation.Thing, Allowed(operation));

        (await operation.SendRightAsync(caller, address, version: null)).Fails(HttpStatusCode.PreconditionRequired, "request.if_match_missing");
        (await operation.SendRightAsync(caller, address, "\"999999-abcdefghijklmnop\"")).Fails(HttpStatusCode.PreconditionFailed, $"{kind}.version_stale");
        (await operation.SendRightAsync(caller, address, "W/" + await Live.TagAsync($"{kind}s/{ids[$"{kind}s.id"]}"))).Fails(HttpStatusCode.PreconditionFailed, "version.stale");
        foreach (var unlike in (string[])["\"\"", "\"x\"", "\"-1-x\"", "\"1\"", "\"99999999999999999999-x\"", "\"+1-x\"", "\" 1-x\""])
            (await operation.SendRightAsync(caller, address, unlike)).Fails(HttpStatusCode.PreconditionFailed, "version.stale");
        foreach (var malformed in (string[])["", "1-x", "\"1-x", "\"1-x\", \"2-x\"", "*, *", "**", "x\"1\""])
        {
            var problem = (await operation.SendRightAsync(caller, address, malformed)).Fails(HttpStatusCode.BadRequest, "request.invalid");
            Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo(["If-Match"]), malformed);
        }
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task An_unknown_parameter_is_refused(Operation operation)
    {
        foreach (var (query, field) in ((string, string)[])[("surplus=1", "surplus"), ("lang=de", "lang"), ("lang=en&lang=fr", "lang"), ("Id=1", "Id")])
        {
            var problem = (await operation.SendRightAsync(Allowed(operation), $"{operation.Address(ids)}?{query}")).Fails(HttpStatusCode.BadRequest, "request.invalid");
            Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo([field]));
        }
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task What_is_not_there_is_not_found(Operation operation)
    {
        if (!operation.Path.Contains('{', StringComparison.Ordinal)) return;
        var (nothing, caller) = (ids.ToDictionary(pair => pair.Key, _ => 999999), Allowed(operation));

        (await operation.SendRightAsync(caller, operation.Address(nothing))).Fails(HttpStatusCode.NotFound, operation.Thing + ".not_found");
        foreach (var odd in (string[])["99999999999", "x", "1.0", "1%2F2", "%20"])
            (await operation.SendRightAsync(caller, operation.AddressWith(name => name == (operation.IsOwn ? "sessionId" : "id") ? odd : "1"))).Fails(HttpStatusCode.NotFound, "route.not_found");
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.WithBody))]
    public async Task A_body_that_is_not_right_is_refused(Operation operation)
    {
        foreach (var type in operation.Examples.Keys)
            foreach (var (what, body) in Malformed.Bodies(operation.Examples[type]))
            {
                var problem = (await operation.SendAsync(Allowed(operation), operation.Address(ids), body, type)).IsProblem(what);
                Assert.That((problem.Number("status"), problem.Text("code")), Is.EqualTo((400, "request.invalid")), $"{what}: {problem}");
                Assert.That(problem.GetProperty("errors").Members(), Is.Not.Empty, what);
            }
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.WithBody))]
    public async Task Members_that_are_unknown_twice_or_of_the_wrong_kind_are_refused(Operation operation)
    {
        foreach (var (what, body) in Malformed.Objects(operation.Body))
        {
            var problem = (await operation.SendAsync(Allowed(operation), operation.Address(ids), body)).IsProblem(what);
            Assert.That((problem.Number("status"), problem.Text("code")), Is.EqualTo((400, "request.invalid")), $"{what} {body}: {problem}");
        }
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.WithBody))]
    public async Task Another_media_type_is_refused(Operation operation)
    {
        string[] others = ["application/json", "application/json-patch+json", "application/merge-patch+json"];
        foreach (var type in (string[])["", "text/plain", "application/xml", "application/x-www-form-urlencoded", "json", "application/json-seq", "*/*",
            $"{operation.ObjectType}; charset=utf-16", .. others.Except(operation.Examples.Keys)])
            (await operation.SendAsync(Allowed(operation), operation.Address(ids), operation.Body.ToJsonString(), type)).Fails(HttpStatusCode.UnsupportedMediaType, "request.media_type");
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.WithBody))]
    public async Task A_body_over_one_mebibyte_is_refused_whether_its_length_is_told_or_not(Operation operation)
    {
        var bytes = Encoding.UTF8.GetBytes(operation.Body.ToJsonString() + new string(' ', 1 << 20));
        foreach (var isTold in (bool[])[true, false])
        {
            var headers = new List<(string, string)> { ("Content-Type", operation.ObjectType) };
            if (!isTold) headers.Add(("Transfer-Encoding", "chunked"));
            if (operation.NeedsVersion) headers.Add(("If-Match", "*"));

            var answer = await Allowed(operation).AskAsync(operation.Method, operation.Address(ids), bytes, [.. headers]);

            answer.Fails(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        }
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.WithForm))]
    public async Task A_form_is_as_OAuth_wants_it(Operation operation)
    {
        (object Body, string Type)[] wrong =
        [
            ("", Operation.Form), ("grant_type=password&grant_type=password&token=a&token=b", Operation.Form), ("grant_type=%00&token=%00", Operation.Form), ("&&&===", Operation.Form),
            ("grant_type=" + new string('x', 5000) + "&token=" + new string('x', 5000), Operation.Form), (string.Join('&', Enumerable.Range(0, 2000).Select(i => $"a{i}=b")), Operation.Form),
            (new string('a', 100_000) + "=1", Operation.Form),
        ];
        foreach (var (body, type) in wrong)
        {
            var answer = await operation.SendAsync(Live.Nobody, operation.Path, body, type);
            Assert.That((answer.Status, answer.Json.Text("error")), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_request")), $"{type} {body.ToString()![..Math.Min(50, body.ToString()!.Length)]}: {answer.Text}");
            Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"));
        }

        foreach (var type in (string[])["application/json", "text/plain", "multipart/form-data; boundary=y", ""])
        {
            // Refused by routing, or by the endpoint in OAuth's words.
            var answer = await operation.SendAsync(Live.Nobody, operation.Path, "grant_type=client_credentials&token=x", type);
            if (answer.Status == HttpStatusCode.BadRequest) Assert.That(answer.Json.Text("error"), Is.EqualTo("invalid_request"), type);
            else answer.Fails(HttpStatusCode.UnsupportedMediaType, "request.media_type");
        }

        (await operation.SendAsync(Live.Nobody, operation.Path, "grant_type=" + new string('x', 1 << 20))).Fails(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.Confidential))]
    public async Task Of_what_has_a_secret_in_it_nothing_is_kept(Operation operation)
    {
        var answer = await Allowed(operation).AskAsync(
            "POST", operation.Address(ids), operation.IsForm ? "x=y" : "{}", ("Idempotency-Key", "a-key"), ("Content-Type", operation.Examples.Count > 0 ? operation.ContentType : "application/json"));

        Assert.That(answer.Fails(HttpStatusCode.BadRequest, "request.invalid").GetProperty("errors").Members(), Is.EqualTo(["Idempotency-Key"]));
    }

    /// <summary>Somebody who may do it.</summary>
    private HttpClient Allowed(Operation operation) => operation.IsOwn ? user : operation.Permission is null && !operation.Path.EndsWith("/users", StringComparison.Ordinal) ? Live.Nobody : Live.Admin;

    private static string State() => string.Join(' ', ((string[])[
        "SELECT revision FROM directory_revision", "SELECT count(*) FROM audit_entries", "SELECT sum(version) FROM org_units", "SELECT sum(version) FROM employees",
        "SELECT sum(version) FROM teams", "SELECT count(*) FROM team_members", "SELECT count(*) FROM idempotency_keys",
        "SELECT sum(version) FROM users", "SELECT sum(version) FROM clients", "SELECT count(*) FROM sessions WHERE ended_at IS NULL",
    ]).Select(sql => Live.Server.Number(sql)));
}
