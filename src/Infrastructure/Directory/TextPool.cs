using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Gives equal texts the same number without making a string of each: most texts of a directory are there many times.</summary>
internal sealed class TextPool
{
    private readonly List<byte> letters = [];
    private readonly List<Entry> entries = [];
    private int[] buckets = new int[1 << 10];

    /// <summary>The number of a text in UTF-8.</summary>
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        for (var i = buckets[hash & (uint)(buckets.Length - 1)]; i != 0; i = entries[i - 1].Next)
        {
            var entry = entries[i - 1];
            if (entry.Hash == hash && CollectionsMarshal.AsSpan(letters).Slice(entry.Start, entry.Length).SequenceEqual(text)) return i - 1;
        }

        if (entries.Count >= buckets.Length) Grow();
        ref var bucket = ref buckets[hash & (uint)(buckets.Length - 1)];
        entries.Add(new Entry(hash, letters.Count, text.Length, bucket));
        letters.AddRange(text);
        return (bucket = entries.Count) - 1;
    }

    /// <summary>The texts by their numbers.</summary>
    public string[] ToArray()
    {
        var source = CollectionsMarshal.AsSpan(letters);
        var texts = new string[entries.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = Encoding.UTF8.GetString(source.Slice(entries[i].Start, entries[i].Length));
        return texts;
    }

    /// <summary>Multiplies eight bytes at a time into the hash, as FxHash of the Rust compiler does.</summary>
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Multiplier = 0x517CC1B727220A95;
        var hash = (ulong)text.Length;
        while (text.Length >= sizeof(ulong))
        {
            hash = (BitOperations.RotateLeft(hash, 5) ^ MemoryMarshal.Read<ulong>(text)) * Multiplier;
            text = text[sizeof(ulong)..];
        }

        foreach (var letter in text) hash = (BitOperations.RotateLeft(hash, 5) ^ letter) * Multiplier;
        return (uint)(hash >> 32);
    }

    private void Grow()
    {
        buckets = new int[buckets.Length * 2];
        var all = CollectionsMarshal.AsSpan(entries);
        for (var i = 0; i < all.Length; i++)
        {
            ref var bucket = ref buckets[all[i].Hash & (uint)(buckets.Length - 1)];
            all[i] = all[i] with { Next = bucket };
            bucket = i + 1;
        }
    }

    private readonly record struct Entry(uint Hash, int Start, int Length, int Next);
}
