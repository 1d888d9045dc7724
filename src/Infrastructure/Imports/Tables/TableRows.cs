using System.Text.RegularExpressions;
using OrgChart.Application.Imports;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>Makes sense of a table's rows one by one: people, and findings about rows.</summary>
/// <param name="columns">Where the columns stand.</param>
internal sealed partial class TableRows(TableColumns columns)
{
    // The surest first.
    private static readonly string[] ManagerFields = [ColumnMapping.ManagerId, ColumnMapping.ManagerEmail, ColumnMapping.Manager, ColumnMapping.ManagerName];

    private static readonly EmployeeDetails Nothing = new("", "", LocalizedText.None, null, null, Address.None);

    private readonly List<TablePerson> people = [];
    private readonly ReadingFindings findings = new();
    private readonly HashSet<long> seen = [];

    /// <summary>The people, in the file's order.</summary>
    public IReadOnlyList<TablePerson> People => people;

    /// <summary>What somebody should know of single rows.</summary>
    public ReadingFindings Findings => findings;

    /// <summary>Rows read.</summary>
    public int Count { get; private set; }

    /// <summary>Rows that could not be loaded.</summary>
    public int Rejected { get; private set; }

    /// <summary>Rows equal to an earlier one.</summary>
    public int Repeated { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(TableRow row)
    {
        Count++;
        if (row.Fields.Count != columns.Count)
        {
            Reject(new(row.Line, null, "row.field_count", $"The row has {row.Fields.Count} fields instead of {columns.Count}; it was left out."));
            return;
        }

        if (!seen.Add(RowDigest.Of(row.Fields)))
        {
            Repeated++;
            return;
        }

        // A formula that came to nothing says nothing, least of all that somebody has no manager.
        var isInDoubt = ManagerFields.Any(field => TableRow.IsError(columns.Text(row, field)));
        row = WithoutErrors(row);
        var details = DetailsOf(row);
        var path = columns.PathOf(row);
        if (Problem(row, details, path) is { } problem)
        {
            Reject(problem);
            return;
        }

        NoteWrongLetters(row);
        people.Add(new(row.Line, columns.Text(row, ColumnMapping.Id), details, path, [.. ManagerFields
            .Where(field => columns.Text(row, field).Length > 0)
            .Select(field => new ManagerReference(field, columns.NameOf(field)!, columns.Text(row, field)))], isInDoubt));
    }

    private TableRow WithoutErrors(TableRow row)
    {
        for (var i = 0; i < row.Fields.Count; i++)
        {
            if (!TableRow.IsError(row.Fields[i])) continue;
            findings.Add(new(row.Line, columns.NameAt(i), "value.error", "The cell holds an error of a spreadsheet's formula; it, and others like it in the row, count as empty."));
            return row with { Fields = [.. row.Fields.Select(field => TableRow.IsError(field) ? "" : field)] };
        }

        return row;
    }

    private EmployeeDetails DetailsOf(TableRow row)
    {
        var details = Nothing;
        if (columns.Text(row, ColumnMapping.Name) is { Length: > 0 } whole)
        {
            var (given, sur) = PersonName.PartsOf(whole);
            details = details with { GivenName = given, Surname = sur };
        }

        foreach (var (field, position) in columns.Details)
            if (row.Fields[position] is { Length: > 0 } text) details = field.With(details, text);
        return details;
    }

    private ImportFinding? Problem(TableRow row, EmployeeDetails details, IReadOnlyList<LocalizedText> path)
    {
        if (details.Surname.Length == 0)
            return new(row.Line, columns.NameOf("surname") ?? columns.NameOf(ColumnMapping.Name), "row.surname_missing", "The row has no surname; it was left out.");
        foreach (var field in EmployeeField.All)
            if (field.Get(details)?.Length > field.MaxLength)
                return new(row.Line, columns.NameOf(field.Name) ?? columns.NameOf(ColumnMapping.Name), "value.too_long", $"The text has {field.Get(details)!.Length} characters, more than {field.MaxLength}; the row was left out.");
        return TableUnits.IsTooLong(path) ? new(row.Line, null, "value.too_long", "The names of the units are too long; the row was left out.") : null;
    }

    private void NoteWrongLetters(TableRow row)
    {
        for (var i = 0; i < row.Fields.Count; i++)
        {
            if (!WrongLetters().IsMatch(row.Fields[i])) continue;
            findings.Add(new(row.Line, columns.NameAt(i), "value.encoding", "The text has letters that were spoilt by a wrong encoding before; the row is loaded with them. Export the file again as UTF-8."));
            return;
        }
    }

    private void Reject(ImportFinding finding)
    {
        Rejected++;
        findings.Add(finding);
    }

    /// <summary>What a letter becomes that the encoding does not have, and letters of UTF-8 that were read as Windows-1252.</summary>
    [GeneratedRegex("\uFFFD|[ÂÃÄÅ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WrongLetters();
}
