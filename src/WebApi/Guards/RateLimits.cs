using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace OrgChart.WebApi.Guards;

/// <summary>Refuses with 429 who asks too often. Each instance counts for itself.</summary>
internal static class RateLimits
{
    // The window moves in steps of 10 s: within any minute it is never more than the limit.
    private const int Segments = 6;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection(RateLimitOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, options) => Configure(limiter, options.Value));
        return services;
    }

    /// <summary>Puts the limits where they belong: behind the authentication, before the work. Without a limit for all, only endpoints with one of their own notice.</summary>
    public static void UseRateLimits(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.RequestsPerMinute > 0) app.UseRateLimiter();
        else app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null, limited => limited.UseRateLimiter());
    }

    private static void Configure(RateLimiterOptions limiter, RateLimitOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = TellWhen;
        if (options.RequestsPerMinute > 0) limiter.GlobalLimiter = PartitionedRateLimiter.Create(ByBucket(CallerBuckets.OfCaller, PerMinute(options.RequestsPerMinute)));
        var guesses = ByBucket(CallerBuckets.OfAddress, PerMinute(options.TokenRequestsPerMinute));
        limiter.AddPolicy(RateLimitPolicies.Token, guesses);
        limiter.AddPolicy(RateLimitPolicies.Registration, http => http.User.Identity?.IsAuthenticated == true ? RateLimitPartition.GetNoLimiter(0) : guesses(http));
        limiter.AddPolicy(RateLimitPolicies.Expensive, ByBucket(CallerBuckets.OfCaller, AtOnce(options.ExpensiveAtOnce)));
    }

    private static Func<HttpContext, RateLimitPartition<int>> ByBucket(Func<HttpContext, int> bucketOf, Func<int, RateLimiter>? limiter) =>
        limiter is null ? _ => RateLimitPartition.GetNoLimiter(0) : http => RateLimitPartition.Get(bucketOf(http), limiter);

    private static Func<int, RateLimiter>? PerMinute(int limit)
    {
        if (limit == 0) return null;
        // The partitions' own timer moves all windows; a timer for each would be up to 65,536.
        var options = new SlidingWindowRateLimiterOptions { PermitLimit = limit, Window = Window, SegmentsPerWindow = Segments, AutoReplenishment = false };
        return _ => new SlidingWindowRateLimiter(options);
    }

    private static Func<int, RateLimiter>? AtOnce(int limit)
    {
        if (limit == 0) return null;
        var options = new ConcurrencyLimiterOptions { PermitLimit = limit, QueueLimit = limit };
        return _ => new ConcurrencyLimiter(options);
    }

    private static ValueTask TellWhen(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
