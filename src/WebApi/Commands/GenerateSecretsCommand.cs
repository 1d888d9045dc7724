using System.CommandLine;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands;

/// <summary><c>generate-secrets</c>: makes the keys that servers need, unless they are there.</summary>
internal static class GenerateSecretsCommand
{
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromMilliseconds(100);

    // A minute.
    private const int MaxLooks = 600;

    public static Command Create(string[] settings)
    {
        var command = new Command(
            "generate-secrets",
            "Makes the key that signs access tokens and the one that seals second factors, in the folder Security:KeyFolder, for the owner's eyes only. Prints the file's name, never the key. Several that run at the same time make one of each. Example: orgchart generate-secrets");
        command.SetAction(async (_, cancellationToken) =>
        {
            var configuration = SecuritySettings.Configuration(settings);
            var (folder, now) = (SecuritySettings.Read(configuration).KeyFolder, TimeProvider.System.GetUtcNow());
            PrivateFolder.Make(folder);
            await using var services = new ServiceCollection().AddLogging().AddSealingKeys(configuration).BuildServiceProvider();
            // Makes its folder.
            var sealing = services.GetRequiredService<IKeyManager>();
            await using var alone = await WaitAsync(Path.Combine(folder, "protection", ".lock"), cancellationToken);
            var keys = SigningKeys.In(folder);
            if (keys.Count > 0) Terminal.Out.Line($"There is a key already: {keys[^1].File}. orgchart keys rotate changes it.");
            else Terminal.Out.Line($"Made {SigningKeys.Generate(folder, now.UtcDateTime)}. Keep it secret and back it up; servers over the same database share the folder.");
            // Servers that start together would make one each, and some would not know the other's for a day.
            if (sealing.GetAllKeys().Count == 0) sealing.CreateNewKey(now, now + services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.NewKeyLifetime);
            return 0;
        });
        return command;
    }

    /// <summary>Waits until no other process makes secrets there.</summary>
    /// <exception cref="IOException">One has been at it for a minute.</exception>
    private static async Task<FileStream> WaitAsync(string file, CancellationToken cancellationToken)
    {
        for (var looks = 1; ; looks++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (looks < MaxLooks)
            {
                await Task.Delay(LooksAgainAfter, TimeProvider.System, cancellationToken);
            }
        }
    }
}
