using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>Reads statements with Microsoft's parser of SQL Server 2019.</summary>
internal static class TSql
{
    /// <summary>The statements of a text, which may be several batches with GO between them.</summary>
    /// <exception cref="FormatException">SQL Server would not understand it.</exception>
    public static TSqlScript Parse(string sql)
    {
        // SqlClient opens every session with quoted identifiers on.
        var parser = new TSql150Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(sql);
        var script = (TSqlScript)parser.Parse(reader, out var errors);
        return errors.Count == 0 ? script : throw new FormatException($"This is no T-SQL: {errors[0].Message} (line {errors[0].Line}, column {errors[0].Column})\n{sql}");
    }

    /// <summary>The statements of a text.</summary>
    public static IEnumerable<TSqlStatement> Statements(this TSqlScript script) => script.Batches.SelectMany(batch => batch.Statements);

    /// <summary>Whether all it does is read and write rows.</summary>
    public static bool IsAboutRows(this TSqlScript script) =>
        script.Statements().All(statement => statement is SelectStatement or InsertStatement or UpdateStatement or DeleteStatement or PredicateSetStatement);
}
