using System.Text.Json;
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

        Assert.That(operations, Has.Count.EqualTo(14));
        foreach (var operation in operations.Select(operation => operation.Value))
        {
            var name = operation.Text("operationId");
            Assert.That(operation.Text("summary"), Is.Not.Empty, name);
            Assert.That(operation.Text("description"), Does.Contain("`directory:read`"), name);
            Assert.That(operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.Text("name")), Does.Contain("lang"), name);
            var responses = operation.GetProperty("responses");
            Assert.That(responses.Members(), Is.SupersetOf(["200", "400", "401", "403", "503"]), name);
            Assert.That(responses.GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _), name);
            Assert.That(responses.GetProperty("400").Text("description"), Does.Contain("`request.invalid`"), name);
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
}
