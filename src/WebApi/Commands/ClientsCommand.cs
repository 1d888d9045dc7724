using System.CommandLine;
using System.Globalization;
using OrgChart.Application.Clients;
using OrgChart.Application.Clients.DeleteClient;
using OrgChart.Application.Clients.ListClients;
using OrgChart.Application.Clients.ReplaceClientSecret;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>clients</c>: programs that sign in for themselves.</summary>
internal static class ClientsCommand
{
    public static Command Create(string[] settings) =>
        new("clients", "Lists and administers programs that sign in for themselves; create-client makes one. Example: orgchart clients new-secret c3") { List(settings), NewSecret(settings), Remove(settings) };

    private static Command List(string[] settings)
    {
        var (limit, offset) = CommonOptions.Page();
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists clients by name. Example: orgchart clients list --json") { limit, offset, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var clients = await host.ReadAsync(new ListClientsQuery(CommonOptions.PageOf(parsed, limit, offset)), cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(clients);
            else Show(clients);
            return 0;
        });
        return command;
    }

    private static Command NewSecret(string[] settings)
    {
        var (client, json) = (Which(), CommonOptions.Json());
        var command = new Command(
            "new-secret", "Gives a client another secret and prints it, this once. The old one, and access tokens got with it, are refused from now on. Example: orgchart clients new-secret c3")
        {
            client, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            CreateClientVerb.Show(await host.SendAsync(new ReplaceClientSecretCommand(Read(parsed.GetValue(client)!)), cancellationToken), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Command Remove(string[] settings)
    {
        var client = Which();
        var command = new Command("remove", "Removes a client. Its access tokens are refused from now on. Example: orgchart clients remove c3") { client };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var written = await host.SendAsync(new DeleteClientCommand(Read(parsed.GetValue(client)!), ExpectedVersion: null), cancellationToken);
            Terminal.Out.Line($"Removed client {CallerAccount.SubjectOf(AccountKind.Client, written.Id)}.");
            return 0;
        });
        return command;
    }

    private static Argument<string> Which() => new("CLIENT") { Description = "What the client signs in with, e.g. c3." };

    private static int Read(string client) =>
        client.StartsWith('c') && int.TryParse(client.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new OperationRefusedException($"{client} is no client; they are called c1, c2 and so on. See: orgchart clients list");

    private static void Show(Page<ClientAnswer> clients)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Client", "Name", "May ask for", "Branch", "First party", "Secret since (UTC)");
        foreach (var client in clients.Items)
            table.AddRow(
                new Text(client.ClientId), new Text(client.Name), new Text(string.Join(' ', client.Scopes)), new Text(client.UnitId?.ToString(CultureInfo.InvariantCulture) ?? ""),
                new Text(client.FirstParty ? "yes" : "no"), new Text(client.SecretAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        Terminal.Out.Write(table);
        Terminal.Out.Line($"{clients.Items.Count} of {clients.Total} clients.");
    }
}
