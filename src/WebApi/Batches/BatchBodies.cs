using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgChart.WebApi.Batches;

/// <summary>Several requests that succeed or fail together; the form is that of Microsoft Graph's batches.</summary>
public sealed class BatchBody
{
    /// <summary>The requests in the order in which they are done; 1 to 100.</summary>
    public required IReadOnlyList<BatchStep> Requests { get; init; }
}

/// <summary>One of several requests.</summary>
public sealed class BatchStep
{
    /// <summary>Its name in the answer: letters, digits, dashes, at most 40. Later requests may say <c>$NAME</c> for the id of what it made, in their url and as a text in their body.</summary>
    public required string Id { get; init; }

    /// <summary><c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The address beneath <c>/api/v1</c>, e.g. <c>/units/12/parent</c>.</summary>
    public required string Url { get; init; }

    /// <summary><c>If-Match</c> and <c>Content-Type</c>; the latter is application/json, for PATCH application/merge-patch+json, when left out. What was made in the same batch may be changed with <c>If-Match: *</c>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The body.</summary>
    public JsonElement? Body { get; init; }
}

/// <summary>What became of several requests.</summary>
public sealed class BatchAnswer
{
    /// <summary>Whether it is done; false after a dry run.</summary>
    public required bool Committed { get; init; }

    /// <summary>An answer for each request, in their order.</summary>
    public required IReadOnlyList<BatchStepAnswer> Responses { get; init; }
}

/// <summary>The answer of one of several requests.</summary>
public sealed class BatchStepAnswer
{
    /// <summary>The request's name.</summary>
    public required string Id { get; init; }

    /// <summary>The HTTP status; 424 when the request was undone, or not tried, because another one failed.</summary>
    public required int Status { get; init; }

    /// <summary><c>Location</c> and <c>ETag</c>, where the answer has them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>What the request alone would have been answered; left out in a dry run, when nothing is there to be shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Body { get; init; }
}
