using System.Text;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>
/// Says in SQLite's words what a statement for SQL Server says, as far as OrgChart's statements go, so that they can be run somewhere. What it does not know stays as it is, and SQLite
/// refuses it: then the test fails.
/// </summary>
internal sealed class SqliteTranslation : TSqlFragmentVisitor
{
    private readonly string sql;
    private readonly SortedDictionary<int, (int Length, Func<string> Text)> edits = [];

    private SqliteTranslation(string sql) => this.sql = sql;

    /// <summary>Translates all statements; empty when nothing is left to do.</summary>
    public static string Of(string sql, TSqlScript script)
    {
        // The server's own: a lock, which SQLite's one writer has already, and its settings.
        if (sql.Contains("sp_getapplock", StringComparison.Ordinal)) return "SELECT sp_getapplock()";
        if (sql.Contains("sys.databases", StringComparison.Ordinal)) return "SELECT 1, 1, 'DISABLED', 'Latin1_General_100_BIN2'";
        var translation = new SqliteTranslation(sql);
        script.Accept(translation);
        return string.Join("; ", script.Statements().Where(IsForSqlite).Select(translation.Render));
    }

    public override void Visit(StringLiteral node)
    {
        if (node.IsNational) Edit(node.StartOffset, 1, "");
    }

    public override void Visit(QuerySpecification node)
    {
        if (node.TopRowFilter is not { } top) return;
        Edit(top.StartOffset, top.FragmentLength, "");
        Edit(node.StartOffset + node.FragmentLength, 0, $" LIMIT {TextOf(top.Expression)}");
    }

    public override void Visit(OffsetClause node) => Edit(
        node.StartOffset, node.FragmentLength, $"LIMIT {(node.FetchExpression is { } fetch ? TextOf(fetch) : "-1")} OFFSET {TextOf(node.OffsetExpression)}");

    public override void Visit(FunctionCall node)
    {
        switch (node.FunctionName.Value)
        {
            case "LEN":
                Edit(node.FunctionName, "length");
                break;
            case "CHARINDEX":
                Edit(node.StartOffset, node.FragmentLength, () => $"instr({Render(node.Parameters[1])}, {Render(node.Parameters[0])})");
                break;
            case "OBJECT_ID":
                var name = ((StringLiteral)node.Parameters[0]).Value.Trim('[', ']');
                Edit(node, $"(SELECT name FROM sqlite_master WHERE name = '{name}')");
                break;
        }
    }

    public override void Visit(GlobalVariableExpression node)
    {
        if (node.Name == "@@ROWCOUNT") Edit(node, "changes()");
    }

    // SQLite takes any word as a type, but only a number as its length.
    public override void Visit(SqlDataTypeReference node)
    {
        if (node.Parameters.OfType<MaxLiteral>().Any()) Edit(node, "TEXT");
    }

    public override void Visit(DropIndexClause node) => Edit(node, TextOf(node.Index));

    public override void Visit(SaveTransactionStatement node) => Edit(node, $"SAVEPOINT {node.Name.Value}");

    public override void Visit(RollbackTransactionStatement node) => Edit(node, $"ROLLBACK TO {node.Name.Value}");

    // What only says how SQL Server is to do it, or removes defaults, of which there are none.
    private static bool IsForSqlite(TSqlStatement statement) => statement is not (PredicateSetStatement or DeclareVariableStatement or IfStatement)
        && !(statement is SelectStatement { QueryExpression: QuerySpecification query } && query.SelectElements.OfType<SelectSetVariable>().Any());

    private string TextOf(TSqlFragment fragment) => sql.Substring(fragment.StartOffset, fragment.FragmentLength);

    private void Edit(TSqlFragment fragment, string text) => Edit(fragment.StartOffset, fragment.FragmentLength, text);

    private void Edit(int start, int length, string text) => Edit(start, length, () => text);

    private void Edit(int start, int length, Func<string> text)
    {
        // What ends here stands before what begins here.
        if (edits.TryGetValue(start, out var there)) edits[start] = (Math.Max(length, there.Length), length == 0 ? () => text() + there.Text() : () => there.Text() + text());
        else edits.Add(start, (length, text));
    }

    private string Render(TSqlFragment fragment)
    {
        var (text, at, end) = (new StringBuilder(), fragment.StartOffset, fragment.StartOffset + fragment.FragmentLength);
        foreach (var (start, (length, replacement)) in edits)
        {
            // Within what was replaced as a whole, or elsewhere; nothing is left out at the very end but what begins there.
            if (start < at || start > end || (start == end && length > 0)) continue;
            text.Append(sql, at, start - at).Append(replacement());
            at = start + length;
        }

        return text.Append(sql, at, end - at).ToString().TrimEnd().TrimEnd(';');
    }
}
