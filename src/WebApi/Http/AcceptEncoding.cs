using System.Globalization;

namespace OrgChart.WebApi.Http;

/// <summary>The header <c>Accept-Encoding</c> (RFC 9110, 12.5.3), read without making an object: every browser sends it.</summary>
internal static class AcceptEncoding
{
    /// <summary>The name of Brotli.</summary>
    public const string Brotli = "br";

    /// <summary>Whether the caller names Brotli, and not with the weight 0.</summary>
    public static bool TakesBrotli(HttpRequest request)
    {
        foreach (var line in request.Headers.AcceptEncoding)
        {
            var codings = line.AsSpan();
            foreach (var range in codings.Split(','))
            {
                var coding = codings[range];
                var end = coding.IndexOf(';');
                var name = (end < 0 ? coding : coding[..end]).Trim();
                if (name.Equals(Brotli, StringComparison.OrdinalIgnoreCase)) return end < 0 || WeightOf(coding[(end + 1)..]) > 0;
            }
        }

        return false;
    }

    private static double WeightOf(ReadOnlySpan<char> parameter)
    {
        var equals = parameter.IndexOf('=');
        return double.TryParse(parameter[(equals + 1)..].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : 0;
    }
}
