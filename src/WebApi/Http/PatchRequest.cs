using System.Text.Json;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Http;

/// <summary>A request with a patch: a JSON Patch (RFC 6902) or a merge patch (RFC 7396), applied to a document of a resource's editable fields.</summary>
/// <typeparam name="TDocument">The document.</typeparam>
internal sealed class PatchRequest<TDocument>(HttpContext http, Translation translation, JsonElement patch, bool isMerge) : ApiRequest(http, translation)
{
    /// <summary>Reads the request; ASP.NET Core calls it before the endpoint.</summary>
    /// <exception cref="InvalidQueryException">A parameter is unknown or wrong.</exception>
    /// <exception cref="RequestRefusedException">Anything else is.</exception>
    public static new async ValueTask<PatchRequest<TDocument>> BindAsync(HttpContext context)
    {
        var language = QueryReader.ReadLanguage(context.Request);
        IfMatch.Read(context.Request);
        var (json, type) = await JsonBody.ReadAsync(context.Request, JsonPatch.MediaType, MergePatch.MediaType);
        return new(context, new Translation(language), json, type == MergePatch.MediaType);
    }

    /// <summary>The same request with tests of a path taken as values, to be compared elsewhere.</summary>
    public PatchRequest<TDocument> TestsAsValues(string path) => isMerge ? this : new(Http, Translation, JsonPatch.TestsAsValues(patch, path), isMerge);

    /// <summary>The document with the patch applied, all of it or nothing.</summary>
    /// <exception cref="RequestRefusedException">400 for what the patch must not say, 409 <c>patch.test_failed</c>.</exception>
    public TDocument Apply(TDocument document)
    {
        var node = JsonBody.Write(document);
        var patched = isMerge ? MergePatch.Apply(node, patch) : JsonPatch.Apply(node, patch);
        return JsonBody.Bind<TDocument>(JsonSerializer.SerializeToElement(patched));
    }
}
