using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.Infrastructure.Persistence.Databases.Embedded;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>What the strategy decides for itself, without a server: SQLite stands in where it has to be asked.</summary>
public sealed class SqlServerStrategyTests
{
    private const string Somewhere = "Server=nowhere;Database=orgchart";

    private readonly SqlServerStrategy strategy = StrategyOf(Somewhere);

    [TestCase("Colour=blue", "not one that SQL Server understands")]
    [TestCase("Server=a;Database=b;Connect Timeout=soon", "not one that SQL Server understands")]
    [TestCase("Database=orgchart", "names no server")]
    [TestCase("Server=db.example.org", "names no database")]
    public void A_connection_string_that_leads_nowhere_is_refused_with_an_example(string connectionString, string reason) => Assert.That(
        () => StrategyOf(connectionString),
        Throws.TypeOf<OperationRefusedException>().With.Message.Contains("Database:ConnectionString").And.Message.Contains(reason).And.Message.Contains("Server=db.example.org;Database=orgchart"));

    [Test]
    public void Unless_the_operator_says_otherwise_connections_are_encrypted_and_bear_a_name()
    {
        using var said = ContextOf(StrategyOf(Somewhere + ";Encrypt=False;Application Name=Mine"));
        using var unsaid = ContextOf(strategy);

        Assert.Multiple(() =>
        {
            var builder = new SqlConnectionStringBuilder(unsaid.Database.GetConnectionString());
            Assert.That((builder.Encrypt, builder.ApplicationName), Is.EqualTo((true, "OrgChart")));
            builder = new SqlConnectionStringBuilder(said.Database.GetConnectionString());
            Assert.That((builder.Encrypt, builder.ApplicationName), Is.EqualTo((false, "Mine")));
        });
    }

    [Test]
    public async Task What_reads_has_a_pool_of_its_own_so_that_no_writer_inherits_its_isolation_level()
    {
        var recording = new Recording();

        await using (await recording.OpenAsync(CancellationToken.None))
        {
        }

        await using var context = ContextOf(strategy);
        Assert.That(recording.Asked!.ConnectionString, Is.Not.EqualTo(context.Database.GetConnectionString()));
        Assert.That(recording.Asked.ApplicationName, Is.EqualTo("OrgChart reading"));
    }

    [Test]
    public async Task The_whole_directory_is_read_from_the_replica_if_there_is_one()
    {
        var (with, without) = (new Recording("Server=replica;Database=orgchart;ApplicationIntent=ReadOnly"), new Recording());

        await using (await with.OpenReplicaAsync(CancellationToken.None))
        await using (await without.OpenReplicaAsync(CancellationToken.None))
        {
        }

        Assert.That((with.Asked!.DataSource, with.Asked.ApplicationName, without.Asked!.DataSource), Is.EqualTo(("replica", "OrgChart reading", "nowhere")));
        Assert.That(() => new Recording("Server=replica"), Throws.TypeOf<OperationRefusedException>().With.Message.Contains("Database:ReplicaConnectionString"));
    }

    [Test]
    public void A_server_that_is_not_there_is_named()
    {
        var refusal = Assert.ThrowsAsync<OperationRefusedException>(() => new SqlServerOnSqlite("Server=nowhere;Database=/nothing/there").OpenAsync(CancellationToken.None))!;

        Assert.That(refusal.Message, Does.Contain("Database:ConnectionString").And.Contain("/nothing/there on nowhere"));
        Assert.That(strategy.Diagnose(refusal), Is.EqualTo(DatabaseFault.Unavailable));
    }

    [TestCase(true, Description = "nobody listens at the port")]
    [TestCase(false, Description = "somebody does, and hangs up")]
    public async Task The_client_itself_says_that_a_server_is_unavailable(bool refused)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        if (refused) listener.Stop();
        var hangingUp = refused ? Task.CompletedTask : HangUpAsync(listener);
        var real = StrategyOf(string.Create(CultureInfo.InvariantCulture, $"Server=127.0.0.1,{port};Database=orgchart;User ID=a;Password=b;Connect Timeout={(refused ? 3 : 30)};ConnectRetryCount=0;Pooling=False"));
        await using var context = ContextOf(real);

