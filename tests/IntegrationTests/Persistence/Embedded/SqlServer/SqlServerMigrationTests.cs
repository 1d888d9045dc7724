using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using NUnit.Framework;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>What the migrations say to SQL Server, parsed; and whether SQL Server could take the tables they lead to.</summary>
public sealed class SqlServerMigrationTests
{
    private const string History = "__EFMigrationsHistory";

    // https://learn.microsoft.com/sql/sql-server/maximum-capacity-specifications-for-sql-server
    private const int BytesOfClusteredKey = 900;
    private const int BytesOfIndexKey = 1700;

    [Test]
    public void All_migrations_lead_to_the_tables_of_the_model()
    {
        using var context = SqlServerSchema.NewContext();
        var model = context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(table => table.Columns.Select(column =>
            $"{table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? "" : " not null")}"));

        Assert.That(Columns(SqlServerSchema.Newest).Where(column => !column.StartsWith(History, StringComparison.Ordinal)), Is.EquivalentTo(model));
    }

    [Test]
    public void Keys_and_indexes_are_those_of_the_model()
    {
        using var context = SqlServerSchema.NewContext();
        var tables = context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        var indexes = tables.SelectMany(table => table.Indexes.Select(index => Show(index.Name, table.Name, index.Columns.Select(column => column.Name), index.IsUnique)))
            .Concat(tables.Select(table => Show(table.PrimaryKey!.Name, table.Name, table.PrimaryKey.Columns.Select(column => column.Name), isUnique: true)));
        var references = tables.SelectMany(table => table.ForeignKeyConstraints.Select(key =>
            Show(key.Columns.Select(column => column.Name), table.Name, key.PrincipalTable.Name, key.OnDeleteAction == ReferentialAction.Cascade)));

        Assert.Multiple(() =>
        {
            Assert.That(
                SqlServerSchema.Newest.Indexes.Where(index => index.Table != History).Select(index => Show(index.Name, index.Table, index.Columns, index.IsUnique)), Is.EquivalentTo(indexes));
            Assert.That(SqlServerSchema.Newest.References.Select(key => Show(key.Columns, key.Table, key.To, key.Cascades)), Is.EquivalentTo(references));
        });
    }

    [Test]
    public void Every_migration_taken_back_leaves_the_tables_as_they_were()
    {
        var before = "0";
        foreach (var migration in SqlServerSchema.Migrations())
        {
            var (up, down) = (SqlServerSchema.Script(null, migration), SqlServerSchema.Script(migration, before));
            // The table that lists the migrations stays.
            var expected = before == "0" ? [] : Columns(TSqlSchema.Of(SqlServerSchema.Script(null, before)));

            Assert.That(Columns(TSqlSchema.Of(up + "\nGO\n" + down)).Where(column => before != "0" || !column.StartsWith(History, StringComparison.Ordinal)), Is.EquivalentTo(expected), migration);
            before = migration;
        }
    }

    [Test]
    public void Everything_taken_back_leaves_no_table()
    {
        var schema = TSqlSchema.Of(SqlServerSchema.Script(null, null) + "\nGO\n" + SqlServerSchema.Script(SqlServerSchema.Migrations()[^1], "0"));

        Assert.That(schema.Tables.Keys, Is.EqualTo(new[] { History }));
    }

    [Test]
    public void SQL_Server_would_take_the_keys_and_references() => Assert.That(Impossible(SqlServerSchema.Newest), Is.Empty);

    [TestCase("CREATE TABLE a (name nvarchar(451) NOT NULL, CONSTRAINT pk PRIMARY KEY (name))", "pk is too long")]
    [TestCase("CREATE TABLE a (name nvarchar(800), kind nvarchar(51));\nGO\nCREATE INDEX ix ON a (name, kind)", "ix is too long")]
    [TestCase("CREATE TABLE a (name nvarchar(max));\nGO\nCREATE INDEX ix ON a (name)", "ix is too long")]
    [TestCase("CREATE TABLE a (name int);\nGO\nCREATE UNIQUE INDEX ix ON a (name)", "ix takes one missing value")]
    [TestCase("CREATE TABLE a (x int, y int);\nGO\nCREATE UNIQUE INDEX ix ON a (x, y) WHERE x IS NOT NULL", "ix takes one missing value")]
    [TestCase("CREATE TABLE a (id int NOT NULL, up int, CONSTRAINT f FOREIGN KEY (up) REFERENCES a (id) ON DELETE CASCADE)", "a is reached twice from a")]
    [TestCase(
        """
        CREATE TABLE a (id int NOT NULL);
        CREATE TABLE b (id int NOT NULL, CONSTRAINT f1 FOREIGN KEY (id) REFERENCES a (id) ON DELETE CASCADE);
        CREATE TABLE c (id int NOT NULL, CONSTRAINT f2 FOREIGN KEY (id) REFERENCES a (id) ON DELETE CASCADE, CONSTRAINT f3 FOREIGN KEY (id) REFERENCES b (id) ON DELETE CASCADE)
        """,
        "c is reached twice from a")]
    public void Keys_and_references_that_it_would_not_take_would_be_noticed(string script, string reason) => Assert.That(Impossible(TSqlSchema.Of(script)), Is.EqualTo(new[] { reason }));

