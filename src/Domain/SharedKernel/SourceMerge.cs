namespace OrgChart.Domain.SharedKernel;

/// <summary>Takes a record's fields over from its source, one after the other, and keeps what hands made of them.</summary>
/// <param name="edits">What was edited by hand so far.</param>
/// <param name="loadStartedAt">When the load started, UTC.</param>
public sealed class SourceMerge(HandEdits edits, DateTime loadStartedAt)
{
    private List<string>? keptFields;

    /// <summary>What counts as edited by hand after the fields taken so far.</summary>
    public HandEdits Edits { get; private set; } = edits;

    /// <summary>The fields that source and hand both changed during the load; the hand's value stays.</summary>
    public IReadOnlyList<string> KeptFields => keptFields ?? [];

    /// <summary>Decides one field; see <see cref="HandEdits.Meet"/>.</summary>
    public string? Take(string field, string? current, string? incoming)
    {
        if (Edits.AreNone) return incoming;
        var outcome = Edits.Meet(field, current, incoming, loadStartedAt);
        Edits = outcome.Edits;
        if (outcome.EditedMeanwhile) (keptFields ??= []).Add(field);
        return outcome.Value;
    }
}

/// <summary>What following the source did to a record.</summary>
/// <param name="Moved">Whether it now hangs elsewhere.</param>
/// <param name="Changed">Whether anything else about it is different.</param>
/// <param name="KeptFields">Fields where an edit made during the load stays although the source changed too.</param>
public readonly record struct SourceOutcome(bool Moved, bool Changed, IReadOnlyList<string> KeptFields);
