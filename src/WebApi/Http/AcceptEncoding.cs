using System.Globalization;

namespace OrgChart.WebApi.Http;

/// <summary>The header <c>Accept-Encoding</c> (RFC 9110, 12.5.3), read without making an object: every browser sends it.</summary>
internal static class AcceptEncoding
{
    /// <summary>The name of Brotli.</summary>
    public const string Brotli = "br";

    /// <summary>The name of gzip, the only one that browsers take over plain HTTP.</summary>
    public const string Gzip = "gzip";

    /// <summary>Whether the caller names a coding, and not with the weight 0.</summary>
    public static bool Takes(HttpRequest request, string wanted)
    {
        foreach (var line in request.Headers.AcceptEncoding)
        {
            var codings = line.AsSpan();
            foreach (var range in codings.Split(','))
            {
                var coding = codings[range];
                var end = coding.IndexOf(';');
                var name = (end < 0 ? coding : coding[..end]).Trim();
                if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) return end < 0 || WeightOf(coding[(end + 1)..]) > 0;
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
