using System.CommandLine;
using System.Globalization;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Application.Users;
using OrgChart.Application.Users.ChangeUser;
using OrgChart.Application.Users.GetUser;
using OrgChart.Application.Users.GrantRoles;
using OrgChart.Application.Users.ListUsers;
using OrgChart.Application.Users.ResetPassword;
using OrgChart.Application.Users.ResetSecondFactor;
using OrgChart.Domain.Users;
using Spectre.Console;

namespace OrgChart.WebApi.Commands;

/// <summary><c>users</c>: the accounts of people.</summary>
internal static class UsersCommand
{
    public static Command Create(string[] settings) => new("users", "Lists and administers the accounts of people; create-user makes one. Example: orgchart users disable anna@example.org")
    {
        List(settings), Show(settings), Disabling(settings, "disable", "Keeps somebody out, and ends all his sessions. Example: orgchart users disable anna@example.org", isDisabled: true),
        Disabling(settings, "enable", "Lets somebody in again. Example: orgchart users enable 12", isDisabled: false), Grant(settings), Reset(settings),
    };

    private static Command List(string[] settings)
    {
        var text = new Option<string?>("--text") { Description = "Only those with this in their name or address." };
        var role = new Option<string?>("--role") { Description = "Only those who have this role, everywhere or somewhere." };
        role.AcceptOnlyFromAmong([.. Roles.All.Keys]);
        var disabled = new Option<bool?>("--disabled") { Description = "Only those who are kept out, or with false, who are not." };
        var (limit, offset) = CommonOptions.Page();
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists users by name. Example: orgchart users list --role admin") { text, role, disabled, limit, offset, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = VerbHost.Create(settings);
            var users = await host.ReadAsync(
                new ListUsersQuery(new(parsed.GetValue(text), parsed.GetValue(role), parsed.GetValue(disabled)), CommonOptions.PageOf(parsed, limit, offset)), cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(users);
            else Print(users);
            return 0;
        });
        return command;
    }

    private static Command Show(string[] settings)
    {
        var (who, json) = (Who(), CommonOptions.Json());
        var command = new Command("show", "Shows a user. Example: orgchart users show anna@example.org") { who, json };
        command.SetAction((parsed, cancellationToken) => ActAsync(settings, parsed.GetValue(who)!, parsed.GetValue(json), (_, _) => Task.CompletedTask, cancellationToken));
        return command;
    }

    private static Command Disabling(string[] settings, string name, string description, bool isDisabled)
    {
        var (who, json) = (Who(), CommonOptions.Json());
        var command = new Command(name, description) { who, json };
        command.SetAction((parsed, cancellationToken) => ActAsync(
            settings, parsed.GetValue(who)!, parsed.GetValue(json),
            (host, id) => host.SendAsync(new ChangeUserCommand(id, fields => fields with { Disabled = isDisabled }, ExpectedVersion: null), cancellationToken), cancellationToken));
        return command;
    }

    private static Command Grant(string[] settings)
    {
        var who = Who();
        var roles = new Argument<string[]>("ROLE") { Description = $"The roles: {string.Join(", ", Roles.All.Keys)}; editor@12 for unit 12 and all beneath it. None takes all away.", Arity = ArgumentArity.ZeroOrMore };
        var json = CommonOptions.Json();
        var command = new Command("roles", "Gives somebody exactly these roles. Example: orgchart users roles anna@example.org reader editor@12") { who, roles, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var grants = CreateUserVerb.ReadRoles(parsed.GetValue(roles) ?? []);
            return ActAsync(settings, parsed.GetValue(who)!, parsed.GetValue(json), (host, id) => host.SendAsync(new GrantRolesCommand(id, grants, ExpectedVersion: null), cancellationToken), cancellationToken);
        });
        return command;
    }

    private static Command Reset(string[] settings)
    {
        var who = Who();
        var secondFactor = new Option<bool>("--second-factor") { Description = "Take the second factor away, of somebody who has lost it, instead." };
        var json = CommonOptions.Json();
        var command = new Command("reset", "Makes a code that sets somebody's password once, and prints it this once; nothing is mailed. Example: orgchart users reset anna@example.org") { who, secondFactor, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(secondFactor))
                return await ActAsync(
                    settings, parsed.GetValue(who)!, parsed.GetValue(json), (host, id) => host.SendAsync(new ResetSecondFactorCommand(id, ExpectedVersion: null), cancellationToken), cancellationToken);
            await using var host = VerbHost.Create(settings);
            var code = await host.SendAsync(new ResetPasswordCommand(await FindAsync(host, parsed.GetValue(who)!, cancellationToken)), cancellationToken);
            if (parsed.GetValue(json)) Terminal.WriteJson(code);
            else Terminal.Out.Line(string.Create(CultureInfo.InvariantCulture, $"Code, shown this once, good until {code.ValidUntil:yyyy-MM-dd HH:mm} UTC: {code.Code}"));
            return 0;
        });
        return command;
    }

    private static Argument<string> Who() => new("USER") { Description = "The user's address or id." };

    /// <summary>Does something to a user and shows what he looks like then.</summary>
    private static async Task<int> ActAsync(string[] settings, string who, bool json, Func<VerbHost, int, Task> act, CancellationToken cancellationToken)
    {
        await using var host = VerbHost.Create(settings);
        var id = await FindAsync(host, who, cancellationToken);
        await act(host, id);
        var user = await host.ReadAsync(new GetUserQuery(id), cancellationToken);
        if (json) Terminal.WriteJson(user);
        else Print(new([user], 1));
        return 0;
    }

    private static async Task<int> FindAsync(VerbHost host, string who, CancellationToken cancellationToken)
    {
        if (int.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
        for (var offset = 0; ; offset += PageRequest.MaxLimit)
        {
            var page = await host.ReadAsync(new ListUsersQuery(new(Text: who), new(offset, PageRequest.MaxLimit)), cancellationToken);
            if (page.Items.FirstOrDefault(user => User.Normalize(user.Email) == User.Normalize(who)) is { } found) return found.Id;
            if (offset + page.Items.Count >= page.Total) throw new OperationRefusedException($"There is no user {who}. See: orgchart users list");
        }
    }

    private static void Print(Page<UserAnswer> users)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Address", "Name", "Roles", "State", "Second factor", "Made (UTC)");
        foreach (var user in users.Items)
            table.AddRow(
                new Text(user.Id.ToString(CultureInfo.InvariantCulture)), new Text(user.Email), new Text(user.DisplayName),
                new Text(string.Join(", ", user.Roles.Select(role => role.UnitId is { } unit ? string.Create(CultureInfo.InvariantCulture, $"{role.Role}@{unit}") : role.Role))),
                new Text(user.Disabled ? "kept out" : "active"), new Text(user.HasSecondFactor ? "yes" : "no"), new Text(user.CreatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        Terminal.Out.Write(table);
        Terminal.Out.Line($"{users.Items.Count} of {users.Total} users.");
    }
}
