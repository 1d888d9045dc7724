using System.CommandLine;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>migrate</c>: brings the database's tables up to date, or back.</summary>
internal static class MigrateCommand
{
    public static Command Create(string[] settings) => new("migrate", "Brings the database's tables up to date, or back. Example: orgchart migrate status")
    {
        Up(settings), Down(settings), Status(settings), Script(settings),
    };

    private static Command Up(string[] settings)
    {
        var name = Name("The last migration to apply; all when left out.");
        var command = new Command("up", "Applies migrations. Example: orgchart migrate up") { name };
        return Run(command, settings, (host, parsed, cancellationToken) => host.Schema.UpAsync(parsed.GetValue(name), cancellationToken));
    }

    private static Command Down(string[] settings)
    {
        var name = Name("The migration that becomes the last one; 0 takes back all; the last one is taken back when left out.");
        var command = new Command("down", "Takes migrations back, with the data they hold. Example: orgchart migrate down Editing") { name };
        return Run(command, settings, (host, parsed, cancellationToken) => host.Schema.DownAsync(parsed.GetValue(name), cancellationToken));
    }

    private static Command Status(string[] settings)
    {
        var json = CommonOptions.Json();
        var command = new Command("status", "Lists the migrations and which of them the database has. Example: orgchart migrate status --json") { json };
        return Run(command, settings, async (host, parsed, cancellationToken) =>
        {
            if (parsed.GetValue(json)) Terminal.WriteJson(await host.Schema.StatusAsync(cancellationToken));
        });
    }

    private static Command Script(string[] settings)
    {
        var from = new Option<string?>("--from") { Description = "The migration that the database has; none when left out." };
        var to = new Option<string?>("--to") { Description = "The migration that it has afterwards; the last one when left out. One before --from takes back." };
        var idempotent = new Option<bool>("--idempotent") { Description = "Each statement asks first whether it is needed. Not every database has such scripts." };
        var command = new Command(
            "script", "Prints the SQL of the migrations, for administrators who run it themselves. Needs no database. Example: orgchart migrate script --from Editing > accounts.sql")
        {
            from, to, idempotent,
        };
        command.SetAction(async (parsed, _) =>
        {
            await using var host = VerbHost.Create(settings);
            Terminal.Out.Line(host.Schema.Script(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(idempotent)));
            return 0;
        });
        return command;
    }

    private static Argument<string?> Name(string description) => new("NAME") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Does something, then lists the migrations, unless they were printed as JSON.</summary>
    private static Command Run(Command command, string[] settings, Func<VerbHost, ParseResult, CancellationToken, Task> act)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            await act(host, parsed, cancellationToken);
            if (!parsed.Tokens.Any(token => token.Value == "--json")) Show(await host.Schema.StatusAsync(cancellationToken));
            return 0;
        });
        return command;
    }

    private static void Show(IReadOnlyList<Application.Operations.MigrationState> migrations)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Migration", "Applied");
        foreach (var migration in migrations) table.AddRow(migration.Name, migration.Applied ? "yes" : "no");
        Terminal.Out.Write(table);
    }
}
