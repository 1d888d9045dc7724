using System.Runtime.CompilerServices;

namespace OrgChart.Client;

/// <summary>Lists that come in pages.</summary>
internal static class Paging
{
    private const int PageSize = 200;

    /// <summary>All items of a list, page after page. What others add or remove meanwhile may shift the pages: an item can be missed or come twice.</summary>
    public static async IAsyncEnumerable<T> AllAsync<T>(
        Func<int, int, CancellationToken, Task<(IReadOnlyList<T> Items, int Total)>> read, int? offset, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = offset ?? 0;
        while (true)
        {
            var (items, total) = await read(next, limit ?? PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var item in items) yield return item;
            next += items.Count;
            if (items.Count == 0 || next >= total) yield break;
        }
    }
}
