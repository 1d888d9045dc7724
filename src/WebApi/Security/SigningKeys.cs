using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OrgChart.Application.Operations;

namespace OrgChart.WebApi.Security;

/// <summary>
/// The ES256 keys (RFC 7518, 3.4) of access tokens: one file each, <c>FROM-KID.pem</c>, where FROM is the moment from which it signs. A key is published before it signs and
/// is believed until nothing that it signed is good any more, so that keys change while servers run.
/// </summary>
internal sealed class SigningKeys(IOptions<SecurityOptions> options, TimeProvider time)
{
    /// <summary>A new key signs this much later than it is published: whoever keeps a copy of the public keys has it by then.</summary>
    public static readonly TimeSpan PublishedAhead = TimeSpan.FromMinutes(15);

    /// <summary>How long the public keys may be kept by others, less than <see cref="PublishedAhead"/>.</summary>
    public static readonly TimeSpan MaxCached = TimeSpan.FromMinutes(5);

    private const string Extension = ".pem";
    private const string Unfinished = ".new";
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    // An old key is believed this much longer than it signs; no token lives longer.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadAgainForUnknownAfter = TimeSpan.FromSeconds(2);

    private readonly Lock reading = new();
    private volatile Known known = new([], [], 0);
    private volatile int removals;

    /// <summary>The key with this id, or none.</summary>
    public IEnumerable<SecurityKey> ByKid(string? kid)
    {
        if (kid is null) return [];
        var key = Find(Read(ReadAgainAfter));
        // A key that another instance has just made.
        return (key ?? Find(Read(ReadAgainForUnknownAfter))) is { } found ? [found.Key] : [];

        SigningKey? Find(IReadOnlyList<SigningKey> keys) => keys.FirstOrDefault(one => one.Kid == kid);
    }

    /// <summary>The key that signs now.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public SecurityKey Current
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            var keys = Read(ReadAgainAfter);
            if (keys.Count == 0) throw new InvalidOperationException("There is no key that signs access tokens.");
            return (keys.LastOrDefault(one => one.From <= now) ?? keys[0]).Key;
        }
    }

    /// <summary>All keys that are believed, those to come included, oldest first.</summary>
    public IReadOnlyList<SigningKey> All => Read(ReadAgainForUnknownAfter);

    /// <summary>Rises whenever keys have been taken away or retired: what they signed is good no longer, even if it was checked before.</summary>
    public int Removals
    {
        get
        {
            Read(ReadAgainAfter);
            return removals;
        }
    }

    /// <summary>The keys in a folder, oldest first.</summary>
    public static IReadOnlyList<SigningKey> In(string folder) => Load(folder, []);

    /// <summary>Makes a key and writes it where only the owner may read it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="from">From when it signs, UTC.</param>
    /// <returns>The file's name.</returns>
    public static string Generate(string folder, DateTime from)
    {
        PrivateFolder.Make(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(folder, $"{from.ToString(Moment, CultureInfo.InvariantCulture)}-{kid}{Extension}");
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Under its name only when it is whole: servers read the folder while they run.
        using (var writer = new StreamWriter(file + Unfinished, mode)) writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        File.Move(file + Unfinished, file);
        return file;
    }

    /// <summary>The keys of a folder whose successors have signed for so long that nothing they signed themselves is good any more.</summary>
    public static IReadOnlyList<SigningKey> RetiredIn(string folder, DateTime now) => RetiredOf(In(folder), now);

    private static IReadOnlyList<SigningKey> RetiredOf(IReadOnlyList<SigningKey> keys, DateTime now) =>
        [.. keys.Take(Math.Max(0, keys.Count - 1)).Where((_, i) => keys[i + 1].From + Kept < now)];

    private IReadOnlyList<SigningKey> Read(TimeSpan age)
    {
        var now = known;
        if (now.ReadAt != 0 && time.GetElapsedTime(now.ReadAt) < age) return now.Keys;
        lock (reading)
        {
            if (known != now) return known.Keys;
            var files = Load(options.Value.KeyFolder, now.Files);
            // Their files stay until somebody changes keys again; whoever has a copy of one signs nothing with it.
            IReadOnlyList<SigningKey> keys = [.. files.Except(RetiredOf(files, time.GetUtcNow().UtcDateTime))];
            known = new(files, keys, time.GetTimestamp());
            if (now.Keys.Any(one => !keys.Contains(one))) removals++;
            return keys;
        }
    }

    private static List<SigningKey> Load(string folder, IReadOnlyList<SigningKey> loaded)
    {
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.GetFiles(folder, "*" + Extension).Select(file => loaded.FirstOrDefault(one => one.File == file) ?? Read(file)).OrderBy(one => one.From).ThenBy(one => one.Kid, StringComparer.Ordinal)];
    }

    private static SigningKey Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        // A file with only a kid for a name signs from the beginning.
        var from = dash > 0 && DateTime.TryParseExact(name[..dash], Moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : DateTime.MinValue;
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new(file, name[(dash + 1)..], from, new ECDsaSecurityKey(key) { KeyId = name[(dash + 1)..] });
    }

    /// <summary>What was read.</summary>
    /// <param name="Files">All keys of the folder, oldest first.</param>
    /// <param name="Keys">Those that are believed.</param>
    /// <param name="ReadAt">When, by the clock's timestamps; 0 for never.</param>
    private sealed record Known(IReadOnlyList<SigningKey> Files, IReadOnlyList<SigningKey> Keys, long ReadAt);
}

/// <summary>A key of access tokens.</summary>
/// <param name="File">Where it is.</param>
/// <param name="Kid">Its id in tokens.</param>
/// <param name="From">From when it signs, UTC.</param>
/// <param name="Key">The key.</param>
internal sealed record SigningKey(string File, string Kid, DateTime From, ECDsaSecurityKey Key);
