using OrgChart.Application.Common;

namespace OrgChart.WebApi.Http;

/// <summary>A request with a JSON body and query parameters.</summary>
/// <typeparam name="TBody">What the body says.</typeparam>
/// <typeparam name="TParameters">Declares the parameters.</typeparam>
internal sealed class BodyRequest<TBody, TParameters>(HttpContext http, Translation translation, TBody body, TParameters parameters) : ApiRequest(http, translation)
    where TParameters : new()
{
    /// <summary>What the body says.</summary>
    public TBody Body { get; } = body;

    /// <summary>The query parameters.</summary>
    public TParameters Parameters { get; } = parameters;

    /// <inheritdoc cref="BodyRequest{TBody}.BindAsync"/>
    public static new async ValueTask<BodyRequest<TBody, TParameters>> BindAsync(HttpContext context)
    {
        var (language, parameters) = QueryReader.Read<TParameters>(context.Request);
        var (json, _) = await JsonBody.ReadAsync(context.Request, JsonBody.MediaType);
        return new(context, new Translation(language), JsonBody.Bind<TBody>(json), parameters);
    }
}

/// <summary>A request with a JSON body. One that changes something that is there (PUT) also says which version of it.</summary>
/// <typeparam name="TBody">What the body says.</typeparam>
internal sealed class BodyRequest<TBody>(HttpContext http, Translation translation, TBody body) : ApiRequest(http, translation)
{
    /// <summary>What the body says.</summary>
    public TBody Body { get; } = body;

    /// <summary>Reads the request; ASP.NET Core calls it before the endpoint.</summary>
    /// <exception cref="InvalidQueryException">A parameter is unknown or wrong.</exception>
    /// <exception cref="RequestRefusedException">Anything else is.</exception>
    public static new async ValueTask<BodyRequest<TBody>> BindAsync(HttpContext context)
    {
        var language = QueryReader.ReadLanguage(context.Request);
        if (HttpMethods.IsPut(context.Request.Method)) IfMatch.Read(context.Request);
        var (json, _) = await JsonBody.ReadAsync(context.Request, JsonBody.MediaType);
        return new(context, new Translation(language), JsonBody.Bind<TBody>(json));
    }
}
