using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands.Doctor;

/// <summary>Whether there is a key that signs access tokens now, and whether only its owner can read it.</summary>
internal sealed class KeysCheck : ICheck
{
    private const UnixFileMode ForOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode WritingByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public string Name => "keys";

    public Task<Finding> RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        Task.FromResult(Look(services.GetRequiredService<IOptions<SecurityOptions>>().Value.KeyFolder, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));

    private static Finding Look(string folder, DateTime now)
    {
        IReadOnlyList<SigningKey> keys;
        try
        {
            keys = SigningKeys.In(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return Finding.Failure($"A key in {folder} cannot be read: {exception.Message}", "Put it back from a backup, or remove the file; whoever has a token that it signed signs in again.");
        }

        if (keys.Count == 0) return Finding.Warning($"There is no key in {folder} yet.", "The first start of a server makes one, and so does orgchart generate-secrets. Servers over one database share the folder.");
        if (keys.FirstOrDefault(key => IsOpen(key.File, ForOthers)) is { File: var open })
            return Finding.Failure($"Others than the owner can read or change {open}.", $"chmod 600 {open}; then, since it may be known: orgchart keys rotate --at-once");
        if (IsOpen(folder, WritingByOthers)) return Finding.Failure($"Others than the owner can put keys into {folder}.", $"chmod go-w {folder}; then look whether each key in it is yours.");
        if (keys[0].From > now) return Finding.Warning("No key signs yet; the first one that will is used.", "Is the clock right?");
        return Finding.Ok(string.Create(CultureInfo.InvariantCulture, $"{keys.Count} in {folder}, for the owner's eyes only; {keys.Last(key => key.From <= now).Kid} signs now."));
    }

    private static bool IsOpen(string path, UnixFileMode to) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & to) != UnixFileMode.None;
}
