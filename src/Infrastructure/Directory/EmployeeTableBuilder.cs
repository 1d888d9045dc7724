using System.Runtime.InteropServices;
using System.Text;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Gathers employees in any order, already coded, so that no row is kept as an object.</summary>
internal sealed class EmployeeTableBuilder
{
    private readonly List<Row> rows = [];
    private readonly List<byte> contacts = [];

    public ValuePool<string> Texts { get; } = new();

    public ValuePool<LocalizedText> LocalizedTexts { get; } = new();

    public ValuePool<Locality> Localities { get; } = new();

    public int Count => rows.Count;

    public ref readonly Row this[int row] => ref CollectionsMarshal.AsSpan(rows)[row];

    public void Add(EmployeeRow row)
    {
        var start = contacts.Count;
        Append(row.Phone);
        var phoneLength = contacts.Count - start;
        Append(row.Email);
        rows.Add(new Row(
            row.Id, row.UnitId, row.ManagerId ?? 0, (int)row.Version, Texts.CodeOf(row.Surname), Texts.CodeOf(row.GivenName),
            LocalizedTexts.CodeOf(row.JobTitle), LocalizedTexts.CodeOf(row.Street), Localities.CodeOf(row.Locality),
            Texts.CodeOf(row.PostalCode ?? ""), LocalizedTexts.CodeOf(row.Building), Texts.CodeOf(row.Floor ?? ""), Texts.CodeOf(row.Room ?? ""),
            start, (byte)phoneLength, contacts.Count - start));
    }

    /// <summary>One column in the order the rows came.</summary>
    public T[] Select<T>(Func<Row, T> column)
    {
        var values = new T[Count];
        for (var i = 0; i < values.Length; i++) values[i] = column(rows[i]);
        return values;
    }

    /// <summary>One column in another order.</summary>
    public T[] Select<T>(int[] order, Func<Row, T> column) => Array.ConvertAll(order, row => column(rows[row]));

    /// <summary>Telephone and e-mail of all in another order: the bytes, where each one's begin, and how many are the telephone's.</summary>
    public (byte[] Bytes, int[] Start, byte[] PhoneLength) Contacts(int[] order)
    {
        var bytes = new byte[contacts.Count];
        var start = new int[Count + 1];
        var source = CollectionsMarshal.AsSpan(contacts);
        for (var i = 0; i < order.Length; i++)
        {
            var row = rows[order[i]];
            source.Slice(row.ContactStart, row.ContactLength).CopyTo(bytes.AsSpan(start[i]));
            start[i + 1] = start[i] + row.ContactLength;
        }

        return (bytes, start, Select(order, row => row.PhoneLength));
    }

    private void Append(string? text)
    {
        if (text is null) return;
        Span<byte> utf8 = stackalloc byte[1024];
        contacts.AddRange(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>A row in numbers.</summary>
    internal readonly record struct Row(
        int Id, int UnitId, int ManagerId, int Version, int Surname, int GivenName, int JobTitle, int Street, int Locality,
        int PostalCode, int Building, int Floor, int Room, int ContactStart, byte PhoneLength, int ContactLength);
}
