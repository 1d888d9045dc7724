using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using OrgChart.Application.Imports;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Geds;

/// <summary>Makes sense of the rows one by one: people, units, findings.</summary>
/// <param name="format">The format's name.</param>
/// <param name="departments">Acronyms of the only departments wanted; empty for all.</param>
internal sealed class GedsRows(string format, IReadOnlyList<string> departments)
{
    private static readonly (GedsColumn Column, int MaxLength)[] Limits =
    [
        (GedsColumn.Surname, Max("surname")), (GedsColumn.GivenName, Max("givenName")),
        (GedsColumn.TitleEn, Max("jobTitle")), (GedsColumn.TitleFr, Max("jobTitle")),
        (GedsColumn.Telephone, Max("phone")), (GedsColumn.Email, Max("email")),
        (GedsColumn.StreetEn, Max("street")), (GedsColumn.StreetFr, Max("street")),
        (GedsColumn.CountryEn, Max("country")), (GedsColumn.CountryFr, Max("country")),
        (GedsColumn.ProvinceEn, Max("province")), (GedsColumn.ProvinceFr, Max("province")),
        (GedsColumn.CityEn, Max("city")), (GedsColumn.CityFr, Max("city")),
        (GedsColumn.PostalCode, Max("postalCode")), (GedsColumn.BuildingEn, Max("building")), (GedsColumn.BuildingFr, Max("building")),
        (GedsColumn.Floor, Max("floor")), (GedsColumn.Room, Max("room")),
    ];

    private readonly HashSet<string> wanted = new(departments.Select(name => name.Trim()), StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> seenDepartments = new(StringComparer.OrdinalIgnoreCase);
    private readonly GedsUnits units = new();
    private readonly GedsUnits otherUnits = new();
    private readonly List<SourceEmployee> employees = [];
    private readonly ReadingFindings findings = new();
    private readonly HashSet<(long Digest, int OthersHash)> seen = [];
    private readonly Dictionary<(string, string), LocalizedText> localizedTexts = new(SameObjects.Instance);
    private long fileDigest;
    private int rows, rejected, repeated, skipped;

    /// <summary>Adds some rows.</summary>
    public void Add(GedsBatch batch)
    {
        for (var i = 0; i < batch.Count; i++) Add(batch[i]);
    }

    /// <summary>The directory that the rows tell.</summary>
    /// <exception cref="RuleBrokenException"><c>import.department_unknown</c></exception>
    public SourceDirectory Finish()
    {
        var missing = wanted.Where(name => !seenDepartments.Any(seen => GedsAcronyms.IsAmong(seen, new HashSet<string>([name], StringComparer.OrdinalIgnoreCase)))).ToList();
        if (missing.Count > 0) throw ImportRules.UnknownDepartments(missing);
        var all = findings.Kept.Concat(units.Findings).OrderBy(finding => finding.Line).ToList();
        return new(format, units.Finish(), employees, new(rows, rejected, repeated, skipped, all) { FindingsLeftOut = findings.LeftOut }) { FileDigest = fileDigest };
    }

    private static int Max(string field) => EmployeeField.MaxLengthOf(field);

    private static long DigestOf(SourceUnit unit, ReadOnlySpan<string> fields)
    {
        var length = unit.Key.Length + 1;
        foreach (var (column, _) in Limits) length += fields[(int)column].Length + 1;
        var buffer = ArrayPool<char>.Shared.Rent(length);
        var rest = Append(buffer, unit.Key);
        foreach (var (column, _) in Limits) rest = Append(rest, fields[(int)column]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(buffer.AsSpan(0, length)), hash);
        ArrayPool<char>.Shared.Return(buffer);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);

        static Span<char> Append(Span<char> into, string text)
        {
            text.CopyTo(into);
            into[text.Length] = '\u001F';
            return into[(text.Length + 1)..];
        }
    }

