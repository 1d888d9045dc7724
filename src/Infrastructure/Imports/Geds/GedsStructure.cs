using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Geds;

/// <summary>
/// Takes an "Organization Structure" apart: segments joined by ":", each "Name (key)". Names contain colons, brackets and commas,
/// so a segment ends only where a key does.
/// </summary>
internal static class GedsStructure
{
    /// <summary>The segments from the top down, without the root of the country.</summary>
    /// <param name="structure">The column's text.</param>
    /// <param name="departmentName">The name of the department by its own column; where there are no keys it tells the root from the department.</param>
    /// <returns>The segments; empty when there is nothing but the root.</returns>
    public static IReadOnlyList<GedsSegment> Parse(string structure, string departmentName)
    {
        var segments = structure.Contains('=', StringComparison.Ordinal)
            ? Split(structure, isKey: content => content.Contains('=', StringComparison.Ordinal) || IsAcronym(content))
            : Split(structure, isKey: _ => true);
        var first = segments.FindIndex(segment => segment.Key is null || !IsRoot(segment.Key));
        if (first < 0) return [];
        if (segments[first].Key?.Contains('=', StringComparison.Ordinal) != true)
        {
            var department = TextFolding.Fold(departmentName);
            first = Math.Max(first, segments.FindIndex(segment => TextFolding.Fold(segment.Name) == department));
        }

        return Complete(segments[first..]);
    }

    /// <summary>Whether a key is that of the country, e.g. <c>O=GC,C=CA</c>: it names no unit.</summary>
    private static bool IsRoot(string key) =>
        key.StartsWith("O=", StringComparison.OrdinalIgnoreCase) || key.StartsWith("C=", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a text in brackets before a colon is a key of the short form: an acronym, at least two capitals, digits or dashes. A name's own
    /// remark is a word, or has blanks.
    /// </summary>
    private static bool IsAcronym(string content) =>
        content.Length >= 2 && content.Any(char.IsLetter) && content.All(c => char.IsUpper(c) || char.IsDigit(c) || c == '-');

    private static List<GedsSegment> Split(string structure, Func<string, bool> isKey)
    {
        var segments = new List<GedsSegment>();
        var start = 0;
        for (var i = 0; i < structure.Length; i++)
        {
            if (structure[i] != ')' || (i + 1 < structure.Length && structure[i + 1] != ':')) continue;
            var open = OpeningOf(structure, i, start);
            if (open < 0 || structure[(open + 1)..i].Trim() is not { Length: > 0 } key || !isKey(key)) continue;
            segments.Add(new(structure[start..open].Trim(), key));
            start = i + 2;
        }

        // What is left has no key. Without a blank after it, a colon parts segments there.
        if (start < structure.Length) segments.AddRange(SplitWithoutKeys(structure[start..]));
        return segments;
    }

    private static IEnumerable<GedsSegment> SplitWithoutKeys(string rest)
    {
        var start = 0;
        for (var i = 0; i <= rest.Length; i++)
        {
            if (i < rest.Length && (rest[i] != ':' || (i + 1 < rest.Length && rest[i + 1] == ' '))) continue;
            if (rest[start..i].Trim() is { Length: > 0 } name) yield return new(name, null);
            start = i + 1;
        }
    }

    /// <summary>The bracket that belongs to a closing one; keys may contain brackets of their own.</summary>
    private static int OpeningOf(string text, int closing, int start)
    {
        var depth = 0;
        for (var i = closing; i >= start; i--)
        {
            if (text[i] == ')') depth++;
            else if (text[i] == '(' && --depth == 0) return i;
        }

        return -1;
    }

    /// <summary>
    /// Makes every key name its unit in the whole directory: a full key does; an acronym, or where there is none the normalised name,
    /// only together with what stands above.
    /// </summary>
    private static List<GedsSegment> Complete(List<GedsSegment> segments)
    {
        var above = "";
        for (var i = 0; i < segments.Count; i++)
        {
            var key = segments[i].Key;
            if (key?.Contains('=', StringComparison.Ordinal) != true)
            {
                key = key is null ? TextFolding.Fold(segments[i].Name) : key;
                if (above.Length > 0) key += "," + above;
            }

            segments[i] = segments[i] with { Key = key };
            above = key;
        }

        return segments;
    }
}

/// <summary>One unit of a path.</summary>
/// <param name="Name">Its name in the path's language.</param>
/// <param name="Key">Its key, the same in both languages.</param>
internal readonly record struct GedsSegment(string Name, string? Key);
