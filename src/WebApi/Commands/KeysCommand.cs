using System.CommandLine;
using System.Globalization;
using OrgChart.WebApi.Security;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>keys</c>: the keys that sign access tokens.</summary>
internal static class KeysCommand
{
    public static Command Create(string[] settings) => new("keys", "Lists the keys that sign access tokens, or changes them. Example: orgchart keys rotate") { List(settings), Rotate(settings) };

    private static Command List(string[] settings)
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists the keys, oldest first. Example: orgchart keys list --json") { json };
        command.SetAction(parsed =>
        {
            Show(SigningKeys.In(SecuritySettings.Read(settings).KeyFolder), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Command Rotate(string[] settings)
    {
        var json = CommonOptions.Json();
        var atOnce = new Option<bool>("--at-once")
        {
            Description = "After a leak: the new key signs at once and all others are deleted. Everybody's access tokens are refused; clients sign in again or refresh.",
        };
        var command = new Command(
            "rotate",
            $"Makes a new key. It is published now and signs in {(int)SigningKeys.PublishedAhead.TotalMinutes} minutes; older ones that nothing good is signed with any more are deleted. Servers notice by themselves, without an outage. Example: orgchart keys rotate --at-once")
        {
            atOnce, json,
        };
        command.SetAction(parsed =>
        {
            var (folder, now) = (SecuritySettings.Read(settings).KeyFolder, TimeProvider.System.GetUtcNow().UtcDateTime);
            var others = SigningKeys.In(folder);
            var isUrgent = parsed.GetValue(atOnce);
            SigningKeys.Generate(folder, isUrgent || others.Count == 0 ? now : now + SigningKeys.PublishedAhead);
            foreach (var key in isUrgent ? others : SigningKeys.RetiredIn(folder, now)) File.Delete(key.File);
            Show(SigningKeys.In(folder), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static void Show(IReadOnlyList<SigningKey> keys, bool asJson)
    {
        if (asJson)
        {
            Terminal.WriteJson<IReadOnlyList<KeyLine>>([.. keys.Select(key => new KeyLine(key.Kid, key.From == DateTime.MinValue ? null : DateTime.SpecifyKind(key.From, DateTimeKind.Utc)))]);
            return;
        }
        var table = new Table().Border(TableBorder.Simple).AddColumns("Key id", "Signs from (UTC)");
        foreach (var key in keys) table.AddRow(new Text(key.Kid), new Text(key.From == DateTime.MinValue ? "the beginning" : key.From.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        Terminal.Out.Write(table);
    }
}

/// <summary>A key as <c>keys --json</c> prints it.</summary>
/// <param name="Kid">Its id, as tokens and <c>/.well-known/jwks.json</c> have it.</param>
/// <param name="SignsFrom">From when it signs, in UTC; null for the beginning.</param>
internal sealed record KeyLine(string Kid, DateTime? SignsFrom);
