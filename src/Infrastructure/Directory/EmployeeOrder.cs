using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Puts employees in the order of their names.</summary>
internal static class EmployeeOrder
{
    /// <summary>Sorts by one name, then another, then id.</summary>
    /// <param name="texts">The names by number.</param>
    /// <param name="first">The first name's number of each.</param>
    /// <param name="second">The second name's number of each.</param>
    /// <param name="id">The id of each.</param>
    /// <returns>The numbers of those sorted, in order.</returns>
    public static int[] Sort(string[] texts, int[] first, int[] second, int[] id)
    {
        // Each text gets its place in the alphabet once, equal texts the same; people are then sorted by two numbers.
        var folded = Array.ConvertAll(texts, text => TextFolding.Fold(text));
        var alphabet = Enumerable.Range(0, texts.Length).ToArray();
        Array.Sort(alphabet, (a, b) => Compare(folded[a], texts[a], folded[b], texts[b]));
        var letter = new int[texts.Length];
        for (var i = 1; i < alphabet.Length; i++)
            letter[alphabet[i]] = letter[alphabet[i - 1]] + (texts[alphabet[i]] == texts[alphabet[i - 1]] ? 0 : 1);
        var keys = new long[first.Length];
        var order = new int[first.Length];
        for (var i = 0; i < keys.Length; i++) (keys[i], order[i]) = (((long)letter[first[i]] << 32) | (uint)letter[second[i]], i);
        Array.Sort(keys, order);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) order.AsSpan(start..end).Sort((a, b) => id[a].CompareTo(id[b]));
        }

        return order;
    }

    /// <summary>Merges some new rows into people who are sorted already.</summary>
    /// <param name="sorted">Places of an older table by surname, given name and id.</param>
    /// <param name="old">The older columns.</param>
    /// <param name="fresh">The new rows.</param>
    /// <returns>All in order: places as they were, new rows as the complement of their number.</returns>
    public static int[] Merge(int[] sorted, EmployeeColumns old, EmployeeTableBuilder fresh)
    {
        var names = fresh.Names();
        var rows = Sort(names, fresh.Select(row => row.Surname), fresh.Select(row => row.GivenName), fresh.Select(row => row.Id));
        var merged = new int[sorted.Length + rows.Length];
        var (taken, length) = (0, 0);
        foreach (var row in rows)
        {
            var end = FirstAfter(row, taken);
            sorted.AsSpan(taken..end).CopyTo(merged.AsSpan(length));
            length += end - taken;
            merged[length++] = ~row;
            taken = end;
        }

        sorted.AsSpan(taken).CopyTo(merged.AsSpan(length));
        return merged;

        int FirstAfter(int row, int from)
        {
            var (low, high) = (from, sorted.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (IsBefore(sorted[middle], row)) low = middle + 1;
                else high = middle;
            }

            return low;
        }

        bool IsBefore(int place, int row)
        {
            var bySurname = Compare(old.Names[old.Surname[place]], names[fresh[row].Surname]);
            if (bySurname != 0) return bySurname < 0;
            var byGivenName = Compare(old.Names[old.GivenName[place]], names[fresh[row].GivenName]);
            return byGivenName != 0 ? byGivenName < 0 : old.Id[place] < fresh[row].Id;
        }
    }

    /// <summary>Where each stands in an order.</summary>
    public static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }

    private static int Compare(string a, string b) => a == b ? 0 : Compare(TextFolding.Fold(a), a, TextFolding.Fold(b), b);

    private static int Compare(string foldedA, string a, string foldedB, string b) =>
        string.CompareOrdinal(foldedA, foldedB) is not 0 and var order ? order : string.CompareOrdinal(a, b);
}
