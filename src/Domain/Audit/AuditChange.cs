namespace OrgChart.Domain.Audit;

/// <summary>What a write did to one record.</summary>
public sealed class AuditChange
{
    /// <summary>The entry it belongs to.</summary>
    public int EntryId { get; init; }

    /// <summary>Its place in the entry, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>The directory's revision with this change in it.</summary>
    public long Revision { get; init; }

    /// <summary>What kind of record.</summary>
    public AuditedResource Resource { get; init; }

    /// <summary>The record's id; of a membership the team's.</summary>
    public int ResourceId { get; init; }

    /// <summary>Of a membership the employee's id; else 0.</summary>
    public int MemberId { get; init; }

    /// <summary>What was done.</summary>
    public ChangeKind Kind { get; init; }

    /// <summary>The fields as they were, as a JSON object: of a changed record those that changed, of a removed one all that had a value; null of an added one.</summary>
    public string? Before { get; init; }

    /// <summary>The fields as they became, likewise; null of a removed record.</summary>
    public string? After { get; init; }
}

/// <summary>A kind of record whose changes are kept.</summary>
public enum AuditedResource
{
    /// <summary>A unit.</summary>
    Unit = 1,

    /// <summary>An employee.</summary>
    Employee = 2,

    /// <summary>A team.</summary>
    Team = 3,

    /// <summary>A membership of a team.</summary>
    TeamMember = 4,

    /// <summary>A user's account.</summary>
    User = 5,

    /// <summary>A client.</summary>
    Client = 6,
}

/// <summary>What became of a record.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added = 1,

    /// <summary>Something about it is different.</summary>
    Changed = 2,

    /// <summary>It hangs elsewhere; something else about it may be different too.</summary>
    Moved = 3,

    /// <summary>It is gone.</summary>
    Removed = 4,
}
