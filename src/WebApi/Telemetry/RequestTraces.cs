using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Telemetry;

/// <summary>
/// Says of the activity that ASP.NET Core begins with each request what it is about, as OpenTelemetry's conventions for HTTP have it, but with the route's pattern alone:
/// the address may name people, and the query is what somebody typed.
/// </summary>
internal sealed class RequestTraces(RequestDelegate next)
{
    private const string OtherMethod = "_OTHER";

    private static readonly PathString Health = "/health";

    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity ? TraceAsync(context, activity) : next(context);

    private async Task TraceAsync(HttpContext context, Activity activity)
    {
        // Probes come every few seconds and tell nothing.
        if (context.Request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase)) activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            Describe(activity, context, exception);
            throw;
        }

        Describe(activity, context, failure: null);
    }

    /// <param name="activity">What is described.</param>
    /// <param name="context">The request.</param>
    /// <param name="failure">What broke the answer off after its status was on its way; null where nothing did.</param>
    private static void Describe(Activity activity, HttpContext context, Exception? failure)
    {
        // A method is any word that a caller likes.
        var method = SafeTags.Methods.TryGetValue(context.Request.Method, out var known) ? known : OtherMethod;
        var route = RoutePatterns.Of(context);
        var status = context.Response.StatusCode;
        activity.DisplayName = route is null ? method : $"{method} {route}";
        activity.SetTag("http.request.method", method);
        activity.SetTag("http.route", route);
        activity.SetTag("url.scheme", context.Request.Scheme);
        activity.SetTag("http.response.status_code", status);
        if (failure is null && status < StatusCodes.Status500InternalServerError) return;
        activity.SetTag("error.type", failure?.GetType().FullName ?? status.ToString(CultureInfo.InvariantCulture));
        activity.SetStatus(ActivityStatusCode.Error);
    }
}
