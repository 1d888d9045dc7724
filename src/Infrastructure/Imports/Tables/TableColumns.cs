using OrgChart.Application.Imports;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>Where the columns of a mapping stand in a table.</summary>
internal sealed class TableColumns
{
    // As much of a column's name as findings keep.
    private const int MaxNameLength = 100;

    // As many columns as a sentence names.
    private const int MaxNames = 30;

    // Fewer known words may stand in a row about people: "Manager".
    private const int MinKnownWords = 2;

    private readonly IReadOnlyList<string> header;
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly List<(int? En, int? Fr)> levels;
    private readonly string pathSeparator;

    /// <summary>Finds the columns.</summary>
    /// <param name="header">The table's first row.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <exception cref="RuleBrokenException"><c>import.mapping_wrong</c>, <c>import.unreadable</c>: nothing tells the names of people</exception>
    public TableColumns(IReadOnlyList<string> header, ColumnMapping mapping, string fileName)
    {
        this.header = header;
        pathSeparator = mapping.PathSeparator is { Length: > 0 } separator ? separator : throw ImportRules.WrongMapping("The separator of paths is empty.");
        foreach (var (field, column) in mapping.Columns)
        {
            if (!ColumnMapping.Fields.Contains(field))
                throw ImportRules.WrongMapping($"A column cannot mean {field}; it can mean: {string.Join(", ", ColumnMapping.Fields)}.");
            positions.Add(field, PositionOf(column ?? throw ImportRules.WrongMapping($"{field} has no column."), fileName));
        }

        levels = [.. mapping.Units.Select(level => level is null ? throw ImportRules.WrongMapping("A level of units has no columns.") : (Optional(level.En, fileName), Optional(level.Fr, fileName)))];
        if (!Has("surname") && !Has(ColumnMapping.Name))
            throw ImportRules.Unreadable($"Which column of {fileName} has the names of people? It has {Names(header)}; say what they mean in a mapping.");
        Details = [.. EmployeeField.All.Where(field => Has(field.Name)).Select(field => (field, positions[field.Name]))];
    }

    /// <summary>How many fields a row has.</summary>
    public int Count => header.Count;

    /// <summary>The columns with details of people.</summary>
    public IReadOnlyList<(EmployeeField Field, int Position)> Details { get; }

    /// <summary>Whether the table says whom people report to.</summary>
    public bool TellManagers =>
        Has(ColumnMapping.Manager) || Has(ColumnMapping.ManagerId) || Has(ColumnMapping.ManagerEmail) || Has(ColumnMapping.ManagerName);

    /// <summary>Whether a field has a column.</summary>
    public bool Has(string field) => positions.ContainsKey(field);

    /// <summary>The name of a field's column, or null.</summary>
    public string? NameOf(string field) => positions.TryGetValue(field, out var position) ? NameAt(position) : null;

    /// <summary>The name of the column at a place.</summary>
    public string NameAt(int position) => Shortened(header[position]);

    /// <summary>A field of a row; empty when it has no column.</summary>
    public string Text(TableRow row, string field) => positions.TryGetValue(field, out var position) ? row.Fields[position] : "";

    /// <summary>The names of the units of a row, from the department down: those of its path, else those of the levels; empty when it names none.</summary>
    public IReadOnlyList<LocalizedText> PathOf(TableRow row)
    {
        var (english, french) = (Split(Text(row, ColumnMapping.UnitPathEn)), Split(Text(row, ColumnMapping.UnitPathFr)));
        var path = english.Count == 0 ? french.Select(name => LocalizedText.Of(null, name))
            : english.Select((name, i) => LocalizedText.Of(name, french.Count == english.Count ? french[i] : null));
        var whole = path.ToList();
        if (whole.Count > 0) return whole;

        // A unit that goes on for several levels is named at each of them.
        foreach (var name in levels.Select(level => LocalizedText.Of(At(level.En), At(level.Fr))).Where(name => !name.IsMissing))
            if (whole.Count == 0 || TableUnits.SegmentOf(name) != TableUnits.SegmentOf(whole[^1])) whole.Add(name);
        return whole;

        string At(int? position) => position is { } place ? row.Fields[place] : "";
    }

    /// <summary>What the columns are called, for a sentence. Where no header stands, the first row is about a person: then only how many there are.</summary>
    private static string Names(IReadOnlyList<string> header)
    {
        var isHeader = header.Count(column => HeaderWords.MeaningOf(column) is not null) >= MinKnownWords;
        var names = header.Take(MaxNames).Select(Shortened);
        return $"{header.Count} columns" + (isHeader ? $": {string.Join(", ", names)}{(header.Count > MaxNames ? ", ..." : "")}" : ", which are not named like a table of people");
    }

    private static string Shortened(string name) => TextCleaning.Cut(name, MaxNameLength);

    private List<string> Split(string path) => [.. path.Split(pathSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private int? Optional(string? column, string fileName) => column is null ? null : PositionOf(column, fileName);

    private int PositionOf(string column, string fileName)
    {
        for (var i = 0; i < header.Count; i++)
            if (string.Equals(header[i], column.Trim(), StringComparison.OrdinalIgnoreCase)) return i;
        throw ImportRules.WrongMapping($"{fileName} has no column {column}; it has {Names(header)}.");
    }
}
