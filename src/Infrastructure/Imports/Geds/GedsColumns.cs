using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Imports.Geds;

/// <summary>The columns of the extract that are used, found by their names in the header.</summary>
internal sealed class GedsColumns
{
    /// <summary>Their names; a <see cref="GedsColumn"/> is an index into them.</summary>
    public static readonly string[] Names =
    [
        "Surname", "GivenName", "Title (EN)", "Title (FR)", "Telephone Number", "Email", "Street Address (EN)", "Street Address (FR)",
        "Country (EN)", "Country (FR)", "Province (EN)", "Province (FR)", "City (EN)", "City (FR)", "Postal Code", "Building (EN)", "Building (FR)",
        "Floor", "Room", "Department Acronym", "Department Name (EN)", "Department Name (FR)", "Organization Acronym",
        "Organization Structure (EN)", "Organization Structure (FR)",
    ];

    private readonly int[] positions;

    /// <summary>Finds the columns.</summary>
    /// <param name="header">The first row.</param>
    /// <param name="fileName">The file's name, for the message.</param>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c>: columns are missing</exception>
    public GedsColumns(IReadOnlyList<string> header, string fileName)
    {
        var found = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++) found.TryAdd(header[i].Trim(), i);
        var missing = Names.Where(name => !found.ContainsKey(name)).ToList();
        if (missing.Count > 0)
            throw ImportRules.Unreadable(missing.Count == Names.Length
                ? $"{fileName} is not a GEDS extract: its first line does not name the columns Surname, GivenName, ... Organization Structure (FR). If it is another table of people, its format is csv."
                : $"{fileName} lacks the columns {string.Join(", ", missing)}.");
        positions = [.. Names.Select(name => found[name])];
        Count = header.Count;
        Others = [.. Enumerable.Range(0, Count).Except(positions)];
    }

    /// <summary>How many columns the file has; every row has as many.</summary>
    public int Count { get; }

    /// <summary>Where the columns stand that are not used.</summary>
    public IReadOnlyList<int> Others { get; }

    /// <summary>Where a column stands in the file.</summary>
    public int PositionOf(int column) => positions[column];
}

/// <summary>A used column, as an index into <see cref="GedsColumns.Names"/>.</summary>
internal enum GedsColumn
{
    Surname, GivenName, TitleEn, TitleFr, Telephone, Email, StreetEn, StreetFr, CountryEn, CountryFr, ProvinceEn, ProvinceFr, CityEn, CityFr,
    PostalCode, BuildingEn, BuildingFr, Floor, Room, DepartmentAcronym, DepartmentNameEn, DepartmentNameFr, OrganizationAcronym,
    StructureEn, StructureFr,
}
