using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>The order of units with the same parent: those that somebody put in an order first, then by name, then by id.</summary>
internal static class SiblingOrder
{
    /// <summary>Sorts rows.</summary>
    /// <param name="siblings">The rows' numbers.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="childOrder">The order that somebody wants, as the parent has it; null for none.</param>
    /// <param name="language">The language of the names.</param>
    public static void Sort(Span<int> siblings, IReadOnlyList<UnitRow> rows, string? childOrder, Language language)
    {
        var wanted = IdList.Read(childOrder);
        var keys = new (int Position, string Name, int Id)[siblings.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var row = rows[siblings[i]];
            keys[i] = (PositionOf(row.Id), TextFolding.Fold(row.Name.In(language)), row.Id);
        }

        keys.AsSpan().Sort(siblings, (a, b) =>
            a.Position != b.Position ? a.Position.CompareTo(b.Position)
            : string.CompareOrdinal(a.Name, b.Name) is not 0 and var byName ? byName
            : a.Id.CompareTo(b.Id));

        int PositionOf(int id)
        {
            for (var i = 0; i < wanted.Count; i++)
                if (wanted[i] == id) return i;
            return int.MaxValue;
        }
    }
}
