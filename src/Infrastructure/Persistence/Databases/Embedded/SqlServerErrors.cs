using System.Collections.Frozen;
using Microsoft.Data.SqlClient;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases.Embedded;

/// <summary>What the numbers of SQL Server's errors mean.</summary>
internal static class SqlServerErrors
{
    // A session that is cut off has an error of a severity from 20 on, whatever its number.
    private const byte Fatal = 20;

    private static readonly FrozenDictionary<int, DatabaseFault> Faults = new (DatabaseFault Fault, int[] Numbers)[]
    {
        (DatabaseFault.UniqueViolation, [2601, 2627]),
        (DatabaseFault.ReferenceViolation, [547]),
        // Deadlock; somebody else changed what a snapshot changes, or the table itself.
        (DatabaseFault.Undone, [1205, 3960, 3961]),
        // The client's time is over; no locks left; lock timeout; no memory in time; Azure: limits of the database, and try again.
        (DatabaseFault.Busy, [-2, 1204, 1222, 8645, 8651, 10928, 10929, 40501, 49918, 49919, 49920]),
        // File group, log; Azure: the size that was paid for.
        (DatabaseFault.DiskFull, [1101, 1105, 9002, 40544]),
        (DatabaseFault.Unavailable,
        [
            // The network, and a server that is not there.
            -1, 2, 20, 40, 53, 64, 121, 233, 258, 1225, 1231, 1232, 1236, 10050, 10051, 10053, 10054, 10060, 10061, 10065, 11001, 11002,
            // The server starts, stops, pauses or has no memory.
            701, 802, 6005, 17142, 17187, 17188, 17197,
            // The database: not there for this login, recovering, restored, offline, suspect, a replica, read-only, unreadable.
            916, 921, 922, 924, 926, 927, 942, 945, 952, 976, 978, 979, 981, 982, 983, 988, 3906, 823, 824, 4060, 4064,
            // The login.
            18452, 18456, 18461, 18470, 18486, 18487, 18488,
            // The session was ended; Azure: the database moves or is not there just now.
            596, 40143, 40197, 40540, 40613, 42108, 42109,
        ]),
    }.SelectMany(row => row.Numbers.Select(number => KeyValuePair.Create(number, row.Fault))).ToFrozenDictionary();

    /// <summary>What an exception, or one inside it, means.</summary>
    public static DatabaseFault Diagnose(Exception? exception)
    {
        if (DatabaseFaultException.In(exception) is { } noticed) return noticed;
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SqlException { Errors: var errors }) return Diagnose(errors.Cast<SqlError>());
        }

        return DatabaseFault.None;
    }

    // The reason stands first, what follows from it after it: a broken reference, and then that the statement has been terminated.
    private static DatabaseFault Diagnose(IEnumerable<SqlError> errors)
    {
        foreach (var error in errors)
        {
            if (Faults.TryGetValue(error.Number, out var fault)) return fault;
            if (error.Class >= Fatal) return DatabaseFault.Unavailable;
        }

        return DatabaseFault.None;
    }
}
