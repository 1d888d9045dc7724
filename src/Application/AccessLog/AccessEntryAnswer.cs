namespace OrgChart.Application.AccessLog;

/// <summary>Requests of one caller that were alike and answered within the same second.</summary>
public sealed class AccessEntryAnswer
{
    /// <summary>Identifies the entry.</summary>
    public required long Id { get; init; }

    /// <summary>The second in which they were answered, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who sent them: a user's or client's id, or <c>anonymous</c>.</summary>
    public required string Caller { get; init; }

    /// <summary>Where they came from: an IP address; <c>-</c> when it is not known.</summary>
    public required string Address { get; init; }

    /// <summary>The HTTP method; <c>OTHER</c> for one that HTTP does not know.</summary>
    public required string Method { get; init; }

    /// <summary>The pattern of the endpoint's address, e.g. <c>/api/v1/units/{id:int}</c>; <c>-</c> without an endpoint. What exactly was asked for is not written down.</summary>
    public required string Route { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>How many requests, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>How long they took together, in milliseconds.</summary>
    public required long DurationMs { get; init; }

    /// <summary>How long the longest took, in milliseconds.</summary>
    public required long LongestMs { get; init; }
}
