using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrgChart.Client;

/// <summary>How long a request is tried again.</summary>
public sealed record RetryOptions
{
    /// <summary>How often it is sent at most, 1 or more.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The first pause where the server says none; it doubles each time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long all pauses together may be. A server that wants more is not waited for.</summary>
    public TimeSpan TotalPause { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>An answer as it came, read to its end.</summary>
internal sealed record Received(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Content)
{
    /// <summary>What it says in JSON.</summary>
    /// <exception cref="ProblemException">It is not what the server says, e.g. a proxy's page.</exception>
    public T Json<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(Content, type) ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException wrong)
        {
            throw ProblemException.Of(this, wrong);
        }
    }
}

/// <summary>What may be sent again without being done twice.</summary>
/// <param name="AfterLoss">After an answer was lost, in which case it may have been done.</param>
/// <param name="AfterUnavailable">After 503, in which case it may have been done too: the server, or a proxy, did not wait for the end.</param>
internal readonly record struct Repeatable(bool AfterLoss, bool AfterUnavailable);

/// <summary>Asks again what is busy, away or lost, where nothing can be done twice.</summary>
internal static class Retry
{
    /// <summary>Sends until there is an answer that more sending would not improve.</summary>
    /// <exception cref="HttpRequestException">The last attempt was lost.</exception>
    /// <exception cref="TimeoutException">The last attempt took too long.</exception>
    public static async Task<Received> RepeatedlyAsync(
        Func<CancellationToken, Task<Received>> send, Repeatable repeatable, RetryOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            Received? received = null;
            try
            {
                received = await send(cancellationToken).ConfigureAwait(false);
                if (!IsForLater(received, repeatable)) return received;
            }
            catch (Exception lost) when (lost is HttpRequestException or TimeoutException or IOException && repeatable.AfterLoss && IsWorthAnother(attempt, PauseAfter(attempt, options), waited, options))
            {
                // Sent again below.
            }

            var pause = (received is null ? null : RetryAfter(received.Headers, time)) ?? PauseAfter(attempt, options);
            if (received is not null && !IsWorthAnother(attempt, pause, waited, options)) return received;
            waited += pause;
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary><c>Retry-After</c>, be it seconds or a date.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider time) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static bool IsWorthAnother(int attempt, TimeSpan pause, TimeSpan waited, RetryOptions options) => attempt < options.Attempts && waited + pause <= options.TotalPause;

    private static bool IsForLater(Received received, Repeatable repeatable) => received.Status switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.ServiceUnavailable => repeatable.AfterUnavailable,
        // The first of several sendings with one key may still be at work.
        HttpStatusCode.Conflict => repeatable.AfterLoss && ProblemException.Of(received).Code == "idempotency.running",
        _ => false,
    };

    // Half of it by chance, so that many do not come back at once.
    private static TimeSpan PauseAfter(int attempt, RetryOptions options) => options.Pause * Math.Pow(2, attempt - 1) * (RandomNumberGenerator.GetInt32(50, 101) / 100.0);
}
