using System.IdentityModel.Tokens.Jwt;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Security;

/// <summary>Registers who may do what over HTTP: closed unless said otherwise.</summary>
internal static class SecurityServices
{
    // JWTs here have 400 bytes. Longer ones, and those of five parts (encrypted ones), are refused before they are parsed:
    // CVE-2024-21319 applies to the version of the token library (README, "Dependencies").
    private const int MaxTokenLength = 8 * 1024;
    private const int TokenParts = 3;

    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).ValidateOnStart();
        services.AddOptions<SecurityOptions>().Bind(configuration.GetSection(SecurityOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SigningKeys>();
        services.AddHttpContextAccessor();
        services.AddScoped<ICaller, HttpCaller>();
        services.AddScoped<IAuthorizationService, AccessDecision>();
        services.AddScoped<IAuthenticationService, TokenAuthentication>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SigningKeys, IOptions<SecurityOptions>>(Configure);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new ClosedByDefault()).Build());
        return services;
    }

    /// <summary>Strict as in RFC 8725 and RFC 9068.</summary>
    private static void Configure(JwtBearerOptions bearer, SigningKeys keys, IOptions<SecurityOptions> security)
    {
        bearer.SaveToken = false;
        bearer.IncludeErrorDetails = false;
        bearer.SecurityTokenValidators.Clear();
        var tokens = new JwtSecurityTokenHandler();
        tokens.InboundClaimTypeMap.Clear();
        bearer.SecurityTokenValidators.Add(tokens);
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = ["at+jwt"],
            ValidIssuer = security.Value.Issuer,
            ValidAudience = security.Value.Audience,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = "sub",
            IssuerSigningKeyResolver = (_, _, kid, _) => keys.ByKid(kid),
        };
        bearer.Events = new JwtBearerEvents { OnMessageReceived = RefuseOddTokens };
    }

    private static Task RefuseOddTokens(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length > MaxTokenLength || (header.Length > 0 && header.Split('.').Length != TokenParts))
            context.Fail("The token is too long or not of three parts.");
        return Task.CompletedTask;
    }
}
