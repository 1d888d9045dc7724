using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrgChart.SystemTests.Support;

/// <summary>Asks and checks what comes back.</summary>
internal static class HttpAsserts
{
    private const string Base = "/api/v1/";

    /// <summary>Gets an address beneath /api/v1 that must answer with JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(Base + address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{address}: {await response.Content.ReadAsStringAsync()}");
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/json; charset=utf-8"));
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Gets an address beneath /api/v1.</summary>
    public static async Task<HttpResponseMessage> GetApiAsync(this HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Base + address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    /// <summary>Checks that an answer is an error as the contract wants it, and gives it for a closer look.</summary>
    public static async Task<JsonElement> IsProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        using var scope = Assert.EnterMultipleScope();
        Assert.That(response.StatusCode, Is.EqualTo(status), text);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.That(problem.Text("code"), Is.EqualTo(code));
        Assert.That(problem.Number("status"), Is.EqualTo((int)status));
        foreach (var member in (string[])["type", "title", "detail", "traceId"]) Assert.That(problem.Text(member), Is.Not.Empty, member);
        Assert.That(text, Does.Not.Contain("   at ").And.Not.Contain("Exception").And.Not.Contain("SELECT"), "nothing of the inside is shown");
        return problem;
    }

    /// <summary>A member that is a text; null when it is null.</summary>
    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();

    /// <summary>A member that is a text; null when it is null or left out.</summary>
    public static string? MaybeText(this JsonElement element, string member) => element.TryGetProperty(member, out var text) ? text.GetString() : null;

    /// <summary>A member that is a number.</summary>
    public static int Number(this JsonElement element, string member) => element.GetProperty(member).GetInt32();

    /// <summary>The members' names.</summary>
    public static IEnumerable<string> Members(this JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    /// <summary>The items of a list.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];
}
