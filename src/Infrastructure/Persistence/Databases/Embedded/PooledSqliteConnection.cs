using Microsoft.Data.Sqlite;

namespace OrgChart.Infrastructure.Persistence.Databases.Embedded;

/// <summary>
/// A connection that takes its turn at the pool of Microsoft.Data.Sqlite. The pool marks a connection as lent before it notes to whom, and forgets to whom before it marks it as back; whoever opens one in between
/// takes it for lost and gets it too. Two transactions then run on one connection, and one of them closes it below the other
/// (<see href="https://github.com/dotnet/efcore/issues/39008">dotnet/efcore#39008</see>: every version up to 10).
/// </summary>
/// <param name="connectionString">How to reach the file.</param>
internal sealed class PooledSqliteConnection(string connectionString) : SqliteConnection(connectionString)
{
    // The pools are the process's, so the turn is too. It is held for about ten microseconds; a file that is not open yet takes 200.
    private static readonly Lock Turn = new();

    public override void Open()
    {
        lock (Turn) base.Open();
    }

    public override void Close()
    {
        // Outside of the turn: undoing takes time.
        Transaction?.Dispose();
        lock (Turn) base.Close();
    }
}
