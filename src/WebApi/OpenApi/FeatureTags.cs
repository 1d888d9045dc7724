using Microsoft.OpenApi;
using OrgChart.WebApi.Http;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Adds what each <see cref="Feature"/> is.</summary>
internal sealed class FeatureTags : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var features = context.ApiDescriptions.SelectMany(operation => operation.ActionDescriptor.EndpointMetadata.OfType<Feature>()).Distinct();
        swaggerDoc.Tags = features.OrderBy(feature => feature.Name, StringComparer.Ordinal)
            .Select(feature => new OpenApiTag { Name = feature.Name, Description = feature.Description }).ToHashSet();
    }
}
