using System.Buffers.Text;
using System.Globalization;
using System.Text;
using OrgChart.Application.Audit;

namespace OrgChart.Application.Changes;

/// <summary>
/// A reader's place in the change feed, opaque to him. First he is handed everything there is, units before employees, each by id; then
/// what has changed since he began.
/// </summary>
/// <param name="Stage">What he is handed now.</param>
/// <param name="LastId">The last id of it that he got; 0 for none.</param>
/// <param name="Place">Where he goes on in the trail of changes, once he has everything.</param>
internal sealed record ChangeToken(ChangeStage Stage, int LastId, TrailPlace Place)
{
    private const string Form = "1";

    /// <summary>The place of somebody who has everything up to an entry.</summary>
    public static ChangeToken After(int entryId) => new(ChangeStage.Changes, 0, new TrailPlace(entryId, int.MaxValue));

    /// <summary>Reads a token; null when it is none.</summary>
    public static ChangeToken? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (text.Length > 80 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length)) return null;
        var parts = Encoding.ASCII.GetString(bytes[..length]).Split('.');
        if (parts.Length != 5 || parts[0] != Form) return null;
        var numbers = new int[4];
        for (var i = 0; i < numbers.Length; i++)
            if (!int.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return null;
        return Enum.IsDefined((ChangeStage)numbers[0]) ? new((ChangeStage)numbers[0], numbers[1], new TrailPlace(numbers[2], numbers[3])) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Form}.{(int)Stage}.{LastId}.{Place.EntryId}.{Place.Ordinal}")));
}

/// <summary>What a reader of the change feed is handed.</summary>
internal enum ChangeStage
{
    /// <summary>All units.</summary>
    Units,

    /// <summary>All employees.</summary>
    Employees,

    /// <summary>What changed.</summary>
    Changes,
}
