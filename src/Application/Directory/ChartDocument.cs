namespace OrgChart.Application.Directory;

/// <summary>A chart in JSON, ready to be sent.</summary>
/// <param name="json">The JSON in UTF-8.</param>
/// <param name="entityTag">Identifies these bytes, without quotes; other bytes have another one.</param>
/// <param name="contentLanguage">The languages of its names as in the header <c>Content-Language</c>.</param>
/// <param name="compress">Compresses bytes with Brotli.</param>
public sealed class ChartDocument(
    ReadOnlyMemory<byte> json, string entityTag, string contentLanguage, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> compress)
{
    private readonly Lazy<ReadOnlyMemory<byte>> brotli = new(() => compress(json));

    /// <summary>The JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>The same, compressed with Brotli (RFC 7932) when it is first asked for.</summary>
    public ReadOnlyMemory<byte> Brotli => brotli.Value;

    /// <summary>Identifies these bytes, without quotes; other bytes have another one.</summary>
    public string EntityTag { get; } = entityTag;

    /// <summary>The languages of its names as in the header <c>Content-Language</c>.</summary>
    public string ContentLanguage { get; } = contentLanguage;
}