    [TestCase("CREATE TABLE [a] ([id] int NOT NULL, [id] int)")]
    [TestCase("CREATE TABLE [a] ([id] int NOT NULL, CONSTRAINT [PK_a] PRIMARY KEY ([idd]))")]
    [TestCase("CREATE TABLE [a] ([id] int NOT NULL, CONSTRAINT [ck] CHECK (idd > 0))")]
    [TestCase("CREATE TABLE [a] ([id] int NOT NULL, CONSTRAINT [fk] FOREIGN KEY ([id]) REFERENCES [b] ([id]))")]
    [TestCase("CREATE TABLE [a] ([id] int NOT NULL);\nGO\nCREATE INDEX [ix] ON [a] ([name])")]
    [TestCase("CREATE TABLE [a] ([id] int NOT NULL);\nGO\nCREATE UNIQUE INDEX [ix] ON [a] ([id]) WHERE [name] IS NOT NULL")]
    [TestCase("CREATE TABLE [a] ([id] int NOT NULL);\nGO\nALTER TABLE [a] DROP COLUMN [name]")]
    [TestCase("CREATE TABLE [a] ([id] int NOT NULL);\nGO\nINSERT INTO [a] ([name]) VALUES (1)")]
    [TestCase("ALTER TABLE [a] ADD [name] nvarchar(max) NULL")]
    [TestCase("DROP TABLE [a]")]
    [TestCase("CREATE TABLE [a] ([id] int NOT NULL, [key] text DEFAULT key)")]
    public void A_migration_that_names_what_is_not_there_would_be_noticed(string script) => Assert.That(() => TSqlSchema.Of(script), Throws.TypeOf<FormatException>());

    private static IEnumerable<string> Impossible(TSqlSchema schema)
    {
        foreach (var index in schema.Indexes)
        {
            var columns = index.Columns.Select(column => (Name: column, Column: schema.Tables[index.Table][column])).ToList();
            if (columns.Exists(column => column.Column.BytesInIndex is null) || columns.Sum(column => column.Column.BytesInIndex) > (index.IsPrimary ? BytesOfClusteredKey : BytesOfIndexKey))
                yield return $"{index.Name} is too long";
            // To SQL Server one missing value equals another.
            if (index.IsUnique && columns.Exists(column => column.Column.IsNullable && !index.FilterColumns.Contains(column.Name))) yield return $"{index.Name} takes one missing value";
        }

        // Msg 1785, "may cause cycles or multiple cascade paths".
        var cascades = schema.References.Where(reference => reference.Cascades).ToLookup(reference => reference.To, reference => reference.Table);
        foreach (var start in cascades.Select(from => from.Key))
        {
            var (reached, next) = (new HashSet<string> { start }, new Queue<string>([start]));
            while (next.TryDequeue(out var table))
            {
                foreach (var other in cascades[table])
                {
                    if (reached.Add(other)) next.Enqueue(other);
                    else yield return $"{other} is reached twice from {start}";
                }
            }
        }
    }

    private static string Show(string? name, string table, IEnumerable<string> columns, bool isUnique) => $"{name} on {table} ({string.Join(", ", columns)}){(isUnique ? " unique" : "")}";

    private static string Show(IEnumerable<string> columns, string table, string to, bool cascades) => $"{table} ({string.Join(", ", columns)}) to {to}{(cascades ? ", cascading" : "")}";

    private static IEnumerable<string> Columns(TSqlSchema schema) => schema.Tables.SelectMany(table => table.Value.Select(column =>
        $"{table.Key}.{column.Key} {TypeOf(column.Value.Type)}{(column.Value.IsNullable ? "" : " not null")}"));

    private static string TypeOf(SqlDataTypeReference type) =>
        type.SqlDataTypeOption.ToString().ToLower(CultureInfo.InvariantCulture) + (type.Parameters is [var length] ? $"({length.Value})" : "");
}
