using System.Globalization;
using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OrgChart.Application.Common;
using OrgChart.Application.Exports;
using OrgChart.Application.Exports.ExportBranch;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Exports;

/// <summary>Writing out a unit and all beneath it, or the whole directory.</summary>
internal static class ExportEndpoints
{
    private static readonly Feature About = new("Exports", "Units and people in the forms of other programs: spreadsheets, address books, linked data, diagrams.");

    /// <summary>Maps them.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        // Not the time limit of others: an export takes as long as its reader does, up to Limits:ExportMinutes, and waits for nothing else.
        routes.MapFeature("export", About, Permissions.DirectoryRead).FromMemory().MapGet("", Everything).RequireRateLimiting(RateLimitPolicies.Expensive);
        routes.MapFeature("units/{id:int}/export", About, Permissions.DirectoryRead).FromMemory().MapGet("", Branch).RequireRateLimiting(RateLimitPolicies.Expensive);
    }

    /// <summary>Writes out the whole directory as a file. Telephone, e-mail and place of work are in it for callers who may see them.</summary>
    /// <param name="request">How much of it, and how.</param>
    [Exports]
    private static Task Everything(ApiRequest<ExportParameters> request) => SendAsync(request, id: null);

    /// <summary>Writes out a unit and all beneath it as a file. Telephone, e-mail and place of work are in it for callers who may see them.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">How much of it, and how.</param>
    [Exports, Fails("unit.not_found")]
    private static Task Branch(int id, ApiRequest<ExportParameters> request) => SendAsync(request, id);

    private static async Task SendAsync(ApiRequest<ExportParameters> request, int? id)
    {
        var (parameters, response) = (request.Parameters, request.Http.Response);
        var branch = await request.SendAsync(new ExportBranchQuery(id, parameters.Depth, parameters.WithPeople, request.Translation));
        response.ContentType = parameters.Form.MediaType;
        response.Headers.ContentLanguage = branch.ContentLanguage;
        response.Headers.Vary = HeaderNames.AcceptLanguage;
        response.Headers.CacheControl = EntityTag.AskEachTime;
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"orgchart{(id is null ? "" : $"-{id}")}.{parameters.Form.Extension}\"");
        var services = request.Http.RequestServices;
        var longest = TimeSpan.FromMinutes(services.GetRequiredService<IOptions<LimitOptions>>().Value.ExportMinutes);
        await WriteAsync(branch, parameters.Form, response.BodyWriter, longest, services.GetRequiredService<TimeProvider>(), request.Http.RequestAborted);
    }

    /// <summary>Writes a branch for a reader who may be slow, but not for ever: it keeps a whole directory in memory, which may be an old one by then.</summary>
    /// <exception cref="OperationCanceledException">It took too long, or nobody reads any more.</exception>
    internal static async Task WriteAsync(Branch branch, IExportFormat form, PipeWriter into, TimeSpan longest, TimeProvider time, CancellationToken aborted)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, aborted);
        var output = new ExportOutput(into, end.Token);
        await form.WriteAsync(branch, output);
        await output.SendAsync();
    }
}
