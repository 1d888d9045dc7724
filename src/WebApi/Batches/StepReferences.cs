using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Batches;

/// <summary>Puts ids where a step of a batch says <c>$NAME</c> for what an earlier step made.</summary>
/// <param name="ids">The ids that earlier steps made, by their names.</param>
/// <param name="field">Where the step stands in the body, for errors.</param>
internal sealed partial class StepReferences(IReadOnlyDictionary<string, int> ids, string field)
{
    /// <summary>The address with ids in it.</summary>
    /// <exception cref="RequestRefusedException">400: there is no such step.</exception>
    public string In(string url) => Reference().Replace(url, match => IdOf(match, "url").ToString(CultureInfo.InvariantCulture));

    /// <summary>The body with ids in it: texts that are nothing but a reference.</summary>
    /// <exception cref="RequestRefusedException">400: there is no such step.</exception>
    public JsonNode? In(JsonNode? body) => body switch
    {
        JsonObject there => new JsonObject(there.Select(member => KeyValuePair.Create(member.Key, In(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(In)]),
        JsonValue text when text.TryGetValue<string>(out var word) && Reference().Match(word) is { Success: true } match && match.Length == word.Length => JsonValue.Create(IdOf(match, "body")),
        _ => body?.DeepClone(),
    };

    private int IdOf(Match match, string member) => ids.TryGetValue(match.Groups["name"].Value, out var id)
        ? id
        : throw RequestRefusedException.Invalid($"{field}.{member}", $"There is no earlier request {match.Groups["name"].Value} in this batch that made anything.");

    [GeneratedRegex(@"\$(?<name>[A-Za-z0-9-]{1,40})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}
