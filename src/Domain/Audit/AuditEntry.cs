namespace OrgChart.Domain.Audit;

/// <summary>One successful write: who did what, and what it changed. Written in the same transaction as the write itself, never changed afterwards but for <see cref="UndoneBy"/>.</summary>
public sealed class AuditEntry
{
    /// <summary>The most changes that an entry lists; a load that makes more is known by its own history and findings.</summary>
    public const int MaxChanges = 20_000;

    private readonly List<AuditChange> changes = [];

    private AuditEntry()
    {
    }

    /// <summary>Makes an entry.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="actor">A user's or client's id, or <c>operator</c> for the command line; never a name.</param>
    /// <param name="action">The use case, e.g. <c>MoveUnit</c>.</param>
    /// <param name="revision">The directory's revision with this write in it.</param>
    public AuditEntry(int id, DateTime at, string actor, string action, long revision) =>
        (Id, At, Actor, Action, Revision) = (id, at, actor, action, revision);

    /// <summary>Identifies the entry; later ones have greater ids.</summary>
    public int Id { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who: a user's or client's id, or <c>operator</c> for the command line; never a name.</summary>
    public string Actor { get; private set; } = "";

    /// <summary>The use case, e.g. <c>MoveUnit</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The directory's revision with this write in it.</summary>
    public long Revision { get; private set; }

    /// <summary>The request's trace id, as problem details and the log show it; null for the command line.</summary>
    public string? RequestId { get; init; }

    /// <summary>The load that made the change, or null.</summary>
    public int? ImportId { get; init; }

    /// <summary>The entry that this write undid, or null.</summary>
    public int? Undoes { get; init; }

    /// <summary>The entry that undid this one, or null.</summary>
    public int? UndoneBy { get; private set; }

    /// <summary>Whether all changes are listed; else there were more than <see cref="MaxChanges"/> and none is.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>What changed, in the order in which it was done.</summary>
    public IReadOnlyList<AuditChange> Changes => changes;

    /// <summary>Lists what changed.</summary>
    public void List(IEnumerable<AuditChange> all) => changes.AddRange(all);

    /// <summary>Notes that there was too much to be listed.</summary>
    public void LeaveOut() => IsComplete = false;

    /// <summary>Notes which entry undid this one.</summary>
    /// <exception cref="SharedKernel.RuleBrokenException"><c>audit.undone_already</c></exception>
    public void MarkUndone(int by)
    {
        if (UndoneBy is not null) throw AuditRules.UndoneAlready(Id);
        UndoneBy = by;
    }
}
