using Microsoft.SqlServer.TransactSql.ScriptDom;
using NUnit.Framework;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>What stands between a wrong statement and a SQL Server that nobody here has: each kind of mistake, seen.</summary>
public sealed class TSqlNamesTests
{
    [TestCase("SELECT id, name_en AS n FROM org_units ORDER BY n")]
    [TestCase("SELECT [u].[id] FROM [org_units] AS [u] LEFT JOIN [employees] AS [e] ON [e].[unit_id] = [u].[id] WHERE [e].[surname] = N'x'")]
    [TestCase("SELECT TOP(1) [t].[n] FROM (SELECT [u].[name_en] AS [n] FROM [org_units] AS [u]) AS [t] ORDER BY [t].[n]")]
    [TestCase("SELECT id FROM org_units WHERE EXISTS (SELECT 1 FROM employees AS e WHERE e.unit_id = org_units.id)")]
    [TestCase("SELECT id FROM users ORDER BY id OFFSET @p0 ROWS FETCH NEXT @p1 ROWS ONLY")]
    [TestCase("SELECT DATEADD(day, 1, at) FROM audit_entries UNION ALL SELECT at FROM used_codes")]
    [TestCase("UPDATE id_blocks SET next_id = next_id + @p0 WHERE kind = @p1")]
    [TestCase("DELETE FROM sessions WHERE user_id IN (SELECT id FROM users)")]
    [TestCase("SET NOCOUNT ON; INSERT INTO [teams] ([id], [version]) VALUES (@p0, @p1), (@p2, @p3); SELECT @@ROWCOUNT;")]
    [TestCase("SELECT collation_name FROM sys.databases WHERE name = DB_NAME()")]
    public void A_statement_whose_names_are_all_there_is_accepted(string sql) => Assert.That(() => Check(sql), Throws.Nothing);

    [TestCase("SELECT idd FROM org_units")]
    [TestCase("SELECT id FROM org_unit")]
    [TestCase("SELECT ID FROM org_units", Description = "a binary collation tells letters apart in names, too")]
    [TestCase("SELECT u.idd FROM org_units AS u")]
    [TestCase("SELECT org_units.id FROM org_units AS u", Description = "the alias hides the table's name")]
    [TestCase("SELECT x.id FROM org_units AS u")]
    [TestCase("SELECT id FROM org_units JOIN employees ON unit_id = org_units.id", Description = "both have an id")]
    [TestCase("SELECT id FROM org_units WHERE surname = N'x'")]
    [TestCase("SELECT name_en AS n FROM org_units WHERE n = N'x'", Description = "a result's name counts in ORDER BY only")]
    [TestCase("SELECT id FROM org_units ORDER BY surname")]
    [TestCase("SELECT t.name_en FROM (SELECT u.id FROM org_units AS u) AS t")]
    [TestCase("SELECT id FROM org_units WHERE EXISTS (SELECT 1 FROM employees AS e WHERE e.unit_id = org_units.idd)")]
    [TestCase("SELECT id FROM dbo.org_units")]
    [TestCase("SELECT nothing FROM sys.databases")]
    [TestCase("SELECT name FROM sys.nothing")]
    [TestCase("UPDATE id_blocks SET next = 1")]
    [TestCase("UPDATE id_blocks SET next_id = 1 WHERE kin = 2")]
    [TestCase("DELETE FROM sessions WHERE user_id IN (SELECT user_id FROM users WHERE surname = 1)")]
    [TestCase("DELETE FROM session")]
    [TestCase("INSERT INTO teams (id, versio) VALUES (1, 1)")]
    [TestCase("SELECT id FROM users LIMIT 5")]
    [TestCase("SELECT id FROM users WHERE is_disabled = true")]
    [TestCase("SELECT id || email FROM users")]
    [TestCase("SELECT key FROM users")]
    [TestCase("INSERT INTO id_blocks (kind, next_id) VALUES (1, 1) ON CONFLICT DO NOTHING")]
    [TestCase("SELECT DATEADD(day, 1, att) FROM audit_entries")]
    public void A_statement_that_SQL_Server_would_refuse_is_refused(string sql) => Assert.That(() => Check(sql), Throws.TypeOf<FormatException>());

    [TestCase("WITH users AS (SELECT email FROM clients) SELECT id FROM users")]
    [TestCase("SELECT u.id FROM users AS u CROSS APPLY OPENJSON(u.roles) AS r")]
    public void What_nobody_can_look_up_yet_is_not_passed_over(string sql) => Assert.That(() => Check(sql), Throws.TypeOf<NotSupportedException>());

    private static void Check(string sql)
    {
        TSqlScript script = TSql.Parse(sql);
        TSqlNames.Check(script, SqlServerSchema.Newest);
    }
}
