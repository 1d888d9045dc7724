using System.Text.Json;
using OrgChart.Application.Common;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class OpenApiTests
{
    [Test]
    public async Task The_document_of_the_server_is_the_committed_one()
    {
        var served = JsonSerializer.Deserialize<JsonElement>(await Demo.Closed.GetStringAsync("/swagger/v1/swagger.json"));
        var committed = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Repository.PathOf("docs", "openapi.json")));

        Assert.That(served.ToString(), Is.EqualTo(committed.ToString()).IgnoreWhiteSpace, "after a wanted change: ./orgchart export-openapi docs/openapi.json");
    }

    [Test]
    public async Task Every_operation_tells_its_permission_its_errors_and_an_example()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(await Demo.Closed.GetStringAsync("/swagger/v1/swagger.json"));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();

        Assert.That(operations, Has.Count.EqualTo(97));
        foreach (var (method, operation) in operations.Select(operation => (operation.Name, operation.Value)))
        {
            var name = operation.Text("operationId");
            Assert.That(operation.Text("summary"), Is.Not.Empty, name);
            var permission = Operation.PermissionOf(operation);
            Assert.That(permission, Is.Null.Or.AnyOf([.. Permissions.All, Permissions.Account]), name);
            Assert.That(operation.Text("description"), permission is null or Permissions.Account ? Does.Contain("Permission: none") : Does.Contain($"`{permission}`"), name);
            Assert.That(Parameters(operation), Does.Contain("lang"), name);
            if (!IsForm(operation)) Assert.That(Codes(operation, "400"), Does.Contain("`request.invalid`"), name);
            if (permission is not null)
            {
                Assert.That(Codes(operation, "401"), Does.Contain("`access.unauthenticated`"), name);
                Assert.That(Codes(operation, "403"), Does.Contain("`access.forbidden`"), name);
            }
            Assert.That(Codes(operation, "429"), Does.Contain("`request.too_many`"), name);
            Assert.That(Codes(operation, "503"), Does.Contain("`server.unavailable`"), name);
            var responses = operation.GetProperty("responses");
            var success = responses.EnumerateObject().Single(response => response.Name[0] == '2');
            if (success.Name == "204" || (success.Name == "202" && !name!.StartsWith("Imports", StringComparison.Ordinal))) Assert.That(success.Value.TryGetProperty("content", out _), Is.False, name);
            // What revoking answers has nothing in it to be shown.
            else if (name is not ("UnitsDrawing" or "ImportsFindingsAsCsv" or "ExportsEverything" or "ExportsBranch")) Assert.That(success.Value.GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _), Is.EqualTo(name != "AuthRevoke"), name);
            if (method is "get") Assert.That(success.Name, Is.EqualTo("200"), name);
        }
    }

    [Test]
    public async Task Every_change_of_what_is_there_documents_If_Match_and_every_POST_the_Idempotency_Key()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(await Demo.Closed.GetStringAsync("/swagger/v1/swagger.json"));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();

        foreach (var (method, operation) in operations.Select(operation => (operation.Name, operation.Value)))
        {
            var name = operation.Text("operationId");
            // Sessions and one's own second factor have no versions; what has a secret in it takes no key, for nothing of it may be kept; of loads one runs at a time.
            var changes = method is "put" or "patch" or "delete" && !Unversioned.Contains(name);
            var takesKey = method == "post" && !WithSecrets.Contains(operation.GetProperty("tags")[0].GetString()) && name is not ("ImportsStart" or "ImportsApply");
            Assert.That(Parameters(operation).Contains("If-Match"), Is.EqualTo(changes), name);
            Assert.That(Parameters(operation).Contains("Idempotency-Key"), Is.EqualTo(takesKey), name);
            if (changes)
            {
                Assert.That(Codes(operation, "412"), Does.Contain("`version.stale`").And.Contain("_stale`"), name);
                Assert.That(Codes(operation, "428"), Does.Contain("`request.if_match_missing`"), name);
            }

            if (takesKey)
            {
                Assert.That(Codes(operation, "409"), Does.Contain("`idempotency.running`"), name);
                Assert.That(Codes(operation, "422"), Does.Contain("`idempotency.key_reused`"), name);
            }

            if (IsForm(operation) || name == "ImportsStart" || (method is not ("put" or "patch") && !operation.TryGetProperty("requestBody", out _))) continue;
            var content = operation.GetProperty("requestBody").GetProperty("content");
            Assert.That(content.Members(), Is.EquivalentTo(method == "patch" ? ["application/merge-patch+json", "application/json-patch+json"] : (string[])["application/json"]), name);
            foreach (var media in content.EnumerateObject()) Assert.That(media.Value.TryGetProperty("example", out _), $"{name} {media.Name}");
            Assert.That(Codes(operation, "413"), Does.Contain("`request.too_large`"), name);
            Assert.That(Codes(operation, "415"), Does.Contain("`request.media_type`"), name);
        }
    }

    [Test]
    public async Task Examples_have_the_members_that_real_answers_have()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(await Demo.Closed.GetStringAsync("/swagger/v1/swagger.json"));
        var id = (await Demo.Open.JsonAsync("departments")).Items()[0].Number("id");
        (string Path, string Address)[] pairs =
        [
            ("/api/v1/departments/{id}/chart", $"departments/{id}/chart?depth=1"), ("/api/v1/units/{id}", $"units/{id}"),
            ("/api/v1/units/{id}/children", $"units/{id}/children"), ("/api/v1/departments", "departments"),
        ];
        foreach (var (path, address) in pairs)
        {
            var example = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200")
                .GetProperty("content").GetProperty("application/json").GetProperty("example");
            Assert.That(example.Members(), Is.EqualTo((await Demo.Open.JsonAsync(address)).Members()), path);
        }
    }

    private static readonly string[] WithSecrets = ["Auth", "PageSession", "Accounts", "Users", "Profile", "Clients"];

    private static readonly string?[] Unversioned =
        ["PageSessionSignOut", "UsersEndAllSessions", "UsersEndSession", "ProfileEndAllSessions", "ProfileEndSession", "ProfileRemoveSecondFactor"];

    private static bool IsForm(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty(Operation.Form, out _);

    private static List<string?> Parameters(JsonElement operation) => [.. operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.Text("name"))];

    private static string? Codes(JsonElement operation, string status) => operation.GetProperty("responses").GetProperty(status).Text("description");
}
