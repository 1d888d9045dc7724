using System.CommandLine;
using Microsoft.Extensions.Options;
using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands;

/// <summary><c>generate-secrets</c>: makes the key that signs access tokens.</summary>
internal static class GenerateSecretsCommand
{
    public static Command Create(string[] settings)
    {
        var another = new Option<bool>("--another") { Description = "Make one even when there is one already." };
        var command = new Command(
            "generate-secrets", "Makes the key that signs access tokens, in the folder Security:KeyFolder, for the owner's eyes only. Prints the file's name, never the key.")
        {
            another,
        };
        command.SetAction(parsed =>
        {
            var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json")
                .AddOrgChartSources(settings).Build();
            var folder = configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>()?.KeyFolder ?? new SecurityOptions().KeyFolder;
            var files = SigningKeys.FilesIn(folder);
            if (files.Count > 0 && !parsed.GetValue(another))
                Terminal.Out.Line($"There is a key already: {files[^1]}. With --another, one more is made.");
            else
                Terminal.Out.Line($"Made {SigningKeys.Generate(folder)}. Keep it secret and back it up; running servers use it after a restart.");
            return 0;
        });
        return command;
    }
}
