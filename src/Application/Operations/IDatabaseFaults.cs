namespace OrgChart.Application.Operations;

/// <summary>Tells what the exceptions of the database at hand mean.</summary>
public interface IDatabaseFaults
{
    /// <summary>What an exception, or one inside it, means.</summary>
    DatabaseFault Diagnose(Exception exception);
}

/// <summary>A fault that is noticed here, and not by the database's driver.</summary>
public abstract class DatabaseFaultException(DatabaseFault fault, string message) : Exception(message)
{
    /// <summary>What was noticed, in an exception or inside it: EF Core wraps what happens while it saves; null when nothing was.</summary>
    public static DatabaseFault? In(Exception? exception)
    {
        while (exception is not null and not DatabaseFaultException) exception = exception.InnerException;
        return (exception as DatabaseFaultException)?.Fault;
    }

    /// <summary>What it means.</summary>
    public DatabaseFault Fault => fault;
}

/// <summary>A write waited too long for those before it; try again.</summary>
public sealed class DatabaseBusyException() : DatabaseFaultException(DatabaseFault.Busy, "Others have been writing for too long.");

/// <summary>The connection broke in the middle of a change, of which nothing is lasting; try again.</summary>
public sealed class DatabaseLostException() : DatabaseFaultException(DatabaseFault.Unavailable, "The connection to the database broke in the middle of a change.");

/// <summary>The connection broke while a change was being made lasting: nobody here knows whether it is.</summary>
public sealed class OutcomeUnknownException(Exception inner) : Exception("The connection to the database broke in the middle of a commit.", inner);

/// <summary>What went wrong in a database.</summary>
public enum DatabaseFault
{
    /// <summary>Nothing of the database's making.</summary>
    None,

    /// <summary>A value that must be unique is there already.</summary>
    UniqueViolation,

    /// <summary>A record that others refer to cannot go, or one that is referred to is not there.</summary>
    ReferenceViolation,

    /// <summary>Somebody else holds the lock; try again.</summary>
    Busy,

    /// <summary>The database undid the transaction for the sake of others, e.g. to end a deadlock; done again it may well succeed.</summary>
    Undone,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The database cannot be reached or read.</summary>
    Unavailable,
}
