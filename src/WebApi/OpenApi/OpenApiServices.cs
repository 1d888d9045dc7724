using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using OrgChart.Application;
using OrgChart.Application.Common;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Registers the OpenAPI document.</summary>
internal static class OpenApiServices
{
    /// <summary>The document's name in its address, <c>/swagger/v1/swagger.json</c>.</summary>
    public const string Document = "v1";

    /// <summary>The scheme of access tokens that somebody has already.</summary>
    public const string Bearer = "bearer";

    /// <summary>The scheme of signing in.</summary>
    public const string SignIn = "signIn";

    private static readonly Uri TokenUrl = new("/api/v1/auth/token", UriKind.Relative);

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddSwaggerGen(options =>
    {
        options.SwaggerDoc(Document, new OpenApiInfo
        {
            Title = "OrgChart",
            Version = Document,
            Description = "Who works where. All texts in English and French. Lists have `items` and `total`; errors are problem details with a stable `code`.",
            License = new OpenApiLicense { Name = "MIT" },
        });
        options.AddSecurityDefinition(SignIn, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Sign in here: with your e-mail address and password through a first-party client, or as a client. docs/access.md shows how to make one.",
            Flows = new OpenApiOAuthFlows
            {
                Password = new() { TokenUrl = TokenUrl, RefreshUrl = TokenUrl, Scopes = Permissions.All.ToDictionary(permission => permission, _ => "") },
                ClientCredentials = new() { TokenUrl = TokenUrl, Scopes = Permissions.All.ToDictionary(permission => permission, _ => "") },
            },
        });
        options.AddSecurityDefinition(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT", Description = "An access token of this server.",
        });
        foreach (var assembly in (Type[])[typeof(OpenApiServices), typeof(ApplicationServices)])
            options.IncludeXmlComments(assembly.Assembly);
        options.SupportNonNullableReferenceTypes();
        options.CustomSchemaIds(NameOf);
        options.OperationFilter<OperationDetails>();
        options.DocumentFilter<ProblemSchema>();
        options.DocumentFilter<FeatureTags>();
    }).AddSingleton<IApiDescriptionProvider, QueryDescriptions>().AddEndpointsApiExplorer()
        // Of MVC only what the document is made with: what is known of types, and how they look as JSON.
        .AddMvcCore().AddJsonOptions(json => json.JsonSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase))).Services;

    private static string NameOf(Type type) => type.IsGenericType
        ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "Of" + string.Concat(type.GetGenericArguments().Select(NameOf))
        : type.Name;
}
