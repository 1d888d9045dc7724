namespace OrgChart.Infrastructure.Search;

/// <summary>
/// Ascending lists of numbers, one for each key, in as few bytes as it takes: each number as its distance from the one before, seven bits a
/// byte, the eighth says that more follow.
/// </summary>
internal sealed class PostingLists
{
    private const int BitsPerByte = 7;
    private const int More = 1 << BitsPerByte;

    private readonly int[] count;
    private readonly int[] start;
    private readonly byte[] bytes;

    /// <summary>Makes the lists.</summary>
    /// <param name="keys">How many there are.</param>
    /// <param name="each">Tells every key and number, the numbers of a key in ascending order; called twice.</param>
    public PostingLists(int keys, Action<Action<int, int>> each)
    {
        count = new int[keys];
        start = new int[keys + 1];
        var last = new int[keys];
        each((key, number) =>
        {
            count[key]++;
            start[key + 1] += Length((uint)(number - last[key]));
            last[key] = number;
        });
        for (var key = 0; key < keys; key++) start[key + 1] += start[key];

        bytes = new byte[start[keys]];
        var next = start.AsSpan(0, keys).ToArray();
        Array.Clear(last);
        each((key, number) =>
        {
            var distance = (uint)(number - last[key]);
            for (; distance >= More; distance >>= BitsPerByte) bytes[next[key]++] = (byte)(distance | More);
            bytes[next[key]++] = (byte)distance;
            last[key] = number;
        });
    }

    /// <summary>How many numbers the list of a key has.</summary>
    public int Count(int key) => count[key];

    /// <summary>The list of a key.</summary>
    public Enumerator this[int key] => new(bytes.AsSpan(start[key]..start[key + 1]));

    private static int Length(uint distance)
    {
        var length = 1;
        for (; distance >= More; distance >>= BitsPerByte) length++;
        return length;
    }

    /// <summary>Reads a list from its beginning.</summary>
    internal ref struct Enumerator(ReadOnlySpan<byte> list)
    {
        private readonly ReadOnlySpan<byte> list = list;
        private int place;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (place >= list.Length) return false;
            uint distance = list[place++];
            if (distance >= More)
            {
                distance &= More - 1;
                for (var shift = BitsPerByte; ; shift += BitsPerByte)
                {
                    uint part = list[place++];
                    distance |= (part & (More - 1)) << shift;
                    if (part < More) break;
                }
            }

            Current += (int)distance;
            return true;
        }
    }
}
