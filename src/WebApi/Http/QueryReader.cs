using OrgChart.Domain.SharedKernel;

namespace OrgChart.WebApi.Http;

/// <summary>
/// Reads the query of a request. It is strict: a parameter that nobody declared, one given twice and one with a wrong value are refused,
/// all of them at once; a misspelt parameter would go unnoticed otherwise.
/// </summary>
internal static class QueryReader
{
    private static readonly IReadOnlyDictionary<string, QueryParameter> None = new Dictionary<string, QueryParameter>();

    /// <summary>Reads a query whose only parameter is the language.</summary>
    /// <exception cref="InvalidQueryException">A parameter is unknown or wrong.</exception>
    public static Language ReadLanguage(HttpRequest request) => Read(request, None, target: null);

    /// <summary>Reads a query with the parameters that a class declares, and the language.</summary>
    /// <exception cref="InvalidQueryException">A parameter is unknown or wrong.</exception>
    public static (Language Language, T Parameters) Read<T>(HttpRequest request)
        where T : new()
    {
        object parameters = new T();
        var language = Read(request, QueryParameter.Of<T>.ByName, parameters);
        return (language, (T)parameters);
    }

    private static Language Read(HttpRequest request, IReadOnlyDictionary<string, QueryParameter> known, object? target)
    {
        // Asking for the parsed query of an address without one would cost a few objects on every request.
        if (!request.QueryString.HasValue) return RequestLanguage.OfHeader(request);
        Language? language = null;
        Dictionary<string, string[]>? errors = null;
        foreach (var (name, values) in request.Query)
        {
            var isLanguage = name.Equals(RequestLanguage.Parameter, StringComparison.OrdinalIgnoreCase);
            if (!known.TryGetValue(name, out var parameter) && !isLanguage) Refuse(name, Unknown(known));
            else if (values.Count > 1) Refuse(parameter?.Name ?? name, "The parameter is given more than once.");
            else if (!isLanguage) Refuse(parameter!.Name, parameter.Set(target!, values.ToString()));
            else if ((language = RequestLanguage.Known(values.ToString())) is null) Refuse(RequestLanguage.Parameter, "The language is en or fr.");
        }

        if (errors is not null) throw new InvalidQueryException(errors);
        return language ?? RequestLanguage.OfHeader(request);

        void Refuse(string name, string? error)
        {
            if (error is not null) (errors ??= new(StringComparer.Ordinal)).TryAdd(name, [error]);
        }
    }

    private static string Unknown(IReadOnlyDictionary<string, QueryParameter> known) =>
        $"There is no such parameter; known are: {string.Join(", ", known.Keys.Append(RequestLanguage.Parameter).Order(StringComparer.Ordinal))}.";
}

/// <summary>A query has parameters that are unknown or wrong.</summary>
/// <param name="errors">What is wrong, by parameter.</param>
internal sealed class InvalidQueryException(IDictionary<string, string[]> errors) : Exception("The query has unknown or wrong parameters.")
{
    /// <summary>What is wrong, by parameter.</summary>
    public IDictionary<string, string[]> Errors { get; } = errors;
}
