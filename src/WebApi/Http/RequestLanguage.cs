using Microsoft.Net.Http.Headers;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.WebApi.Http;

/// <summary>The language that a caller wants: the parameter <c>lang</c>, else the header <c>Accept-Language</c>, else English.</summary>
internal static class RequestLanguage
{
    /// <summary>The query parameter's name.</summary>
    public const string Parameter = "lang";

    /// <summary>The language with this code, if it is one of ours.</summary>
    public static Language? Known(ReadOnlySpan<char> code) =>
        code.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English
        : code.Equals("fr", StringComparison.OrdinalIgnoreCase) ? Language.French
        : null;

    /// <summary>What <c>Accept-Language</c> asks for; English when it asks for nothing that there is.</summary>
    public static Language OfHeader(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var wanted)) return Language.English;
        var best = Language.English;
        double bestQuality = 0;
        foreach (var one in wanted)
        {
            var code = one.Value.AsSpan();
            var dash = code.IndexOf('-');
            var quality = one.Quality ?? 1;
            if (Known(dash < 0 ? code : code[..dash]) is not { } language || quality <= bestQuality) continue;
            (best, bestQuality) = (language, quality);
        }

        return best;
    }
}
