using System.IO.Compression;
using System.Text;
using OrgChart.Application.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.IntegrationTests.Imports.Geds;

/// <summary>A unit as the extract writes it: a key and two names, beneath another one or at the top.</summary>
internal sealed record GedsUnit(string Key, string En, string Fr, string Acronym, GedsUnit? Above)
{
    private const string Root = "O=GC,C=CA";

    public GedsUnit Department => Above is null ? this : Above.Department;

    /// <summary>A department, e.g. with the acronym <c>ESDC-EDSC</c>.</summary>
    public static GedsUnit Top(string acronym, string en, string fr) => new($"OU={acronym},{Root}", en, fr, acronym, null);

    /// <summary>A unit beneath this one; its key is that of this one with one more part.</summary>
    public GedsUnit With(string part, string en, string fr, string acronym = "") => new($"OU={part},{Key}", en, fr, acronym, this);

    /// <summary>The path from the root of the country.</summary>
    public string Structure(Language language) =>
        (Above is null ? $"Canada ({Root})" : Above.Structure(language)) + $":{(language == Language.French ? Fr : En)} ({Key})";
}

/// <summary>Writes extracts row by row, right or wrong.</summary>
internal sealed class GedsExtract
{
    /// <summary>The header of the published extract.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "Surname", "GivenName", "Initials", "Prefix (EN)", "Prefix (FR)", "Suffix (EN)", "Suffix (FR)", "Title (EN)", "Title (FR)",
        "Telephone Number", "Fax Number", "TDD Number", "Secure Telephone Number", "Secure Fax Number", "Alternate Telephone Number", "Email",
        "Street Address (EN)", "Street Address (FR)", "Country (EN)", "Country (FR)", "Province (EN)", "Province (FR)", "City (EN)", "City (FR)",
        "Postal Code", "PO Box (EN)", "PO Box (FR)", "Mailstop", "Building (EN)", "Building (FR)", "Floor", "Room", "Administrative Assistant",
        "Administrative Assistant Telephone Number", "Executive Assistant", "Executive Assistant Telephone Number", "Department Acronym",
        "Department Name (EN)", "Department Name (FR)", "Organization Acronym", "Organization Name (EN)", "Organization Name (FR)",
        "Organization Structure (EN)", "Organization Structure (FR)",
    ];

    private readonly StringBuilder text = new();

    public GedsExtract(bool withHeader = true)
    {
        if (withHeader) Line(Join(Columns));
    }

    /// <summary>The fields of a good row.</summary>
    /// <param name="surname">The surname.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="others">Other columns that matter.</param>
    public static string[] Fields(string surname, GedsUnit unit, params (string Column, string Value)[] others)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Surname"] = surname, ["GivenName"] = "Given", ["Department Acronym"] = unit.Department.Acronym,
            ["Department Name (EN)"] = unit.Department.En, ["Department Name (FR)"] = unit.Department.Fr, ["Organization Acronym"] = unit.Acronym,
            ["Organization Name (EN)"] = unit.En, ["Organization Name (FR)"] = unit.Fr,
            ["Organization Structure (EN)"] = unit.Structure(Language.English), ["Organization Structure (FR)"] = unit.Structure(Language.French),
        };
        foreach (var (column, value) in others)
            values[Columns.Contains(column) ? column : throw new ArgumentException($"There is no column {column}.", nameof(others))] = value;
        return [.. Columns.Select(column => values.GetValueOrDefault(column, ""))];
    }

    /// <summary>Adds a good row.</summary>
    public GedsExtract Person(string surname, GedsUnit unit, params (string Column, string Value)[] others) => Row(Fields(surname, unit, others));

    /// <summary>Adds a row with any fields.</summary>
    public GedsExtract Row(IEnumerable<string> fields) => Line(Join(fields));

    /// <summary>Adds a line as it is.</summary>
    public GedsExtract Line(string line)
    {
        text.Append(line).Append("\r\n");
        return this;
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Bytes(Encoding? encoding = null)
    {
        encoding ??= Encoding.Latin1;
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    /// <summary>The file.</summary>
    public SourceFile File(Encoding? encoding = null) => FileOf(Bytes(encoding));

    /// <summary>Any bytes as a file.</summary>
    public static SourceFile FileOf(byte[] bytes, string name = "gedsOpenData.csv") => new(name, () => new MemoryStream(bytes, writable: false));

    /// <summary>A zip with some members.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] members)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in members)
            {
                using var member = archive.CreateEntry(name).Open();
                member.Write(bytes);
            }

        return zip.ToArray();
    }

    private static string Join(IEnumerable<string> fields) => string.Join(',', fields.Select(field =>
        field.IndexOfAny([',', '"', '\r', '\n']) >= 0 ? '"' + field.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : field));
}
