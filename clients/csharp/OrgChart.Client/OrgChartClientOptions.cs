namespace OrgChart.Client;

/// <summary>Where the server is, and how to ask it.</summary>
public sealed record OrgChartClientOptions
{
    /// <summary>The server's address, e.g. <c>https://orgchart.example</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>Who signs in; left out, only what the server shows to everybody can be read.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>The language of names and titles, <c>en</c> or <c>fr</c>; the server's default is English.</summary>
    public string? Language { get; init; }

    /// <summary>How long requests are tried again.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>How long an attempt waits for the answer to begin and for each next part of it. While a file is sent it is at least 15 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>What to send with, e.g. of an <c>IHttpClientFactory</c>; it should follow no redirections, its own <c>Timeout</c> counts too, and its owner disposes of it.</summary>
    public HttpClient? Http { get; init; }

    /// <summary>The time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
