using OrgChart.Application.Units;
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
    private readonly Dictionary<int, string> childOrders;
    private readonly UnitReference?[] englishReferences;
    private readonly UnitReference?[] frenchReferences;

    /// <summary>Orders the units.</summary>
    /// <exception cref="InvalidDataException">The units are not a forest.</exception>
    public UnitTable(IReadOnlyList<UnitRow> rows)
        : this(rows, [.. Enumerable.Range(0, rows.Count)], [.. Enumerable.Range(0, rows.Count)], isInOrder: null)
    {
    }

    /// <summary>Orders units of which most are in order already.</summary>
    /// <param name="rows">The units.</param>
    /// <param name="english">The rows in an order in which most units with the same parent stand by their English names.</param>
    /// <param name="french">The same for French.</param>
    /// <param name="isInOrder">Whether the units beneath a parent (its id; 0 for departments) stand in the right order in both; null when that is not known.</param>
    private UnitTable(IReadOnlyList<UnitRow> rows, int[] english, int[] french, Func<int, bool>? isInOrder)
    {
        Count = rows.Count;
        var rowById = new Dictionary<int, int>(Count);
        for (var row = 0; row < Count; row++) rowById.Add(rows[row].Id, row);
        var parentRow = rows.Select(row => row.ParentId is { } parent ? rowById[parent] : Count).ToArray();
        var (rowChildStart, byEnglish) = Siblings(english, Language.English);
        var (_, byFrench) = Siblings(french, Language.French);

        var order = DepthFirst(rowChildStart, byEnglish);
        var placeOfRow = new int[Count + 1];
        placeOfRow[Count] = Count;
        for (var place = 0; place < Count; place++) placeOfRow[order[place]] = place;

        Id = Array.ConvertAll(order, row => rows[row].Id);
        Name = Array.ConvertAll(order, row => rows[row].Name);
        Acronym = Array.ConvertAll(order, row => rows[row].Acronym);
        SourceKey = Array.ConvertAll(order, row => rows[row].SourceKey);
        Version = Array.ConvertAll(order, row => rows[row].Version);
        childOrders = rows.Where(row => row.ChildOrder is not null).ToDictionary(row => row.Id, row => row.ChildOrder!);
        Parent = Array.ConvertAll(order, row => parentRow[row] == Count ? -1 : placeOfRow[parentRow[row]]);
        End = Ends(Parent);
        Department = Departments(Parent);

        englishReferences = new UnitReference?[Count];
        frenchReferences = new UnitReference?[Count];
        childStart = new int[Count + 2];
        childrenInEnglish = new int[Count];
        childrenInFrench = new int[Count];
        for (int place = 0, next = 0; place <= Count; place++)
        {
            var row = place == Count ? Count : order[place];
            childStart[place] = next;
            for (var i = rowChildStart[row]; i < rowChildStart[row + 1]; i++, next++)
                (childrenInEnglish[next], childrenInFrench[next]) = (placeOfRow[byEnglish[i]], placeOfRow[byFrench[i]]);
        }

        childStart[Count + 1] = Count;
        placeById = new int[Id.DefaultIfEmpty(0).Max() + 1];
        Array.Fill(placeById, -1);
        for (var place = 0; place < Count; place++) placeById[Id[place]] = place;

        (int[] Start, int[] Rows) Siblings(int[] sequence, Language language)
        {
            var (start, members) = Group(Array.ConvertAll(sequence, row => parentRow[row]), Count + 1);
            var siblings = Array.ConvertAll(members, i => sequence[i]);
            for (var parent = 0; parent <= Count; parent++)
            {
                var group = siblings.AsSpan(start[parent]..start[parent + 1]);
                if (group.Length > 1 && isInOrder?.Invoke(parent == Count ? 0 : rows[parent].Id) != true)
                    SiblingOrder.Sort(group, rows, parent == Count ? null : rows[parent].ChildOrder, language);
            }

            return (start, siblings);
        }
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

    /// <summary>The table after some units changed; what stayed is not ordered again.</summary>
    /// <param name="changed">Units that are new or different.</param>
    /// <param name="removed">Ids of units that are gone.</param>
    /// <exception cref="InvalidDataException">The units are not a forest any more.</exception>
    public UnitTable With(IReadOnlyCollection<UnitRow> changed, IReadOnlySet<int> removed)
    {
        var replaced = changed.Select(row => row.Id).Concat(removed).ToHashSet();
        var rows = new List<UnitRow>(Count + changed.Count);
        var rowOfPlace = new int[Count];
        for (var place = 0; place < Count; place++)
        {
            rowOfPlace[place] = replaced.Contains(Id[place]) ? -1 : rows.Count;
            if (rowOfPlace[place] >= 0) rows.Add(RowAt(place));
        }

        var kept = rows.Count;
        rows.AddRange(changed);
        var added = Enumerable.Range(kept, changed.Count).ToArray();
        // Only where a unit came, changed its name, or where another order is wanted.
        var disturbed = changed.Select(row => row.ParentId ?? 0).Concat(changed.Select(row => row.Id)).ToHashSet();
        return new UnitTable(
            rows,
            [.. Enumerable.Range(0, kept), .. added],
            [.. childrenInFrench.Select(place => rowOfPlace[place]).Where(row => row >= 0), .. added],
            parent => !disturbed.Contains(parent));
    }

    /// <summary>The place of a unit, or -1 when there is none with this id.</summary>
    public int PlaceOf(int id) => (uint)id < (uint)placeById.Length ? placeById[id] : -1;

    /// <summary>A unit as answers refer to it in a language; made once, since a page of people refers to the same few again and again.</summary>
    public UnitReference Reference(int unit, Language language, string name) =>
        (language == Language.French ? frenchReferences : englishReferences)[unit] ??= new() { Id = Id[unit], Name = name };

    /// <summary>The places of all units by id.</summary>
    public IEnumerable<int> ById => placeById.Where(place => place >= 0);

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

    private UnitRow RowAt(int place) => new(
        Id[place], Parent[place] < 0 ? null : Id[Parent[place]], Name[place], Acronym[place], SourceKey[place], Version[place],
        childOrders.GetValueOrDefault(Id[place]));

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
