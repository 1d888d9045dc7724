using System.CommandLine;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands;

/// <summary><c>generate-secrets</c>: makes the key that signs access tokens.</summary>
internal static class GenerateSecretsCommand
{
    public static Command Create(string[] settings)
    {
        var command = new Command(
            "generate-secrets", "Makes the key that signs access tokens, in the folder Security:KeyFolder, for the owner's eyes only. Prints the file's name, never the key.");
        command.SetAction(parsed =>
        {
            var folder = SecuritySettings.Read(settings).KeyFolder;
            var keys = SigningKeys.In(folder);
            if (keys.Count > 0) Terminal.Out.Line($"There is a key already: {keys[^1].File}. orgchart keys rotate changes it.");
            else Terminal.Out.Line($"Made {SigningKeys.Generate(folder, TimeProvider.System.GetUtcNow().UtcDateTime)}. Keep it secret and back it up; servers over the same database share the folder.");
            return 0;
        });
        return command;
    }
}
