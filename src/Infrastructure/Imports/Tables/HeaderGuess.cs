using OrgChart.Application.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>Guesses from a table's header, and the first rows, what the columns mean.</summary>
internal static class HeaderGuess
{
    /// <summary>How many rows are looked at.</summary>
    public const int Rows = 500;

    private static readonly string[] PathSeparators = [" > ", ">", "|", "\\", " / ", "/", ":"];

    /// <summary>What the columns mean.</summary>
    /// <param name="header">Their names.</param>
    /// <param name="sample">The first rows; they tell what parts the units of a path.</param>
    public static ColumnMapping Of(IReadOnlyList<string> header, IReadOnlyList<TableRow> sample)
    {
        var meanings = header.Select(column => (Column: column, Meaning: HeaderWords.MeaningOf(column))).Where(pair => pair.Meaning is not null).ToList();
        // "Name" beside a given name is the surname.
        var hasGivenName = meanings.Any(pair => pair.Meaning!.Field == "givenName");
        var hasSurname = meanings.Any(pair => pair.Meaning!.Field == "surname");
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var units = new List<(string Word, UnitColumn Column)>();
        foreach (var (column, meaning) in meanings.OrderByDescending(pair => pair.Meaning!.IsExplicit || pair.Meaning.Language == Language.English))
        {
            if (meaning!.Field == HeaderWords.Unit) continue;
            var field = meaning.Field == ColumnMapping.Name && hasGivenName && !hasSurname ? "surname" : meaning.Field;
            var isOneOfTwo = ColumnMapping.Fields.Contains(field + ".en");
            columns.TryAdd(isOneOfTwo ? field + (meaning.Language == Language.French ? ".fr" : ".en") : field, column);
        }

        // A French "Nom" without a given name is the whole name.
        if (!hasGivenName && !columns.ContainsKey(ColumnMapping.Name) && columns.Remove("surname", out var whole)) columns[ColumnMapping.Name] = whole;
        foreach (var (column, meaning) in meanings.Where(pair => pair.Meaning!.Field == HeaderWords.Unit)) AddUnit(units, column, meaning!);
        return new()
        {
            Columns = columns, Units = [.. units.Select(unit => unit.Column)],
            PathSeparator = SeparatorOf(PathsIn(header, sample, columns)),
        };
    }

    /// <summary>Levels stand from left to right as they do from the top down; a level's other language joins it.</summary>
    private static void AddUnit(List<(string Word, UnitColumn Column)> units, string column, HeaderMeaning meaning)
    {
        var at = meaning.IsExplicit ? units.FindIndex(unit => unit.Word == meaning.Word) : -1;
        if (at < 0)
        {
            at = units.Count;
            units.Add((meaning.Word, new UnitColumn(null, null)));
        }

        var known = units[at].Column;
        units[at] = (meaning.Word, meaning.Language == Language.French ? known with { Fr = column } : known with { En = column });
    }

    private static List<string> PathsIn(IReadOnlyList<string> header, IReadOnlyList<TableRow> sample, Dictionary<string, string> columns)
    {
        if (!columns.TryGetValue(ColumnMapping.UnitPathEn, out var column) && !columns.TryGetValue(ColumnMapping.UnitPathFr, out column)) return [];
        var position = header.ToList().IndexOf(column);
        return [.. sample.Where(row => row.Fields.Count > position).Select(row => row.Fields[position])];
    }

    /// <summary>What most paths contain; of several the one that is least likely part of a name.</summary>
    private static string SeparatorOf(List<string> paths)
    {
        var best = PathSeparators.MaxBy(separator => paths.Count(path => path.Contains(separator, StringComparison.Ordinal)))!;
        return paths.Any(path => path.Contains(best, StringComparison.Ordinal)) ? best : "/";
    }
}
