using System.Runtime.InteropServices;
using System.Text;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Gathers employees in any order, already in numbers, so that neither rows nor repeated texts are kept as objects.</summary>
internal sealed class EmployeeTableBuilder
{
    /// <summary>What <see cref="Add"/> reads, in the order of <see cref="Column"/>.</summary>
    public const string Query = """
        SELECT id, unit_id, manager_id, version, surname, given_name, job_title_en, job_title_fr, phone, email, street_en, street_fr,
               city_en, city_fr, province_en, province_fr, country_en, country_fr, postal_code, building_en, building_fr, floor, room,
               dotted_manager_ids
        FROM employees
        """;

    private const int Missing = -1;

    private readonly List<Row> rows = [];
    private readonly List<byte> contacts = [];
    private readonly TextPool names = new();
    private readonly TextPool texts = new();
    private readonly ValuePool<(int En, int Fr)> localizedTexts = new();
    private readonly ValuePool<(int City, int Province, int Country)> localities = new();

    /// <summary>The columns of <see cref="Query"/>.</summary>
    internal enum Column
    {
        Id, Unit, Manager, Version, Surname, GivenName, JobTitle, JobTitleFr, Phone, Email, Street, StreetFr,
        City, CityFr, Province, ProvinceFr, Country, CountryFr, PostalCode, Building, BuildingFr, Floor, Room, DottedManagers,
    }

    /// <summary>How many there are.</summary>
    public int Count => rows.Count;

    /// <summary>Whether one of them is known to report to somebody.</summary>
    public bool AnyManager { get; private set; }

    /// <summary>Ids of those whom people report to besides their manager, by the id of who reports.</summary>
    public Dictionary<int, int[]> DottedManagers { get; } = [];

    /// <summary>A row in numbers.</summary>
    public ref readonly Row this[int row] => ref CollectionsMarshal.AsSpan(rows)[row];

    /// <summary>Adds an employee.</summary>
    public void Add(IRow row)
    {
        var start = contacts.Count;
        contacts.AddRange(row.Text((int)Column.Phone));
        var phoneLength = contacts.Count - start;
        contacts.AddRange(row.Text((int)Column.Email));
        rows.Add(new Row(
            (int)row.Number((int)Column.Id), (int)row.Number((int)Column.Unit), (int)row.Number((int)Column.Manager), (int)row.Number((int)Column.Version),
            names.CodeOf(row.Text((int)Column.Surname)), names.CodeOf(row.Text((int)Column.GivenName)), Localized(row, Column.JobTitle), Localized(row, Column.Street),
            localities.CodeOf((Localized(row, Column.City), Localized(row, Column.Province), Localized(row, Column.Country))),
            Text(row, Column.PostalCode), Localized(row, Column.Building), Text(row, Column.Floor), Text(row, Column.Room),
            start, (byte)phoneLength, contacts.Count - start));
        AnyManager |= rows[^1].ManagerId > 0;
        if (row.Text((int)Column.DottedManagers) is { Length: > 0 } dotted)
            DottedManagers.Add(rows[^1].Id, [.. IdList.Read(Encoding.UTF8.GetString(dotted))]);
    }

    /// <summary>Surnames and given names by number.</summary>
    public string[] Names() => names.ToArray();

    /// <summary>All other texts by number; those in two languages, and places made of those.</summary>
    public (string[] Texts, LocalizedText[] LocalizedTexts, Locality[] Localities) Values()
    {
        var all = texts.ToArray();
        var localized = Array.ConvertAll(localizedTexts.ToArray(), pair => new LocalizedText(At(pair.En), At(pair.Fr)));
        return (all, localized, Array.ConvertAll(localities.ToArray(), place => new Locality(localized[place.City], localized[place.Province], localized[place.Country])));

        string? At(int code) => code == Missing ? null : all[code];
    }

    /// <summary>One column in the order the rows came.</summary>
    public T[] Select<T>(Func<Row, T> column)
    {
        var values = new T[Count];
        for (var i = 0; i < values.Length; i++) values[i] = column(rows[i]);
        return values;
    }

    /// <summary>Telephone and e-mail of a row, one after the other.</summary>
    public ReadOnlySpan<byte> ContactOf(int row) => CollectionsMarshal.AsSpan(contacts).Slice(rows[row].ContactStart, rows[row].ContactLength);

    private int Text(IRow row, Column column) => texts.CodeOf(row.Text((int)column));

    /// <summary>A text in English and, in the next column, French.</summary>
    private int Localized(IRow row, Column column) => localizedTexts.CodeOf((OrMissing(row, (int)column), OrMissing(row, (int)column + 1)));

    // No text is empty: what is empty is missing. Asking for that apart would take a call into the database's library for every cell.
    private int OrMissing(IRow row, int column) => row.Text(column) is { Length: > 0 } text ? texts.CodeOf(text) : Missing;

    /// <summary>A row in numbers.</summary>
    internal readonly record struct Row(
        int Id, int UnitId, int ManagerId, int Version, int Surname, int GivenName, int JobTitle, int Street, int Locality,
        int PostalCode, int Building, int Floor, int Room, int ContactStart, byte PhoneLength, int ContactLength);
}
