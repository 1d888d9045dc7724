using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace OrgChart.WebApi.Security;

/// <summary>The ES256 keys (RFC 7518, 3.4) that sign access tokens: one file each, named by its <c>kid</c>.</summary>
internal sealed class SigningKeys(IOptions<SecurityOptions> options)
{
    private const string Extension = ".pem";

    private readonly Lazy<IReadOnlyDictionary<string, SecurityKey>> keys = new(() => Load(options.Value.KeyFolder));

    /// <summary>The key with this id, or none.</summary>
    public IEnumerable<SecurityKey> ByKid(string? kid) => kid is not null && keys.Value.TryGetValue(kid, out var key) ? [key] : [];

    /// <summary>Makes a key and writes it where only the owner may read it.</summary>
    /// <returns>The file's name.</returns>
    public static string Generate(string folder)
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(folder, kid + Extension);
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, mode);
        writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        return file;
    }

    /// <summary>The files with keys in a folder.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*" + Extension).Order(StringComparer.Ordinal)] : [];

    /// <summary>The key that signs new tokens.</summary>
    public static SecurityKey Newest(string folder) => Load(folder).Values.Last();

    private static Dictionary<string, SecurityKey> Load(string folder)
    {
        var loaded = new Dictionary<string, SecurityKey>(StringComparer.Ordinal);
        foreach (var file in FilesIn(folder))
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            var kid = Path.GetFileNameWithoutExtension(file);
            loaded.Add(kid, new ECDsaSecurityKey(key) { KeyId = kid });
        }

        return loaded;
    }
}
