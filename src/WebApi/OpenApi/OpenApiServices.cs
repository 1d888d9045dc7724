using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using OrgChart.Application;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Registers the OpenAPI document.</summary>
internal static class OpenApiServices
{
    /// <summary>The document's name in its address, <c>/swagger/v1/swagger.json</c>.</summary>
    public const string Document = "v1";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddSwaggerGen(options =>
    {
        options.SwaggerDoc(Document, new OpenApiInfo
        {
            Title = "OrgChart",
            Version = Document,
            Description = "Who works where. All texts in English and French. Lists have `items` and `total`; errors are problem details with a stable `code`.",
            License = new OpenApiLicense { Name = "MIT" },
        });
        options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
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
