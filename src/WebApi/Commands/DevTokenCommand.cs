using System.CommandLine;
using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands;

/// <summary><c>dev-token</c>: an access token for trying things out on one's own machine.</summary>
internal static class DevTokenCommand
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static Command Create(string[] settings)
    {
        var role = new Option<string>("--role") { Description = $"What the token allows: {string.Join(", ", Roles.All.Keys)}.", Required = true };
        role.AcceptOnlyFromAmong([.. Roles.All.Keys]);
        var command = new Command(
            "dev-token", "Prints an access token that is good for 12 hours, for trying the API out in Development. Refused elsewhere.\nExample: curl -H \"Authorization: Bearer $(./orgchart dev-token --role editor)\" ...")
        {
            role,
        };
        command.SetAction(parsed =>
        {
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
            if (!builder.Environment.IsDevelopment())
                throw new OperationRefusedException(
                    $"The environment is {builder.Environment.EnvironmentName}; tokens without an account are only made in Development. There, set DOTNET_ENVIRONMENT=Development.");
            builder.Configuration.AddOrgChartSources(settings);
            var security = builder.Configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>() ?? new SecurityOptions();
            if (SigningKeys.FilesIn(security.KeyFolder).Count == 0) SigningKeys.Generate(security.KeyFolder);
            Terminal.Out.Line(Make(parsed.GetValue(role)!, security));
            return 0;
        });
        return command;
    }

    private static string Make(string role, SecurityOptions security)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JwtSecurityTokenHandler().CreateJwtSecurityToken(new SecurityTokenDescriptor
        {
            Issuer = security.Issuer,
            Audience = security.Audience,
            TokenType = "at+jwt",
            NotBefore = now,
            IssuedAt = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object> { ["sub"] = $"dev:{role}", ["scope"] = string.Join(' ', Roles.All[role]) },
            SigningCredentials = new SigningCredentials(SigningKeys.Newest(security.KeyFolder), SecurityAlgorithms.EcdsaSha256),
        });
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
