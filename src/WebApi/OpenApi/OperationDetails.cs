using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using OrgChart.Application.Common;
using OrgChart.Application.Idempotency;
using OrgChart.WebApi.Auth;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.Security;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Adds to each operation what the code knows of it: name, permission, error codes, language, headers, example.</summary>
internal sealed class OperationDetails : IOperationFilter
{
    private const string ProblemType = "application/problem+json";
    private const string Json = "application/json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.OperationId = FeatureOf(context) + context.MethodInfo.Name;
        AddLanguage(operation, context);
        AddHeaders(operation, context);
        AddBodyExample(operation, context);
        AddExamples(operation, context);
        AddPermission(operation, context);
        AddErrors(operation, context);
    }

    private static string FeatureOf(OperationFilterContext context) =>
        MetadataOf<Feature>(context).FirstOrDefault()?.Name ?? context.MethodInfo.DeclaringType!.Name.Replace("Controller", "", StringComparison.Ordinal);

    private static IEnumerable<T> MetadataOf<T>(OperationFilterContext context) => context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<T>();

    private static void AddLanguage(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.MethodInfo.GetParameters().All(parameter => !parameter.ParameterType.IsAssignableTo(typeof(ApiRequest)))) return;
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = RequestLanguage.Parameter,
            In = ParameterLocation.Query,
            Description = "The language of names and titles; without it the header Accept-Language counts, then en. A text missing in that language comes in the other one; the header Content-Language tells.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create("en"), JsonValue.Create("fr")] },
        });
    }

    private static bool NeedsVersion(OperationFilterContext context) =>
        context.ApiDescription.HttpMethod is "PUT" or "PATCH" or "DELETE" && !MetadataOf<UnversionedAttribute>(context).Any();

    private static bool TakesKey(OperationFilterContext context) => context.ApiDescription.HttpMethod == "POST" && !MetadataOf<ConfidentialAttribute>(context).Any() && !MetadataOf<OneAtATimeAttribute>(context).Any();

    private static void AddHeaders(OpenApiOperation operation, OperationFilterContext context)
    {
        if (NeedsVersion(context))
            (operation.Parameters ??= []).Add(Header(
                "If-Match", isRequired: true, "The ETag of what you read, so that nobody's change is lost; `*` for whichever version there is."));
        if (context.MethodInfo.DeclaringType == typeof(SessionEndpoints))
            (operation.Parameters ??= []).Add(Header(SessionCookies.OwnPageHeader, isRequired: true, $"`{SessionCookies.OwnPage}`, which only the server's own page sends."));
        if (TakesKey(context))
            (operation.Parameters ??= []).Add(Header(
                IdempotencyKeys.Header, isRequired: false, "Any text of your choice, best a random one. The same key and request give the same answer for 24 hours and are done once."));
    }

    private static OpenApiParameter Header(string name, bool isRequired, string description) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = isRequired, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void AddBodyExample(OpenApiOperation operation, OperationFilterContext context)
    {
        if (operation.RequestBody?.Content is not { } content) return;
        foreach (var (type, media) in content)
            if (media is OpenApiMediaType known) known.Example = BodyExamples.Of(MetadataOf<IAcceptsMetadata>(context).First().RequestType!, type);
    }

    private static void AddExamples(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var type in context.ApiDescription.SupportedResponseTypes)
        {
            if (type.Type is null || type.Type == typeof(void) || type.Type == typeof(string) || type.Type == typeof(Stream) || operation.Responses?[type.StatusCode.ToString(CultureInfo.InvariantCulture)].Content is not { } content) continue;
            var media = content.Values.First();
            content.Clear();
            media.Example = Examples.Of(type.Type);
            content.Add(Json, media);
        }
    }

    private static void AddPermission(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var permission in MetadataOf<RequiresPermissionAttribute>(context).Select(attribute => attribute.Permission))
        {
            operation.Description = permission switch
            {
                Permissions.Account => "Permission: none but being signed in as a user.",
                Permissions.DirectoryRead => $"Permission: `{permission}`; contact data needs `{Permissions.ContactRead}` too. Without a token when the server allows anonymous reading (`Access:AnonymousRead`); contact data then only with `Access:AnonymousContactData`.",
                _ => $"Permission: `{permission}`.",
            };
            operation.Security = SecurityOf(permission, context);
        }

        if (MetadataOf<RequiresPermissionAttribute>(context).Any()) return;
        operation.Description = "Permission: none.";
        foreach (var permission in MetadataOf<MoreWithAttribute>(context).Select(attribute => attribute.Permission))
        {
            operation.Description = $"Permission: none; `{permission}` for more.";
            // The empty one says that a token need not be.
            operation.Security = [.. SecurityOf(permission, context), new OpenApiSecurityRequirement()];
        }
    }

    private static List<OpenApiSecurityRequirement> SecurityOf(string permission, OperationFilterContext context) =>
    [
        new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiServices.Bearer, context.Document)] = [permission] },
        new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(OpenApiServices.SignIn, context.Document)] = [permission] },
    ];

    private static readonly (int Status, string Code)[] OfProtected =
    [
        (StatusCodes.Status401Unauthorized, "access.unauthenticated"), (StatusCodes.Status401Unauthorized, "access.ended"), (StatusCodes.Status403Forbidden, "access.forbidden"),
    ];

    private static void AddErrors(OpenApiOperation operation, OperationFilterContext context)
    {
        var errors = MetadataOf<FailsAttribute>(context).SelectMany(attribute => attribute.Codes)
            .Select(code => (Status: FailsAttribute.StatusOf(code), Code: code))
            .Concat(MetadataOf<FailsAsOAuthAttribute>(context).Any() ? [] : [(Status: StatusCodes.Status400BadRequest, Code: "request.invalid")])
            .Concat(MetadataOf<RequiresPermissionAttribute>(context).SelectMany(_ => OfProtected))
            .Append((Status: StatusCodes.Status403Forbidden, Code: HttpsOnly.Code))
            .Append((Status: StatusCodes.Status429TooManyRequests, Code: "request.too_many"))
            .Append((Status: StatusCodes.Status503ServiceUnavailable, Code: "server.unavailable"));
        if (context.ApiDescription.HttpMethod != "GET" && !MetadataOf<FailsAsOAuthAttribute>(context).Any())
            errors = errors.Append((StatusCodes.Status409Conflict, "request.crossed")).Append((StatusCodes.Status403Forbidden, SessionCookies.ForgedCode));
        if (NeedsVersion(context))
            errors = errors.Append((StatusCodes.Status412PreconditionFailed, "version.stale")).Append((StatusCodes.Status428PreconditionRequired, "request.if_match_missing"));
        if (TakesKey(context))
            errors = errors.Append((StatusCodes.Status409Conflict, "idempotency.running")).Append((StatusCodes.Status422UnprocessableEntity, IdempotencyRules.KeyReusedCode));
        if (MetadataOf<IAcceptsMetadata>(context).Any() && !MetadataOf<FailsAsOAuthAttribute>(context).Any())
            errors = errors.Append((StatusCodes.Status413PayloadTooLarge, "request.too_large")).Append((StatusCodes.Status415UnsupportedMediaType, "request.media_type"));
        foreach (var group in errors.GroupBy(error => error.Status, error => error.Code).OrderBy(group => group.Key))
        {
            var codes = group.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            (operation.Responses ??= [])[group.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = "Codes: " + string.Join(", ", codes.Select(code => $"`{code}`")) + ".",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(ProblemSchema.Name, context.Document) },
                },
            };
        }
    }
}

/// <summary>Adds the schema of problem details.</summary>
internal sealed class ProblemSchema : IDocumentFilter
{
    /// <summary>The schema's name.</summary>
    public const string Name = "Problem";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        ((swaggerDoc.Components ??= new OpenApiComponents()).Schemas ??= new Dictionary<string, IOpenApiSchema>())[Name] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "An error (RFC 9457).",
            Required = new HashSet<string>(["status", "title", "code", "traceId"], StringComparer.Ordinal),
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("Where the kind of error is described."),
                ["title"] = Text("The kind of error."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
                ["detail"] = Text("What was wrong and what to do."),
                ["code"] = Text("A stable code to branch on, e.g. unit.not_found."),
                ["traceId"] = Text("Finds the request in the server's log."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "With status 400: what is wrong, by field.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            },
        };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
