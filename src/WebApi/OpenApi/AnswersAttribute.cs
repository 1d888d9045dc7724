using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using OrgChart.WebApi.Auth;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.Imports;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Names what an endpoint answers with when all goes well.</summary>
/// <typeparam name="T">The answer's type.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersAttribute<T>() : ProducesResponseTypeAttribute<T>(StatusCodes.Status200OK);

/// <summary>Names what an endpoint begins: it answers with 202, where to see how it goes on, and what there is of it.</summary>
/// <typeparam name="T">The answer's type.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BeginsAttribute<T>() : ProducesResponseTypeAttribute<T>(StatusCodes.Status202Accepted);

/// <summary>Names what the form with a file says.</summary>
/// <typeparam name="T">The form's fields.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesUploadAttribute<T> : Attribute, IAcceptsMetadata
{
    public IReadOnlyList<string> ContentTypes { get; } = [UploadReading.MediaType];

    public Type RequestType => typeof(T);

    public bool IsOptional => false;
}

/// <summary>Says that an endpoint that is open to everybody can do more for callers with a permission, so that clients send their token to it.</summary>
/// <param name="permission">The permission.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MoreWithAttribute(string permission) : Attribute
{
    /// <summary>The permission.</summary>
    public string Permission => permission;
}

/// <summary>Says that an endpoint answers with a table for spreadsheets (RFC 4180), which begins with a byte order mark.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersCsvAttribute() : ProducesResponseTypeAttribute<Stream>(StatusCodes.Status200OK, MediaType)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv";
}

/// <summary>Says that an endpoint answers with a drawing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DrawsAttribute() : ProducesResponseTypeAttribute<string>(StatusCodes.Status200OK, Answers.Svg);

/// <summary>Names what an endpoint makes: it answers with 201, where the new thing is, and the thing itself.</summary>
/// <typeparam name="T">The answer's type.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CreatesAttribute<T>() : ProducesResponseTypeAttribute<T>(StatusCodes.Status201Created);

/// <summary>Says that an endpoint answers with 204: there is nothing left to show.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EmptiesAttribute() : ProducesResponseTypeAttribute(StatusCodes.Status204NoContent);

/// <summary>Names what the body of a request says.</summary>
/// <typeparam name="T">The body's type.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute<T> : Attribute, IAcceptsMetadata
{
    public IReadOnlyList<string> ContentTypes { get; } = [JsonBody.MediaType];

    public Type RequestType => typeof(T);

    public bool IsOptional => false;
}

/// <summary>Says that a request is a patch, and of what.</summary>
/// <typeparam name="T">The document that is patched.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesPatchOfAttribute<T> : Attribute, IAcceptsMetadata
{
    public IReadOnlyList<string> ContentTypes { get; } = [MergePatch.MediaType, JsonPatch.MediaType];

    public Type RequestType => typeof(T);

    public bool IsOptional => false;
}

/// <summary>Names what the form of a request says.</summary>
/// <typeparam name="T">The form's fields.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesFormAttribute<T> : Attribute, IAcceptsMetadata
{
    public IReadOnlyList<string> ContentTypes { get; } = [OAuthForm.MediaType];

    public Type RequestType => typeof(T);

    public bool IsOptional => false;
}

/// <summary>Says that an endpoint answers with 202: it is being seen to.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AcceptsAttribute() : ProducesResponseTypeAttribute(StatusCodes.Status202Accepted);

/// <summary>Says that an endpoint's errors have the form of OAuth (RFC 6749, 5.2).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FailsAsOAuthAttribute() : ProducesResponseTypeAttribute<TokenErrorAnswer>(StatusCodes.Status400BadRequest);

/// <summary>Says that an endpoint answers with a file in the form that the caller names.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExportsAttribute() : ProducesResponseTypeAttribute<Stream>(
    StatusCodes.Status200OK, AnswersCsvAttribute.MediaType, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/json", "application/ld+json", "text/vcard", "text/plain", "text/vnd.graphviz");
