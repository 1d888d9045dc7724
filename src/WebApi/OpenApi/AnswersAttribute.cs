using Microsoft.AspNetCore.Mvc;

namespace OrgChart.WebApi.OpenApi;

/// <summary>Names what an endpoint answers with when all goes well.</summary>
/// <typeparam name="T">The answer's type.</typeparam>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersAttribute<T>() : ProducesResponseTypeAttribute<T>(StatusCodes.Status200OK);
