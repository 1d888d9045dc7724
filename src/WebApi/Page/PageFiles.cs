using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace OrgChart.WebApi.Page;

/// <summary>The files of the page people use, out of this assembly: one file to copy, and nothing on the disk to find or to tamper with.</summary>
internal sealed class PageFiles
{
    /// <summary>The page itself; every other file is named by it.</summary>
    public const string Start = "index.html";

    private const string Prefix = "page/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, PageFile> files;

    /// <summary>Reads them.</summary>
    public PageFiles()
        : this(typeof(PageFiles).Assembly)
    {
    }

    private PageFiles(Assembly assembly)
    {
        var contents = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..], name => Read(assembly, name), StringComparer.Ordinal);
        files = contents.Where(file => Types.ContainsKey(Path.GetExtension(file.Key))).ToFrozenDictionary(
            file => file.Key,
            file => new PageFile(file.Value, contents.GetValueOrDefault(file.Key + ".br"), contents.GetValueOrDefault(file.Key + ".gz"), Types[Path.GetExtension(file.Key)]),
            StringComparer.Ordinal);
    }

    /// <summary>Whether there is a page: Node.js may have been missing when this was built.</summary>
    public bool AreThere => files.ContainsKey(Start);

    /// <summary>A file, or null.</summary>
    /// <param name="name">E.g. <c>assets/index-1a2b3c.js</c>.</param>
    public PageFile? Find(string name) => files.GetValueOrDefault(name);

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A file of the page.</summary>
/// <param name="Plain">Its bytes.</param>
/// <param name="Brotli">The same in Brotli; null when that is not shorter.</param>
/// <param name="Gzip">The same in gzip, likewise.</param>
/// <param name="ContentType">Its media type.</param>
internal sealed record PageFile(byte[] Plain, byte[]? Brotli, byte[]? Gzip, string ContentType)
{
    /// <summary>What the strong ETag begins with.</summary>
    public string Tag { get; } = Convert.ToHexStringLower(SHA256.HashData(Plain).AsSpan(0, 8));
}
