using System.Globalization;

namespace OrgChart.Domain.SharedKernel;

/// <summary>Writes a short list of ids as one text, <c>12,7,45</c>, so that it changes and is versioned with the record it belongs to.</summary>
public static class IdList
{
    /// <summary>The ids in a text; none in null.</summary>
    public static IReadOnlyList<int> Read(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>The text of some ids; null when there are none.</summary>
    public static string? Write(IEnumerable<int> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))) is { Length: > 0 } text ? text : null;
}
