using OrgChart.Application.AccessLog;
using OrgChart.Application.Common;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.AccessLog;

/// <summary>Takes every request down for the access log when it has been answered, without an object and a state machine for those that were answered at once.</summary>
internal sealed class AccessRecording(RequestDelegate next, IAccessRecorder recorder, TimeProvider time)
{
    private const string NoRoute = "-";

    public Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        var rest = next(context);
        if (!rest.IsCompletedSuccessfully) return CompleteAsync(rest, context, start);
        Record(context, start);
        return Task.CompletedTask;
    }

    private async Task CompleteAsync(Task rest, HttpContext context, long start)
    {
        try
        {
            await rest;
        }
        finally
        {
            Record(context, start);
        }
    }

    private void Record(HttpContext context, long start) => recorder.Record(new(
        time.GetUtcNow().UtcDateTime, context.RequestServices.GetRequiredService<ICaller>().Id, context.Connection.RemoteIpAddress,
        context.Request.Method, RoutePatterns.Of(context) ?? NoRoute, context.Response.StatusCode, time.GetElapsedTime(start)));
}
