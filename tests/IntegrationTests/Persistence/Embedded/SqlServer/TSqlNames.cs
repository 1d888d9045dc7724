using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>Looks up every table and column that a statement names, as SQL Server would: aliases, sub-queries and what they see of the query around them included.</summary>
internal sealed class TSqlNames : TSqlFragmentVisitor
{
    // What the first argument names is a part of a date, not a column.
    private static readonly string[] OfDateParts = ["DATEADD", "DATEDIFF", "DATEPART"];

    // The server's own tables that OrgChart itself asks. Of those that only EF Core asks, every name is believed.
    private static readonly Dictionary<string, string[]> OfServer = new(StringComparer.Ordinal)
    {
        ["databases"] = ["name", "snapshot_isolation_state", "is_read_committed_snapshot_on", "delayed_durability_desc", "collation_name"],
    };

    private static readonly string[] BelievedTables = ["default_constraints", "columns", "identity_columns"];

    private readonly TSqlSchema schema;
    private readonly Stack<Scope> scopes = new();

    private TSqlNames(TSqlSchema schema) => this.schema = schema;

    /// <summary>Looks all names up.</summary>
    /// <exception cref="FormatException">A name stands for nothing.</exception>
    public static void Check(TSqlFragment fragment, TSqlSchema schema) => fragment.Accept(new TSqlNames(schema));

    public override void ExplicitVisit(QuerySpecification node)
    {
        var scope = ScopeOf(node.FromClause?.TableReferences ?? []);
        scopes.Push(scope);
        // A result's name is known only where results are put in order.
        node.TopRowFilter?.Accept(this);
        foreach (var element in node.SelectElements) element.Accept(this);
        node.FromClause?.Accept(this);
        node.WhereClause?.Accept(this);
        node.GroupByClause?.Accept(this);
        node.HavingClause?.Accept(this);
        foreach (var name in OutputOf(node)) scope.Results.Add(name);
        node.OrderByClause?.Accept(this);
        node.OffsetClause?.Accept(this);
        scopes.Pop();
    }

    public override void ExplicitVisit(UpdateSpecification node) => Within(ScopeOf(node.FromClause?.TableReferences ?? [node.Target]), () => base.ExplicitVisit(node));

    public override void ExplicitVisit(DeleteSpecification node) => Within(ScopeOf(node.FromClause?.TableReferences ?? [node.Target]), () => base.ExplicitVisit(node));

    public override void ExplicitVisit(InsertSpecification node)
    {
        Within(ScopeOf([node.Target]), () =>
        {
            foreach (var column in node.Columns) column.Accept(this);
        });
        node.InsertSource.Accept(this);
    }

    public override void ExplicitVisit(MergeSpecification node) => throw new NotSupportedException("Nobody looks up the names of a MERGE yet.");

    public override void ExplicitVisit(WithCtesAndXmlNamespaces node) => throw new NotSupportedException("Nobody looks up the names of a WITH yet.");

    public override void ExplicitVisit(FunctionCall node)
    {
        foreach (var parameter in OfDateParts.Contains(node.FunctionName.Value, StringComparer.OrdinalIgnoreCase) ? node.Parameters.Skip(1) : node.Parameters) parameter.Accept(this);
        node.OverClause?.Accept(this);
    }

    public override void ExplicitVisit(ColumnReferenceExpression node)
    {
        if (node.ColumnType != ColumnType.Regular) return;
        var names = node.MultiPartIdentifier.Identifiers.Select(identifier => identifier.Value).ToList();
        if (names.Count > 2) throw new NotSupportedException($"Nobody looks up {string.Join('.', names)}.");
        var (alias, column) = (names.Count == 2 ? names[0] : null, names[^1]);
        if (alias is null && scopes.TryPeek(out var nearest) && nearest.Results.Contains(column)) return;
        foreach (var scope in scopes)
        {
            if (alias is null ? scope.Has(column) : scope.Has(alias, column)) return;
            // A name hides the same name further out.
            if (alias is not null && scope.Knows(alias)) break;
        }

        throw new FormatException($"There is no column {string.Join('.', names)} here; there are {string.Join("; ", scopes)}.");
    }

    private static IEnumerable<string> OutputOf(QueryExpression query) => query switch
    {
        QuerySpecification specification => specification.SelectElements.OfType<SelectScalarExpression>().Select(element =>
            element.ColumnName?.Value ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value ?? ""),
        BinaryQueryExpression both => OutputOf(both.FirstQueryExpression),
        QueryParenthesisExpression inner => OutputOf(inner.QueryExpression),
        _ => throw new NotSupportedException($"Nobody knows what a {query.GetType().Name} puts out."),
    };

    private void Within(Scope scope, Action look)
    {
        scopes.Push(scope);
        look();
        scopes.Pop();
    }

    private Scope ScopeOf(IEnumerable<TableReference> references)
    {
        var scope = new Scope();
        foreach (var reference in references) Add(scope, reference);
        return scope;
    }

    private void Add(Scope scope, TableReference reference)
    {
        switch (reference)
        {
            case NamedTableReference table:
                scope.Add(table.Alias?.Value ?? table.SchemaObject.BaseIdentifier.Value, ColumnsOf(table.SchemaObject));
                break;
            case JoinTableReference join:
                Add(scope, join.FirstTableReference);
                Add(scope, join.SecondTableReference);
                break;
            case JoinParenthesisTableReference inner:
                Add(scope, inner.Join);
                break;
            case QueryDerivedTable derived:
                scope.Add(derived.Alias.Value, derived.Columns.Count > 0 ? derived.Columns.Select(column => column.Value) : OutputOf(derived.QueryExpression));
                break;
            case InlineDerivedTable values:
                scope.Add(values.Alias.Value, values.Columns.Select(column => column.Value));
                break;
            default:
                throw new NotSupportedException($"Nobody knows the columns of a {reference.GetType().Name}.");
        }
    }

    private IEnumerable<string>? ColumnsOf(SchemaObjectName name)
    {
        var table = name.BaseIdentifier.Value;
        if (name.SchemaIdentifier?.Value == "sys" && name.DatabaseIdentifier is null)
            return OfServer.TryGetValue(table, out var known) ? known : BelievedTables.Contains(table) ? null : throw new FormatException($"There is no table sys.{table}.");
        if (name.SchemaIdentifier is not null) throw new FormatException($"{table} is looked for in a schema of its own.");
        return schema.Tables.TryGetValue(table, out var columns) ? columns.Keys : throw new FormatException($"There is no table {table}.");
    }

    /// <summary>What the names of one query stand for.</summary>
    private sealed class Scope
    {
        private readonly Dictionary<string, HashSet<string>?> sources = new(StringComparer.Ordinal);

        public HashSet<string> Results { get; } = new(StringComparer.Ordinal);

        public void Add(string alias, IEnumerable<string>? columns)
        {
            if (!sources.TryAdd(alias, columns?.ToHashSet(StringComparer.Ordinal))) throw new FormatException($"Two tables are called {alias}.");
        }

        public bool Knows(string alias) => sources.ContainsKey(alias);

        public bool Has(string alias, string column) => sources.TryGetValue(alias, out var columns) && columns?.Contains(column) != false;

        public bool Has(string column) => sources.Values.Count(columns => columns?.Contains(column) != false) switch
        {
            0 => false,
            1 => true,
            _ => throw new FormatException($"Several tables have a column {column}."),
        };

        public override string ToString() => string.Join(", ", sources.Select(source => $"{source.Key} ({(source.Value is { } columns ? string.Join(", ", columns) : "?")})"));
    }
}
