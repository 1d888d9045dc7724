using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using OrgChart.Application.Batches.RunTogether;
using OrgChart.Application.Common;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Batches;

/// <summary>Several requests in one transaction.</summary>
internal static partial class BatchEndpoints
{
    /// <summary>The most requests in one batch.</summary>
    private const int MaxRequests = 100;

    private static readonly Feature About = new("Batches", "Several changes in one transaction.");

    /// <summary>Maps them.</summary>
    public static void MapBatches(this IEndpointRouteBuilder routes) => routes.MapFeature("batch", About, Permissions.DirectoryWrite).MapPost("", Run).RequireRateLimiting(RateLimitPolicies.Expensive);

    /// <summary>
    /// Does up to 100 changes in one transaction: all of them or none. Later ones may refer to what earlier ones made, as $NAME. When one fails, the answer is a problem
    /// with its status and code and the answers of all.
    /// </summary>
    /// <param name="request">The requests.</param>
    [Answers<BatchAnswer>, Takes<BatchBody>, Fails("batch.failed")]
    private static async Task Run(BodyRequest<BatchBody, BatchParameters> request)
    {
        var steps = request.Body.Requests;
        Check(steps);
        var services = request.Http.RequestServices;
        var batch = services.GetRequiredService<Batch>();
        var contexts = new List<StepContext>();
        var results = await request.SendAsync(new RunTogetherCommand(_ => RunAsync(), request.Parameters.DryRun));
        if (!request.Parameters.DryRun) await batch.CloseAsync();
        // Sent again with the same Idempotency-Key: nothing was run, what is remembered is told.
        var answers = contexts.Count > 0
            ? contexts.Select((context, i) => context.Answer(steps[i].Id))
            : results.Select(result => new BatchStepAnswer { Id = result.Id, Status = result.Status, Headers = result.Location is null ? null : new Dictionary<string, string> { ["Location"] = result.Location } });
        await Answers.Json(request, new BatchAnswer { Committed = !request.Parameters.DryRun, Responses = [.. answers] });

        async Task<IReadOnlyList<StepResult>> RunAsync()
        {
            // From the beginning, also when it is done again.
            contexts.Clear();
            batch.Open();
            var pipeline = services.GetRequiredService<StepPipeline>();
            var ids = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < steps.Count; i++)
            {
                var step = new StepContext(request.Http, steps[i], ids, $"requests[{i}]");
                contexts.Add(step);
                request.Http.Response.RegisterForDispose(step);
                await pipeline.RunAsync(step.Http);
                if (step.Http.Response.StatusCode >= StatusCodes.Status400BadRequest) throw new BatchFailedException(steps, contexts);
                if (step.Http.Response.StatusCode == StatusCodes.Status201Created && batch.Last is { } made) ids[steps[i].Id] = made.Id;
            }

            return [.. contexts.Select((step, i) => new StepResult(steps[i].Id, step.Http.Response.StatusCode, step.Http.Response.Headers.Location))];
        }
    }

    private static void Check(IReadOnlyList<BatchStep> steps)
    {
        if (steps.Count is 0 or > MaxRequests) throw RequestRefusedException.Invalid("requests", $"A batch has 1 to {MaxRequests} requests.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is null || !StepName().IsMatch(steps[i].Id)) throw RequestRefusedException.Invalid($"requests[{i}].id", "The id has 1 to 40 letters, digits and dashes.");
            if (!names.Add(steps[i].Id)) throw RequestRefusedException.Invalid($"requests[{i}].id", "Two requests have this id.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,40}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StepName();
}

/// <summary>A step of a batch failed, so that nothing of it is done.</summary>
/// <param name="steps">The steps.</param>
/// <param name="tried">Those that were tried; the last one failed.</param>
internal sealed class BatchFailedException(IReadOnlyList<BatchStep> steps, IReadOnlyList<StepContext> tried) : Exception("A step of a batch failed.")
{
    /// <summary>The name of the step that failed.</summary>
    public string Failed => steps[tried.Count - 1].Id;

    /// <summary>The status of the step that failed.</summary>
    public int Status => tried[^1].Http.Response.StatusCode;

    /// <summary>An answer for each step.</summary>
    public IReadOnlyList<BatchStepAnswer> Responses =>
        [.. steps.Select((step, i) => i == tried.Count - 1 ? tried[i].Answer(step.Id) : new BatchStepAnswer { Id = step.Id, Status = StatusCodes.Status424FailedDependency })];
}

/// <summary>What a step of a batch goes through: finding its endpoint, permission, the endpoint, its errors put into words.</summary>
internal sealed class StepPipeline(IEnumerable<IExceptionHandler> errors)
{
    /// <summary>Finds and calls the endpoint; set when the server is put together.</summary>
    public RequestDelegate Endpoints { get; set; } = _ => throw new InvalidOperationException("The server is not put together yet.");

    /// <summary>Answers a step.</summary>
    public async Task RunAsync(HttpContext step)
    {
        try
        {
            await Endpoints(step);
        }
        catch (Exception exception) when (!step.RequestAborted.IsCancellationRequested)
        {
            foreach (var handler in errors)
                if (await handler.TryHandleAsync(step, exception, step.RequestAborted)) return;
            throw;
        }
    }
}
