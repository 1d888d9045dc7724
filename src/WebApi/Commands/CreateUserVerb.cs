using System.CommandLine;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Application.Users.CreateUser;
using OrgChart.Domain.Users;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Commands;

/// <summary><c>create-user</c>: makes an account, for instance the first administrator's.</summary>
internal static class CreateUserVerb
{
    public static Command Create(string[] settings)
    {
        var email = new Option<string>("--email") { Description = "The address to sign in with.", Required = true };
        var name = new Option<string?>("--name") { Description = "The name that others see; the address before the @ when left out." };
        var roles = new Option<string[]>("--role")
        {
            Description = $"A role: {string.Join(", ", Roles.All.Keys)}; editor@12 for unit 12 and all beneath it. May be given several times.", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var readPassword = new Option<bool>("--password-from-input") { Description = "Take the password from standard input, one line; otherwise a random one is made and printed this once." };
        var json = CommonOptions.Json();
        var command = new Command("create-user", "Makes an account. Example: orgchart create-user --email anna@example.org --role admin") { email, name, roles, readPassword, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var grants = ReadRoles(parsed.GetValue(roles)!);
            var given = parsed.GetValue(readPassword) ? await Terminal.ReadLineAsync(cancellationToken) : null;
            if (parsed.GetValue(readPassword) && string.IsNullOrEmpty(given)) throw new OperationRefusedException("There is no password on standard input.");
            var password = given ?? Secrets.Make();
            await using var host = VerbHost.Create(settings);
            var user = await host.SendAsync(new CreateUserCommand(new(parsed.GetValue(email)!, parsed.GetValue(name), password), grants), cancellationToken);
            Show(new() { Id = user.Id, Email = user.Email, Roles = [.. grants.Select(grant => grant.ToString())], Password = given is null ? password : null }, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    /// <summary>Reads roles as they are typed, <c>editor</c> or <c>editor@12</c>.</summary>
    /// <exception cref="OperationRefusedException">One is written in another way.</exception>
    public static List<RoleGrant> ReadRoles(IEnumerable<string> roles) =>
        [.. roles.Select(role => RoleGrant.Parse(role) ?? throw new OperationRefusedException($"{role} is not a role; it is written editor, or editor@12."))];

    private static void Show(CreatedUser user, bool json)
    {
        if (json)
        {
            Terminal.WriteJson(user);
            return;
        }

        Terminal.Out.Line($"Made user {user.Id}, {user.Email}, with {string.Join(", ", user.Roles)}.");
        if (user.Password is not null) Terminal.Out.Line($"Password, shown this once: {user.Password}");
    }
}

/// <summary>A user made by the command line.</summary>
internal sealed class CreatedUser
{
    /// <summary>The id.</summary>
    public required int Id { get; init; }

    /// <summary>The address to sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>The roles.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The password that was made; null when one was given.</summary>
    public required string? Password { get; init; }
}
