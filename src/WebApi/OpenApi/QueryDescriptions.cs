using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Tells ASP.NET Core's list of operations which query parameters an endpoint takes: those that its <see cref="ApiRequest{T}"/> declares.</summary>
internal sealed class QueryDescriptions(IModelMetadataProvider metadata) : IApiDescriptionProvider
{
    // After the provider that lists the endpoints.
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var operation in context.Results)
        {
            var handler = operation.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
            if (handler is null) continue;
            foreach (var declaring in handler.GetParameters().Select(parameter => parameter.ParameterType).Where(IsRequestWithParameters))
                foreach (var parameter in QueryParameter.OfType(declaring.GetGenericArguments()[^1]))
                    operation.ParameterDescriptions.Add(Describe(parameter));
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private static bool IsRequestWithParameters(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ApiRequest<>) || type.GetGenericTypeDefinition() == typeof(BodyRequest<,>));

    private ApiParameterDescription Describe(QueryParameter parameter)
    {
        var property = metadata.GetMetadataForProperty(parameter.Property.ReflectedType!, parameter.Property.Name);
        return new() { Name = parameter.Name, Source = BindingSource.Query, ModelMetadata = property, Type = property.ModelType };
    }
}