    private void Add(GedsRow row)
    {
        rows++;
        if (row.FieldCount != row.Expected)
        {
            Reject(new(row.Line, null, "row.field_count", $"The row has {row.FieldCount} fields instead of {row.Expected}; it was left out."));
            return;
        }

        var fields = row.Texts;
        if (!IsWanted(fields[(int)GedsColumn.DepartmentAcronym]))
        {
            skipped++;
            NoteOther(row, fields);
            return;
        }

        if (Problem(fields, row.Line) is { } problem) Reject(problem);
        else if (units.UnitOf(fields, row.Line, out var unreadable) is not { } unit) Reject(unreadable!);
        else Take(row, unit, fields);
    }

    private void Take(GedsRow row, SourceUnit unit, ReadOnlySpan<string> fields)
    {
        var digest = DigestOf(unit, fields);
        if (seen.Add((digest, row.OthersHash)))
        {
            employees.Add(new(row.Line, unit, DetailsOf(fields), digest));
            fileDigest = unchecked(fileDigest + digest);
        }
        else
        {
            repeated++;
        }
    }

    /// <summary>Of a person who is not wanted only the digest counts, as if all were.</summary>
    private void NoteOther(GedsRow row, ReadOnlySpan<string> fields)
    {
        if (Problem(fields, row.Line) is not null || otherUnits.UnitOf(fields, row.Line, out _) is not { } unit) return;
        var digest = DigestOf(unit, fields);
        if (seen.Add((digest, row.OthersHash))) fileDigest = unchecked(fileDigest + digest);
    }

    private bool IsWanted(string department)
    {
        if (wanted.Count == 0) return true;
        seenDepartments.Add(department);
        return GedsAcronyms.IsAmong(department, wanted);
    }

    private static ImportFinding? Problem(ReadOnlySpan<string> fields, int line)
    {
        if (fields[(int)GedsColumn.Surname].Length == 0)
            return new(line, GedsColumns.Names[(int)GedsColumn.Surname], "row.surname_missing", "The row has no surname; it was left out.");
        if (fields[(int)GedsColumn.StructureEn].Length == 0 && fields[(int)GedsColumn.StructureFr].Length == 0)
            return new(line, GedsColumns.Names[(int)GedsColumn.StructureEn], "row.structure_missing", "The row does not say where in the structure the person is; it was left out.");
        foreach (var (column, maxLength) in Limits)
            if (fields[(int)column].Length > maxLength)
                return new(line, GedsColumns.Names[(int)column], "value.too_long", $"The text has {fields[(int)column].Length} characters, more than {maxLength}; the row was left out.");
        return null;
    }

    private void Reject(ImportFinding finding)
    {
        rejected++;
        findings.Add(finding);
    }

    private EmployeeDetails DetailsOf(ReadOnlySpan<string> fields) => new(
        fields[(int)GedsColumn.Surname],
        fields[(int)GedsColumn.GivenName],
        Localized(fields, GedsColumn.TitleEn),
        OrNull(fields[(int)GedsColumn.Telephone]),
        OrNull(fields[(int)GedsColumn.Email]),
        new Address(
            Localized(fields, GedsColumn.StreetEn),
            Localized(fields, GedsColumn.CityEn),
            Localized(fields, GedsColumn.ProvinceEn),
            Localized(fields, GedsColumn.CountryEn),
            OrNull(fields[(int)GedsColumn.PostalCode]),
            Localized(fields, GedsColumn.BuildingEn),
            OrNull(fields[(int)GedsColumn.Floor]),
            OrNull(fields[(int)GedsColumn.Room])));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private LocalizedText Localized(ReadOnlySpan<string> fields, GedsColumn english)
    {
        ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(localizedTexts, (fields[(int)english], fields[(int)english + 1]), out _);
        return shared ??= LocalizedText.Of(fields[(int)english], fields[(int)english + 1]);
    }

    /// <summary>Compares pairs of texts by their objects, which is quick; equal texts of a file mostly are one object.</summary>
    private sealed class SameObjects : IEqualityComparer<(string En, string Fr)>
    {
        public static SameObjects Instance { get; } = new();

        public bool Equals((string En, string Fr) x, (string En, string Fr) y) => ReferenceEquals(x.En, y.En) && ReferenceEquals(x.Fr, y.Fr);

        public int GetHashCode((string En, string Fr) obj) =>
            (RuntimeHelpers.GetHashCode(obj.En) * 31) ^ RuntimeHelpers.GetHashCode(obj.Fr);
    }
}
