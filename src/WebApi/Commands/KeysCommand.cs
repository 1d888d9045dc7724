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
        var command = new Command("list", "Lists the keys, oldest first.");
        command.SetAction(_ =>
        {
            Show(SigningKeys.In(SecuritySettings.Read(settings).KeyFolder));
            return 0;
        });
        return command;
    }

    private static Command Rotate(string[] settings)
    {
        var atOnce = new Option<bool>("--at-once")
        {
            Description = "After a leak: the new key signs at once and all others are deleted. Everybody's access tokens are refused; clients sign in again or refresh.",
        };
        var command = new Command(
            "rotate",
            $"Makes a new key. It is published now and signs in {(int)SigningKeys.PublishedAhead.TotalMinutes} minutes; older ones that nothing good is signed with any more are deleted. Servers notice by themselves, without an outage.")
        {
            atOnce,
        };
        command.SetAction(parsed =>
        {
            var (folder, now) = (SecuritySettings.Read(settings).KeyFolder, TimeProvider.System.GetUtcNow().UtcDateTime);
            var others = SigningKeys.In(folder);
            var isUrgent = parsed.GetValue(atOnce);
            SigningKeys.Generate(folder, isUrgent || others.Count == 0 ? now : now + SigningKeys.PublishedAhead);
            foreach (var key in isUrgent ? others : SigningKeys.RetiredIn(folder, now)) File.Delete(key.File);
            Show(SigningKeys.In(folder));
            return 0;
        });
        return command;
    }

    private static void Show(IReadOnlyList<SigningKey> keys)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Key id", "Signs from (UTC)");
        foreach (var key in keys) table.AddRow(new Text(key.Kid), new Text(key.From == DateTime.MinValue ? "the beginning" : key.From.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        Terminal.Out.Write(table);
    }
}
