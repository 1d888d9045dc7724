using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OrgChart.WebApi.Errors;

namespace OrgChart.WebApi.Http;

/// <summary>For controllers what <see cref="QueryReader"/> is for endpoints: refuses query parameters that an action does not know, and known ones given twice: a misspelt one would go unnoticed.</summary>
internal sealed class StrictQueryFilter(IModelMetadataProvider metadata) : IResourceFilter
{
    private readonly ConcurrentDictionary<string, HashSet<string>> known = new(StringComparer.Ordinal);

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count == 0) return;
        var names = known.GetOrAdd(context.ActionDescriptor.Id, _ => NamesOf(context.ActionDescriptor));
        Dictionary<string, string[]>? errors = null;
        foreach (var (name, values) in query)
        {
            if (!names.Contains(name))
                Add(name, names.Count == 0 ? "There is no such parameter; none is known here." : $"There is no such parameter; known are: {string.Join(", ", names.Order(StringComparer.Ordinal))}.");
            else if (values.Count > 1)
                Add(name, "The parameter is given more than once.");
        }

        if (errors is not null) context.Result = new ProblemResult(Problems.Invalid(errors));

        void Add(string name, string error) => (errors ??= new(StringComparer.Ordinal)).Add(name, [error]);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private HashSet<string> NamesOf(ActionDescriptor action)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in action.Parameters)
        {
            if (parameter.BindingInfo?.BindingSource != BindingSource.Query) continue;
            if (metadata.GetMetadataForType(parameter.ParameterType) is { IsComplexType: true } complex)
                foreach (var property in complex.Properties.Where(property => property.BindingSource == BindingSource.Query))
                    names.Add(property.BinderModelName ?? property.Name!);
            else names.Add(parameter.BindingInfo?.BinderModelName ?? parameter.Name);
        }

        return names;
    }
}