        var (own, ofEntityFramework) = (Assert.CatchAsync(() => real.OpenAsync(CancellationToken.None))!, Assert.CatchAsync(() => context.Database.OpenConnectionAsync())!);

        Assert.That(own, Is.TypeOf<OperationRefusedException>().With.Message.Not.Contains("Password"));
        Assert.That((real.Diagnose(own), real.Diagnose(ofEntityFramework)), Is.EqualTo((DatabaseFault.Unavailable, DatabaseFault.Unavailable)), ofEntityFramework.ToString());
        listener.Stop();
        await hangingUp;
    }

    [Test]
    public void Somebody_administers_it() => Assert.That(strategy.MigratesItself, Is.False);

    [TestCase(2601, ExpectedResult = DatabaseFault.UniqueViolation)]
    [TestCase(2627, ExpectedResult = DatabaseFault.UniqueViolation)]
    [TestCase(547, ExpectedResult = DatabaseFault.ReferenceViolation)]
    [TestCase(1205, ExpectedResult = DatabaseFault.Undone)]
    [TestCase(1222, ExpectedResult = DatabaseFault.Busy)]
    [TestCase(3960, ExpectedResult = DatabaseFault.Undone)]
    [TestCase(-2, ExpectedResult = DatabaseFault.Busy)]
    [TestCase(40501, ExpectedResult = DatabaseFault.Busy)]
    [TestCase(1105, ExpectedResult = DatabaseFault.DiskFull)]
    [TestCase(9002, ExpectedResult = DatabaseFault.DiskFull)]
    [TestCase(-1, ExpectedResult = DatabaseFault.Unavailable)]
    [TestCase(53, ExpectedResult = DatabaseFault.Unavailable)]
    [TestCase(10054, ExpectedResult = DatabaseFault.Unavailable)]
    [TestCase(4060, ExpectedResult = DatabaseFault.Unavailable)]
    [TestCase(18456, ExpectedResult = DatabaseFault.Unavailable)]
    [TestCase(40613, ExpectedResult = DatabaseFault.Unavailable)]
    [TestCase(3906, ExpectedResult = DatabaseFault.Unavailable)]
    [TestCase(824, ExpectedResult = DatabaseFault.Unavailable)]
    [TestCase(207, ExpectedResult = DatabaseFault.None, Description = "Invalid column name")]
    [TestCase(229, ExpectedResult = DatabaseFault.None, Description = "Permission denied")]
    public DatabaseFault An_error_means_what_its_number_says(int number) => strategy.Diagnose(new DbUpdateException("outer", SqlErrors.Make("inner", number)));

    [Test]
    public void The_first_error_that_means_something_decides()
    {
        Assert.That(strategy.Diagnose(SqlErrors.Make("terminated", 3621, 2627)), Is.EqualTo(DatabaseFault.UniqueViolation));
        Assert.That(strategy.Diagnose(SqlErrors.Make("cut off", severity: 20, 99_999)), Is.EqualTo(DatabaseFault.Unavailable));
        Assert.That(strategy.Diagnose(new InvalidOperationException("outer", new DatabaseBusyException())), Is.EqualTo(DatabaseFault.Busy));
        Assert.That(strategy.Diagnose(new InvalidOperationException("outer", new IOException("inner"))), Is.EqualTo(DatabaseFault.None));
    }

    [TestCase("1, 1, 'DISABLED', 'Latin1_General_100_BIN2'", null)]
    [TestCase("1, 1, 'ALLOWED', 'Latin1_General_100_BIN2_UTF8'", null)]
    [TestCase("0, 1, 'DISABLED', 'Latin1_General_100_BIN2'", "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON")]
    [TestCase("3, 1, 'DISABLED', 'Latin1_General_100_BIN2'", "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON")]
    [TestCase("1, 0, 'DISABLED', 'Latin1_General_100_BIN2'", "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON")]
    [TestCase("1, 1, 'FORCED', 'Latin1_General_100_BIN2'", "ALTER DATABASE CURRENT SET DELAYED_DURABILITY = DISABLED")]
    [TestCase("1, 1, 'DISABLED', 'SQL_Latin1_General_CP1_CI_AS'", "COLLATE Latin1_General_100_BIN2")]
    public async Task A_database_that_is_set_up_wrong_is_refused_with_the_command_that_helps(string settings, string? command)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        connection.CreateFunction("DB_NAME", () => "orgchart");
        await ExecuteAsync(connection, "ATTACH ':memory:' AS sys");
        await ExecuteAsync(connection, "CREATE TABLE sys.databases (name, snapshot_isolation_state, is_read_committed_snapshot_on, delayed_durability_desc, collation_name)");
        await ExecuteAsync(connection, $"INSERT INTO sys.databases VALUES ('master', 0, 0, 'FORCED', ''), ('orgchart', {settings})");

        Func<Task> verify = () => strategy.VerifyAsync(connection, CancellationToken.None);

        if (command is null) Assert.That(verify, Throws.Nothing);
        else Assert.That(verify, Throws.TypeOf<OperationRefusedException>().With.Message.Contains(command).And.Message.Contains("orgchart"));
    }

    [Test]
    public void The_commands_that_help_are_T_SQL()
    {
        foreach (var command in (string[])["SET ALLOW_SNAPSHOT_ISOLATION ON", "SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE", "SET DELAYED_DURABILITY = DISABLED"])
            Assert.That(() => TSql.Parse($"ALTER DATABASE CURRENT {command}"), Throws.Nothing);
    }

    [Test]
    public void Every_statement_of_the_guide_is_T_SQL()
    {
        var guide = File.ReadAllText(Path.Combine(SourceFolder.Root, "docs/operating/sql-server.md"));
        var blocks = guide.Split("```").Where(block => block.StartsWith("sql\n", StringComparison.Ordinal)).ToList();

        Assert.That(blocks, Is.Not.Empty);
        foreach (var block in blocks) Assert.That(() => TSql.Parse(block[4..]), Throws.Nothing);
    }

    [TestCase(0, null)]
    [TestCase(1, null)]
    [TestCase(-1, typeof(DatabaseBusyException))]
    [TestCase(-2, typeof(DatabaseBusyException))]
    [TestCase(-3, typeof(DatabaseBusyException))]
    [TestCase(-999, typeof(InvalidOperationException))]
    public async Task A_lock_that_is_not_granted_in_time_means_that_others_are_writing(int result, Type? refusal)
    {
        var database = new SqlServerTestDatabase();
        var connectionString = await database.CreateAsync();
        try
        {
            var server = new SqlServerOnSqlite(connectionString) { LockResult = result };
            await using var context = ContextOf(server);
            await using var transaction = await context.Database.BeginTransactionAsync();

            Func<Task> take = () => server.LockStructureAsync(context, CancellationToken.None);

            if (refusal is null) Assert.That(take, Throws.Nothing);
            else Assert.That(take, Throws.TypeOf(refusal));
        }
        finally
        {
            await database.DropAsync(connectionString);
        }
    }

    [Test]
    public async Task Rows_are_read_with_nothing_lost()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var texts = Enumerable.Range(0, 40).Select(i => new string((char)('a' + (i % 26)), 997 * i % 3000) + "Œ’𝔊").ToArray();
        var read = new List<string>();
        var rows = 0;

        await strategy.ReadManyAsync(
            connection, transaction: null,
            $"SELECT 7, 9000000000, NULL, NULL, '', {string.Join(", ", texts.Select(text => $"'{text}'"))} UNION ALL SELECT NULL, NULL, 1, 'x', 'y'{string.Concat(texts.Select(_ => ", 'z'"))}",
            row =>
            {
                if (rows++ > 0)
                {
                    Assert.That((row.Number(0), row.IsNull(1), Encoding.UTF8.GetString(row.Text(3)), Encoding.UTF8.GetString(row.Text(5))), Is.EqualTo((0L, true, "x", "z")));
                    return;
                }

                Assert.That((row.Number(0), row.Number(1), row.Number(2), row.IsNull(2), row.IsNull(0)), Is.EqualTo((7L, 9_000_000_000L, 0L, true, false)));
                Assert.That((row.Text(3).Length, row.IsNull(3), row.Text(4).Length, row.IsNull(4)), Is.EqualTo((0, true, 0, false)));
                // Two texts at a time: the second must not be written over the first.
                for (var i = 0; i + 1 < texts.Length; i += 2)
                {
                    var first = row.Text(5 + i);
                    var second = row.Text(6 + i);
                    read.Add(Encoding.UTF8.GetString(first));
                    read.Add(Encoding.UTF8.GetString(second));
                }
            },
            CancellationToken.None);

        Assert.That(rows, Is.EqualTo(2));
        Assert.That(read, Is.EqualTo(texts));
    }

    [Test]
    public void Rows_are_handed_to_the_bulk_copy_one_by_one_out_of_the_same_array()
    {
        var array = new object?[3];
        using var reader = new SqlServerRows(["id", "state", "at"], Rows());
        var seen = new List<(object, object, object)>();

        while (reader.Read()) seen.Add((reader.GetValue(0), reader["state"], reader[2]));

        Assert.That(seen, Is.EqualTo(new (object, object, object)[] { (1, (int)DatabaseFault.Busy, DBNull.Value), (2, "text", A.Monday) }));
        Assert.That((reader.FieldCount, reader.GetOrdinal("at"), reader.GetName(1)), Is.EqualTo((3, 2, "state")));

        IEnumerable<object?[]> Rows()
        {
            (array[0], array[1], array[2]) = (1, DatabaseFault.Busy, null);
            yield return array;
            (array[0], array[1], array[2]) = (2, "text", A.Monday);
            yield return array;
        }
    }

    [Test]
    public void A_bulk_copy_names_columns_that_are_there()
    {
        using var context = ContextOf(strategy);
        foreach (var type in context.Model.GetEntityTypes())
        {
            var table = type.GetTableName()!;
            string[] columns = [.. type.GetProperties().Select(property => property.GetColumnName(Microsoft.EntityFrameworkCore.Metadata.StoreObjectIdentifier.Table(table, null))!)];
            using var connection = new SqlConnection(Somewhere);
            using var copy = SqlServerStrategy.CopyInto(connection, transaction: null, table, columns);

            var mappings = copy.ColumnMappings.Cast<SqlBulkCopyColumnMapping>().ToList();
            Assert.That(mappings.Select(mapping => mapping.SourceOrdinal), Is.EqualTo(Enumerable.Range(0, columns.Length)));
            Assert.That(SqlServerSchema.Newest.Tables[copy.DestinationTableName.Trim('[', ']')].Keys, Is.EquivalentTo(mappings.Select(mapping => mapping.DestinationColumn)), table);
        }
    }

    private static SqlServerStrategy StrategyOf(string connectionString) => new(new DatabaseOptions { ConnectionString = connectionString });

    private static OrgChartContext ContextOf(IDatabaseStrategy strategy)
    {
        var options = new DbContextOptionsBuilder<OrgChartContext>();
        strategy.Configure(options);
        return new(options.Options);
    }

    private static async Task HangUpAsync(TcpListener listener)
    {
        try
        {
            while (true) (await listener.AcceptTcpClientAsync()).Dispose();
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Keeps what it was to connect with.</summary>
    private sealed class Recording(string? replica = null) : SqlServerStrategy(new DatabaseOptions { ConnectionString = Somewhere, ReplicaConnectionString = replica })
    {
        public SqlConnectionStringBuilder? Asked { get; private set; }

        protected override System.Data.Common.DbConnection Connect(SqlConnectionStringBuilder connectionString)
        {
            Asked = connectionString;
            return new SqliteConnection("Data Source=:memory:");
        }
    }
}
