using OrgChart.Application.Common;

namespace OrgChart.WebApi.Http;

/// <summary>Shapes lists that are short by nature and come as a whole.</summary>
internal static class Whole
{
    /// <summary>All of a list as its only page.</summary>
    public static Page<T> List<T>(IReadOnlyList<T> items) => new(items, items.Count);
}
