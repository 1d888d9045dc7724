using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Writes charts as JSON and keeps the bytes: those of whole departments always, others while there is room.</summary>
internal sealed class ChartCache(UnitTable units, EmployeeTable employees)
{
    // Beyond the whole departments, which are needed most. Enough for all 23,119 units of a large government one level deep.
    private const long RoomInBytes = 16 * 1024 * 1024;

    // 5.0 ms for the chart of 2,266 units, 12 % of its bytes; the next level takes twice as long for 1 % less (docs/performance.md).
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 22;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // Letters of all languages as they are; what HTML would read as markup stays escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = int.MaxValue,
        SkipValidation = true,
    };

    // By the unit's id, which outlives its place.
    private readonly ConcurrentDictionary<(int UnitId, int Depth, Language Language), ChartDocument> documents = new();
    private readonly UnitHeads heads = new(employees);
    private long kept;

    /// <summary>The chart of a unit.</summary>
    /// <param name="unit">The unit's place.</param>
    /// <param name="depth">How many levels beneath it; null for all.</param>
    /// <param name="language">The language of the names.</param>
    public ChartDocument Get(int unit, int? depth, Language language)
    {
        var key = (units.Id[unit], depth ?? int.MaxValue, language);
        if (documents.TryGetValue(key, out var document)) return document;
        document = Make(unit, key.Item2, language);
        return IsWholeDepartment(unit, key.Item2) || Interlocked.Add(ref kept, document.Json.Length) <= RoomInBytes ? documents.GetOrAdd(key, document) : document;
    }

    /// <summary>The cache of a later directory; the charts of departments in which nothing changed that a chart shows are kept.</summary>
    public ChartCache With(UnitTable newUnits, EmployeeTable newEmployees, DirectoryChanges changes)
    {
        var later = new ChartCache(newUnits, newEmployees);
        var touched = TouchedDepartments(newUnits, newEmployees, changes);
        foreach (var (key, document) in documents)
        {
            if (newUnits.PlaceOf(key.UnitId) is not (>= 0 and var unit) || touched.Contains(newUnits.Id[newUnits.Department[unit]])) continue;
            later.documents.TryAdd(key, document);
            if (!later.IsWholeDepartment(unit, key.Depth)) later.kept += document.Json.Length;
        }

        return later;
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> json)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        if (!BrotliEncoder.TryCompress(json.Span, compressed, out var length, BrotliQuality, BrotliWindow))
            throw new InvalidOperationException("Brotli needs more bytes than it said it would.");
        return compressed.AsSpan(0, length).ToArray();
    }

    private bool IsWholeDepartment(int unit, int depth) => units.Parent[unit] < 0 && depth == int.MaxValue;

    /// <summary>The ids of departments whose charts look different: units came, went or changed, or people did.</summary>
    private HashSet<int> TouchedDepartments(UnitTable newUnits, EmployeeTable newEmployees, DirectoryChanges changes)
    {
        var touched = new HashSet<int>();
        foreach (var id in changes.Units.Select(unit => unit.Id).Concat(changes.RemovedUnits))
        {
            if (units.PlaceOf(id) is >= 0 and var before) touched.Add(units.Id[units.Department[before]]);
            if (newUnits.PlaceOf(id) is >= 0 and var after) touched.Add(newUnits.Id[newUnits.Department[after]]);
        }

        foreach (var id in changes.Employees.Select(row => row.Id).Concat(changes.RemovedEmployees))
        {
            Touch(units, employees, employees.PlaceOf(id));
            Touch(newUnits, newEmployees, newEmployees.PlaceOf(id));
        }

        return touched;

        // Also the manager's: whether somebody heads a unit hangs on who reports to him.
        void Touch(UnitTable ofUnits, EmployeeTable ofEmployees, int place)
        {
            for (var one = place; one >= 0; one = one == place ? ofEmployees.ManagerOf(one) : -1) touched.Add(ofUnits.Id[ofUnits.Department[ofEmployees.Unit[one]]]);
        }
    }

    private ChartDocument Make(int unit, int depth, Language language)
    {
        var translation = new Translation(language);
        var buffer = new ArrayBufferWriter<byte>(1 << 14);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions)) Write(json, unit, depth, translation);
        var bytes = buffer.WrittenSpan.ToArray();
        return new(bytes, Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 16)), translation.ContentLanguage, Compress);
    }

    /// <summary>Writes the tree without recursion: a chain of units may be as long as it likes.</summary>
    private void Write(Utf8JsonWriter json, int root, int depth, Translation translation)
    {
        var open = new Stack<(int Unit, int NextChild)>();
        Begin(root);
        while (open.TryPop(out var top))
        {
            var children = open.Count < depth ? units.Children(top.Unit, translation.Language) : [];
            if (top.NextChild < children.Length)
            {
                open.Push((top.Unit, top.NextChild + 1));
                Begin(children[top.NextChild]);
            }
            else
            {
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        void Begin(int unit)
        {
            json.WriteStartObject();
            json.WriteNumber("id"u8, units.Id[unit]);
            json.WriteString("name"u8, translation.Name(units.Name[unit]));
            json.WriteString("acronym"u8, translation.Of(units.Acronym[unit]));
            json.WriteNumber("employeeCount"u8, employees.Start[unit + 1] - employees.Start[unit]);
            json.WriteNumber("totalEmployeeCount"u8, employees.Start[units.End[unit]] - employees.Start[unit]);
            json.WriteNumber("childCount"u8, units.ChildCount(unit));
            WriteHead(unit);
            json.WriteStartArray("children"u8);
            open.Push((unit, 0));
        }

        void WriteHead(int unit)
        {
            if (heads.Of(unit) is not (>= 0 and var head))
            {
                json.WriteNull("head"u8);
                return;
            }

            json.WriteStartObject("head"u8);
            json.WriteNumber("id"u8, employees.Id[head]);
            json.WriteString("displayName"u8, employees.DisplayName(head));
            json.WriteString("jobTitle"u8, translation.Of(employees.JobTitle(head)));
            json.WriteEndObject();
        }
    }
}
