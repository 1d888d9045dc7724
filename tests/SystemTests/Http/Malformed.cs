using System.Text;
using System.Text.Json.Nodes;

namespace OrgChart.SystemTests.Http;

/// <summary>Bodies that no operation takes, made from one that it takes.</summary>
internal static class Malformed
{
    /// <summary>Bodies that are not JSON as the API takes it, or not an object or a list.</summary>
    /// <param name="right">A body that is right.</param>
    public static IEnumerable<(string What, object Body)> Bodies(string right)
    {
        var isPatch = right[0] == '[';
        foreach (var other in (string[])["\"text\"", "null", "5", "true", isPatch ? "{}" : "[]", isPatch ? "[[]]" : "[{}]", isPatch ? "[null]" : "[null, null]"]) yield return (other, other);
        foreach (var broken in (string[])["", " ", "{", "[", right[..^1], right + right, right + "x", "// comment\n" + right, "{\"a\":}", "{'a':1}", "{\"a\":NaN}", "{\"a\":01}", "{a:1}", "[1,]", "\0"])
            yield return ($"malformed {broken}", broken);
        yield return ("a byte that is no UTF-8", (byte[])[.. "{\"names\":\""u8, 0xFF, .. "\"}"u8]);
        yield return ("a name that is no UTF-8", (byte[])[.. "{\""u8, 0xC3, 0x28, .. "\":1}"u8]);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(right));
        yield return ("a lone surrogate", Wrap("\"\\ud800\""));
        yield return ("a lone surrogate the other way round", Wrap("\"\\udc00\\ud800\""));
        yield return ("a lone surrogate as a name", Wrap("{\"\\ud800\":1}"));
        yield return ("lone surrogates as names, twice", Wrap("{\"\\ud800\":1,\"\\ud800\":2}"));
        yield return ("the character zero", Wrap("\"a\\u0000b\""));
        yield return ("a line end", Wrap("\"a\\nb\""));
        yield return ("a C1 control character", Wrap("\"a\\u0085b\""));
        yield return ("17 levels", new string('[', 17) + new string(']', 17));
        yield return ("17 levels of objects", string.Concat(Enumerable.Repeat("{\"names\":", 17)) + "1" + new string('}', 17));
        yield return ("100,000 levels", new string('[', 100_000));

        string Wrap(string value) => isPatch ? $$"""[{"op":"replace","path":"/names","value":{{value}}}]""" : $$"""{"names":{{value}}}""";
    }

    /// <summary>Objects with a member that is unknown, there twice, or of the wrong kind.</summary>
    /// <param name="right">A body that is right.</param>
    public static IEnumerable<(string What, string Body)> Objects(JsonObject right)
    {
        var text = right.ToJsonString();
        yield return ("an unknown member", text[..^1] + ",\"surplus\":1}");
        yield return ("an unknown member that looks like one of the inside", text[..^1] + ",\"$type\":\"System.String\"}");
        yield return ("a member of the inside", text[..^1] + ",\"version\":1}");
        yield return ("a member in capitals", text[..^1] + $",\"{right.First().Key.ToUpperInvariant()}\":1}}");
        foreach (var (name, value) in right)
        {
            yield return ($"{name} twice", $"{text[..^1]},\"{name}\":{value?.ToJsonString() ?? "null"}}}");
            foreach (var wrong in Wrong(value)) yield return ($"{name} as {wrong}", With(right, name, wrong));
            if (value is not JsonObject inner) continue;
            foreach (var (what, body) in Objects(inner)) yield return ($"{name}: {what}", With(right, name, body));
        }
    }

    private static IEnumerable<string> Wrong(JsonNode? value)
    {
        var isFlag = value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False;
        yield return isFlag ? "\"true\"" : "true";
        if (value is null)
        {
            // A member that may be left out: of whatever kind it is, it is none of these.
            foreach (var other in (string[])["[]", "{\"x\":1}", "1.5"]) yield return other;
            yield break;
        }

        if (value.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            foreach (var number in (string[])[$"\"{value}\"", "1.5", "1e30", "99999999999", "\"\"", "{}", "[]"]) yield return number;
        else yield return "5";
        if (value is not JsonArray) yield return "[]";
        else foreach (var list in (string[])["{}", "\"x\"", "[\"1\"]", "[null]", "[[]]", "[{}]"]) yield return list;
        if (value is JsonValue) yield return "{\"x\":1}";
    }

    private static string With(JsonObject right, string name, string json) =>
        "{" + string.Join(",", right.Select(member => $"\"{member.Key}\":{(member.Key == name ? json : member.Value?.ToJsonString() ?? "null")}")) + "}";
}
