using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Tables;

namespace OrgChart.Infrastructure.Imports.Organograms;

/// <summary>The columns of a senior or a junior file, found by their names in the header, whatever letter case and punctuation.</summary>
internal sealed class OrganogramColumns
{
    /// <summary>Columns that a senior file must have.</summary>
    public static readonly string[] Senior = ["Post Unique Reference", "Name", "Job Title", "Parent Department", "Organisation", "Unit", "Contact Phone", "Contact E-mail", "Reports to Senior Post"];

    /// <summary>Columns that a junior file must have.</summary>
    public static readonly string[] Junior = ["Parent Department", "Organisation", "Unit", "Reporting Senior Post", "Grade", "Generic Job Title", "Number of Posts in FTE"];

    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    /// <summary>Finds the columns of a header.</summary>
    public OrganogramColumns(IReadOnlyList<string> header)
    {
        Count = header.Count;
        for (var i = 0; i < header.Count; i++) positions.TryAdd(Fold(header[i]), i);
    }

    /// <summary>How many fields a row has.</summary>
    public int Count { get; }

    /// <summary>Those of some columns that are not there.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<string> names) => [.. names.Where(name => !positions.ContainsKey(Fold(name)))];

    /// <summary>A field of a row; empty when there is no such column.</summary>
    public string Text(TableRow row, string name) => positions.TryGetValue(Fold(name), out var position) ? row.Fields[position] : "";

    /// <summary>A field of a row without what says that there is nothing to say: N/A, N/D, 0.</summary>
    public string Said(TableRow row, string name) => Text(row, name) is var text && IsNothing(text) ? "" : text;

    /// <summary>Everything of a row but some columns.</summary>
    public IEnumerable<string> AllBut(TableRow row, params string[] names)
    {
        var others = names.Select(name => positions.GetValueOrDefault(Fold(name), -1)).ToHashSet();
        return row.Fields.Where((_, i) => !others.Contains(i));
    }

    private static bool IsNothing(string text) => TextFolding.Fold(text) is "" or "n a" or "na" or "n d" or "nd" or "0";

    private static string Fold(string name) => TextFolding.Fold(name) is var folded && folded is "grade or equivalent" ? "grade" : folded;
}
