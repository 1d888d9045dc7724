using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Http;

/// <summary>
/// A request as endpoints see it: its language is known, its query parameters are read and right. An endpoint names one as a parameter;
/// a request with a parameter that the endpoint does not know, or with a wrong value, never reaches it.
/// </summary>
internal class ApiRequest(HttpContext http, Translation translation)
{
    /// <summary>The request and its response.</summary>
    public HttpContext Http { get; } = http;

    /// <summary>Puts the texts of the answer into the caller's language.</summary>
    public Translation Translation { get; } = translation;

    /// <summary>The version that the caller knows of what it changes (<c>If-Match</c>); null for whichever there is.</summary>
    /// <exception cref="RequestRefusedException">428 without the header, 412 or 400 when it cannot match.</exception>
    public long? ExpectedVersion => IfMatch.Read(Http.Request);

    /// <summary>Sends a query or a command to its use case.</summary>
    public Task<T> SendAsync<T>(IRequest<T> request) => Http.RequestServices.GetRequiredService<IMediator>().Send(request, Http.RequestAborted);

    /// <summary>Reads a request without query parameters but the language; ASP.NET Core calls it before the endpoint.</summary>
    /// <exception cref="InvalidQueryException">A parameter is unknown or wrong.</exception>
    public static ValueTask<ApiRequest> BindAsync(HttpContext context)
    {
        var language = QueryReader.ReadLanguage(context.Request);
        return ValueTask.FromResult(new ApiRequest(context, new Translation(language)));
    }
}

/// <summary>A request with query parameters.</summary>
/// <typeparam name="TParameters">Declares them as properties with <c>[FromQuery(Name = "...")]</c>, their checks as validation attributes.</typeparam>
internal sealed class ApiRequest<TParameters>(HttpContext http, Translation translation, TParameters parameters) : ApiRequest(http, translation)
    where TParameters : new()
{
    /// <summary>The query parameters; those left out have the values that <typeparamref name="TParameters"/> begins with.</summary>
    public TParameters Parameters { get; } = parameters;

    /// <inheritdoc cref="ApiRequest.BindAsync"/>
    public static new ValueTask<ApiRequest<TParameters>> BindAsync(HttpContext context)
    {
        var (language, parameters) = QueryReader.Read<TParameters>(context.Request);
        return ValueTask.FromResult(new ApiRequest<TParameters>(context, new Translation(language), parameters));
    }
}
