using System.CommandLine;
using OrgChart.Application.Clients;
using OrgChart.Application.Clients.CreateClient;
using OrgChart.Application.Common;
using OrgChart.Domain.Units;

namespace OrgChart.WebApi.Commands;

/// <summary><c>create-client</c>: makes a client and prints its secret, this once.</summary>
internal static class CreateClientVerb
{
    public static Command Create(string[] settings)
    {
        var name = new Option<string>("--name") { Description = "What the client is called.", Required = true };
        var scope = new Option<string>("--scope") { Description = $"What it can ask for, with blanks between: {string.Join(' ', Permissions.All)}.", Required = true };
        var firstParty = new Option<bool>("--first-party") { Description = "People may type their passwords into it (grant_type=password). Only for applications of your own." };
        var unit = new Option<int?>("--unit") { Description = "Limit its permissions to this unit and all beneath it." };
        var json = CommonOptions.Json();
        var command = new Command("create-client", "Makes a client and prints its secret, this once.\nExample: orgchart create-client --name \"HR system\" --scope \"directory:read directory:write\" --json")
        {
            name, scope, firstParty, unit, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var scopes = parsed.GetValue(scope)!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            OrgUnitId? branch = parsed.GetValue(unit) is { } id ? new OrgUnitId(id) : null;
            Show(await host.SendAsync(new CreateClientCommand(new(parsed.GetValue(name)!, scopes, branch, parsed.GetValue(firstParty))), cancellationToken), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    /// <summary>Prints what a client signs in with.</summary>
    public static void Show(ClientSecretAnswer client, bool json)
    {
        if (json)
        {
            Terminal.WriteJson(client);
            return;
        }

        Terminal.Out.Line($"client_id      {client.ClientId}");
        Terminal.Out.Line($"client_secret  {client.ClientSecret}   (shown this once)");
    }
}
