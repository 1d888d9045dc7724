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
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>The name of the scheme that checks the tokens of another issuer.</summary>
    public static string SchemeOf(ExternalIssuer issuer) => "External:" + issuer.Name;

    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).ValidateOnStart();
        services.AddOptions<SecurityOptions>().Bind(configuration.GetSection(SecurityOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<AccessTokenIssuer>();
        services.AddSingleton<KnownTokens>();
        services.AddHttpContextAccessor();
        services.AddScoped<HttpCaller>();
        services.AddScoped<ICaller>(provider => provider.GetRequiredService<ScopeCaller>().Instead ?? provider.GetRequiredService<HttpCaller>());
        services.AddScoped<IAuthorizationService, AccessDecision>();
        services.AddScoped<IAuthenticationService, TokenAuthentication>();
        var authentication = services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SigningKeys, IOptions<SecurityOptions>>(TrustOurs);
        foreach (var issuer in configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>()?.ExternalIssuers ?? [])
            authentication.AddJwtBearer(SchemeOf(issuer), bearer => TrustTheirs(bearer, issuer));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new ClosedByDefault()).Build());
        return services;
    }

    /// <summary>Strict as in RFC 8725 and RFC 9068.</summary>
    private static void TrustOurs(JwtBearerOptions bearer, SigningKeys keys, IOptions<SecurityOptions> security)
    {
        ReadStrictly(bearer);
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
            ClockSkew = Skew,
            NameClaimType = "sub",
            IssuerSigningKeyResolver = (_, _, kid, _) => keys.ByKid(kid),
        };
    }

    private static void TrustTheirs(JwtBearerOptions bearer, ExternalIssuer issuer)
    {
        ReadStrictly(bearer);
        bearer.Authority = issuer.Authority;
        bearer.RequireHttpsMetadata = issuer.RequireHttps;
        // Keys come from the hosts that the issuer names, not from where an answer on the way points to (ASVS 5.0, 15.3.2).
        bearer.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            // Only signatures with public keys: whoever knows a public key must not be able to sign with it as a shared secret (RFC 8725, 2.1).
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256],
            ValidIssuer = issuer.ExpectedIssuer,
            ValidAudience = issuer.Audience,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            ClockSkew = Skew,
            NameClaimType = "sub",
        };
    }

    private static void ReadStrictly(JwtBearerOptions bearer)
    {
        bearer.SaveToken = false;
        bearer.IncludeErrorDetails = false;
        bearer.SecurityTokenValidators.Clear();
        var tokens = new JwtSecurityTokenHandler();
        tokens.InboundClaimTypeMap.Clear();
        bearer.SecurityTokenValidators.Add(tokens);
    }
}
