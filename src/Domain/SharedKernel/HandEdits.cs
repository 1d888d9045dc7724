using System.Collections.Immutable;

namespace OrgChart.Domain.SharedKernel;

/// <summary>
/// Remembers which fields of a loaded record were edited by hand, and what the source had said of them then.
/// A later load changes such a field only when the source says something new.
/// </summary>
/// <param name="Fields">The edits by the field's name.</param>
public sealed record HandEdits(ImmutableSortedDictionary<string, HandEdit> Fields)
{
    /// <summary>A record nobody has edited.</summary>
    public static HandEdits None { get; } = new(ImmutableSortedDictionary.Create<string, HandEdit>(StringComparer.Ordinal));

    /// <summary>Whether nothing was edited.</summary>
    public bool AreNone => Fields.IsEmpty;

    /// <summary>What the source last said of a field.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="current">The field's value now, which is the source's when it was not edited.</param>
    public string? SourceValueOf(string field, string? current) =>
        Fields.TryGetValue(field, out var edit) ? edit.SourceValue : current;

    /// <summary>Notes an edit; what the source said before the first edit stays remembered.</summary>
    public HandEdits Noting(string field, string? before, DateTime at) =>
        new(Fields.SetItem(field, new HandEdit(SourceValueOf(field, before), at)));

    /// <summary>Forgets that a field was edited.</summary>
    public HandEdits Forgetting(string field) => new(Fields.Remove(field));

    /// <summary>
    /// Decides what a field becomes when the source is read again: its new value if the source has changed its mind,
    /// else what stands there.
    /// </summary>
    /// <param name="field">The field's name.</param>
    /// <param name="current">What the record says.</param>
    /// <param name="incoming">What the source says now.</param>
    /// <param name="loadStartedAt">An edit made after this moment (UTC) is newer than the source and stays.</param>
    public HandEditOutcome Meet(string field, string? current, string? incoming, DateTime loadStartedAt)
    {
        if (!Fields.TryGetValue(field, out var edit)) return new(incoming, this, EditedMeanwhile: false);
        if (edit.SourceValue == incoming) return new(current, this, EditedMeanwhile: false);
        if (edit.At >= loadStartedAt)
            return new(current, new(Fields.SetItem(field, edit with { SourceValue = incoming })), EditedMeanwhile: true);
        return new(incoming, Forgetting(field), EditedMeanwhile: false);
    }

    /// <inheritdoc/>
    public bool Equals(HandEdits? other) => other is not null && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => Fields.Count;
}

/// <summary>One field edited by hand.</summary>
/// <param name="SourceValue">What the source last said of it.</param>
/// <param name="At">When it was edited, UTC.</param>
public sealed record HandEdit(string? SourceValue, DateTime At);

/// <summary>What became of a field when the source was read again.</summary>
/// <param name="Value">The field's value from now on.</param>
/// <param name="Edits">The record's edits from now on.</param>
/// <param name="EditedMeanwhile">Whether source and hand both changed it during the load; then the hand's value stays.</param>
public readonly record struct HandEditOutcome(string? Value, HandEdits Edits, bool EditedMeanwhile);
