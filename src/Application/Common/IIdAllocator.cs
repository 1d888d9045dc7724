namespace OrgChart.Application.Common;

/// <summary>Hands out ids; an id is never handed out twice, not even after its record is gone.</summary>
public interface IIdAllocator
{
    /// <summary>Reserves a block of ids within the current transaction.</summary>
    /// <param name="kind">For which kind of record.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <returns>The first; the others follow it.</returns>
    Task<int> ReserveAsync(IdKind kind, int count, CancellationToken cancellationToken);
}

/// <summary>A kind of record with ids of its own.</summary>
public enum IdKind
{
    /// <summary>Units.</summary>
    Unit = 1,

    /// <summary>Employees.</summary>
    Employee = 2,

    /// <summary>Loads.</summary>
    Import = 3,

    /// <summary>Entries of the audit trail.</summary>
    AuditEntry = 4,

    /// <summary>Teams.</summary>
    Team = 5,

    /// <summary>Users.</summary>
    User = 6,

    /// <summary>Sessions of users.</summary>
    Session = 7,

    /// <summary>Clients.</summary>
    Client = 8,

    /// <summary>Security events.</summary>
    SecurityEvent = 9,

    /// <summary>Batches in which the access log is written; an entry's id is the batch's times the most entries of one, plus its place.</summary>
    AccessEntry = 10,
}
