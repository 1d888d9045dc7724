using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>
/// The units in depth-first order, as columns: a unit is a place in the order, and a unit with everything beneath it is a range
/// of places, <c>unit</c> to <c>End[unit]</c>.
/// </summary>
internal sealed class UnitTable
{
    private readonly int[] placeById;
    private readonly int[] childStart;
    private readonly int[] childrenInEnglish;
    private readonly int[] childrenInFrench;

    /// <summary>Orders the units.</summary>
    /// <exception cref="InvalidDataException">The units are not a forest.</exception>
    public UnitTable(IReadOnlyList<UnitRow> rows)
    {
        Count = rows.Count;
        var rowById = new Dictionary<int, int>(Count);
        for (var row = 0; row < Count; row++) rowById.Add(rows[row].Id, row);
        var parentRow = rows.Select(row => row.ParentId is { } parent ? rowById[parent] : Count).ToArray();
        var (rowChildStart, rowChildren) = Group(parentRow, Count + 1);
        var english = SortKeys(rows, Language.English);
        var french = SortKeys(rows, Language.French);
        for (var row = 0; row <= Count; row++)
            rowChildren.AsSpan(rowChildStart[row]..rowChildStart[row + 1]).Sort((a, b) => Compare(english, rows, a, b));

        var order = DepthFirst(rowChildStart, rowChildren);
        var placeOfRow = new int[Count + 1];
        placeOfRow[Count] = Count;
        for (var place = 0; place < Count; place++) placeOfRow[order[place]] = place;

        Id = [.. order.Select(row => rows[row].Id)];
        Name = [.. order.Select(row => rows[row].Name)];
        Acronym = [.. order.Select(row => rows[row].Acronym)];
        SourceKey = [.. order.Select(row => rows[row].SourceKey)];
        Version = [.. order.Select(row => rows[row].Version)];
        Parent = [.. order.Select(row => parentRow[row] == Count ? -1 : placeOfRow[parentRow[row]])];
        End = Ends(Parent);
        Department = Departments(Parent);

        (childStart, childrenInEnglish) = Group([.. Parent.Select(parent => parent < 0 ? Count : parent)], Count + 1);
        childrenInFrench = [.. childrenInEnglish];
        for (var place = 0; place <= Count; place++)
            childrenInFrench.AsSpan(childStart[place]..childStart[place + 1]).Sort((a, b) => Compare(french, rows, order[a], order[b]));

        placeById = new int[Id.DefaultIfEmpty(0).Max() + 1];
        Array.Fill(placeById, -1);
        for (var place = 0; place < Count; place++) placeById[Id[place]] = place;
    }

    /// <summary>How many units there are.</summary>
    public int Count { get; }

    /// <summary>The ids.</summary>
    public int[] Id { get; }

    /// <summary>The place of the unit above, or -1 for a department.</summary>
    public int[] Parent { get; }

    /// <summary>The first place after everything beneath the unit.</summary>
    public int[] End { get; }

    /// <summary>The place of the department.</summary>
    public int[] Department { get; }

    /// <summary>The names.</summary>
    public LocalizedText[] Name { get; }

    /// <summary>The acronyms.</summary>
    public LocalizedText[] Acronym { get; }

    /// <summary>The keys in the source, or null.</summary>
    public string?[] SourceKey { get; }

    /// <summary>The versions.</summary>
    public long[] Version { get; }

    /// <summary>The place of a unit, or -1 when there is none with this id.</summary>
    public int PlaceOf(int id) => (uint)id < (uint)placeById.Length ? placeById[id] : -1;

    /// <summary>The places of the units directly beneath one, by name in a language.</summary>
    public ReadOnlySpan<int> Children(int unit, Language language) =>
        (language == Language.French ? childrenInFrench : childrenInEnglish).AsSpan(childStart[unit]..childStart[unit + 1]);

    /// <summary>The places of the departments, by name in a language.</summary>
    public ReadOnlySpan<int> Departments(Language language) => Children(Count, language);

    /// <summary>How many units are directly beneath one.</summary>
    public int ChildCount(int unit) => childStart[unit + 1] - childStart[unit];

    /// <summary>Lists members by group: those of group g stand at <c>start[g]</c> to <c>start[g + 1]</c>, in ascending order.</summary>
    public static (int[] Start, int[] Members) Group(int[] groupOf, int groups)
    {
        var start = new int[groups + 1];
        foreach (var group in groupOf) start[group + 1]++;
        for (var group = 0; group < groups; group++) start[group + 1] += start[group];
        var next = start.AsSpan(0, groups).ToArray();
        var members = new int[groupOf.Length];
        for (var i = 0; i < groupOf.Length; i++) members[next[groupOf[i]]++] = i;
        return (start, members);
    }

    private static string[] SortKeys(IReadOnlyList<UnitRow> rows, Language language) =>
        [.. rows.Select(row => TextFolding.Fold(row.Name.In(language)))];

    private static int Compare(string[] keys, IReadOnlyList<UnitRow> rows, int a, int b)
    {
        var byName = string.CompareOrdinal(keys[a], keys[b]);
        return byName != 0 ? byName : rows[a].Id.CompareTo(rows[b].Id);
    }

    private int[] DepthFirst(int[] start, int[] children)
    {
        var order = new int[Count];
        var length = 0;
        var waiting = new Stack<int>();
        Push(Count);
        while (waiting.TryPop(out var row))
        {
            order[length++] = row;
            Push(row);
        }

        return length == Count ? order : throw new InvalidDataException("The units in the database do not form a forest: some stand above themselves.");

        void Push(int row)
        {
            for (var i = start[row + 1] - 1; i >= start[row]; i--) waiting.Push(children[i]);
        }
    }

    private static int[] Ends(int[] parent)
    {
        var end = new int[parent.Length];
        for (var place = parent.Length - 1; place >= 0; place--)
        {
            end[place] = Math.Max(end[place], place + 1);
            if (parent[place] >= 0) end[parent[place]] = Math.Max(end[parent[place]], end[place]);
        }

        return end;
    }

    private static int[] Departments(int[] parent)
    {
        var department = new int[parent.Length];
        for (var place = 0; place < parent.Length; place++) department[place] = parent[place] < 0 ? place : department[parent[place]];
        return department;
    }
}
