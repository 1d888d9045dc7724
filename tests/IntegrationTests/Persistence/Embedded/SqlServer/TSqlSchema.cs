using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>The tables that statements lead to, read from the statements alone. What they name must be there when they name it.</summary>
internal sealed class TSqlSchema
{
    private readonly Dictionary<string, Dictionary<string, Column>> tables = new(StringComparer.Ordinal);
    private readonly List<Index> indexes = [];
    private readonly List<Reference> references = [];

    /// <summary>Tables and their columns by name. Upper and lower case differ: so they do in a database with a binary collation.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, Column>> Tables => tables;

    /// <summary>All indexes, primary keys among them.</summary>
    public IReadOnlyList<Index> Indexes => indexes;

    /// <summary>All foreign keys.</summary>
    public IReadOnlyList<Reference> References => references;

    /// <summary>Does what a script says.</summary>
    /// <exception cref="FormatException">A table, column or index that it names is not there.</exception>
    public static TSqlSchema Of(string script)
    {
        var schema = new TSqlSchema();
        schema.Apply(TSql.Parse(script).Statements());
        return schema;
    }

    private static string NameOf(SchemaObjectName name) => name.BaseIdentifier.Value;

    private void Apply(IEnumerable<TSqlStatement> statements)
    {
        foreach (var statement in statements) Apply(statement);
    }

    private void Apply(TSqlStatement statement)
    {
        switch (statement)
        {
            case IfStatement { ThenStatement: BeginEndBlockStatement block }:
                Apply(block.StatementList.Statements);
                break;
            case CreateTableStatement create:
                var columns = new Dictionary<string, Column>(StringComparer.Ordinal);
                if (!tables.TryAdd(NameOf(create.SchemaObjectName), columns)) throw new FormatException($"Table {NameOf(create.SchemaObjectName)} is there already.");
                Add(NameOf(create.SchemaObjectName), create.Definition);
                break;
            case AlterTableAddTableElementStatement add:
                Columns(NameOf(add.SchemaObjectName));
                Add(NameOf(add.SchemaObjectName), add.Definition);
                break;
            case AlterTableDropTableElementStatement drop:
                foreach (var element in drop.AlterTableDropTableElements) Drop(NameOf(drop.SchemaObjectName), element);
                break;
            case CreateIndexStatement create:
                AddIndex(new(
                    create.Name.Value, NameOf(create.OnName), [.. create.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)], create.Unique,
                    IsPrimary: false, create.FilterPredicate is null ? [] : Names(create.FilterPredicate)));
                break;
            case DropIndexStatement drop:
                foreach (var clause in drop.DropIndexClauses.Cast<DropIndexClause>())
                    if (indexes.RemoveAll(index => index.Name == clause.Index.Value && index.Table == NameOf(clause.Object)) != 1)
                        throw new FormatException($"There is no index {clause.Index.Value} of {NameOf(clause.Object)}.");
                break;
            case DropTableStatement drop:
                foreach (var name in drop.Objects.Select(NameOf)) Drop(name);
                break;
            case InsertStatement or UpdateStatement or DeleteStatement or IfStatement or DeclareVariableStatement or SelectStatement
                or BeginTransactionStatement or CommitTransactionStatement or PredicateSetStatement:
                TSqlNames.Check(statement, this);
                break;
            default:
                throw new NotSupportedException($"Nobody knows what a {statement.GetType().Name} does to the tables.");
        }
    }

    private void Add(string table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            var nullable = column.Constraints.OfType<NullableConstraintDefinition>().SingleOrDefault()?.Nullable ?? true;
            if (!tables[table].TryAdd(column.ColumnIdentifier.Value, new Column((SqlDataTypeReference)column.DataType, nullable)))
                throw new FormatException($"Column {table}.{column.ColumnIdentifier.Value} is there already.");
        }

        foreach (var constraint in definition.TableConstraints)
        {
            switch (constraint)
            {
                case UniqueConstraintDefinition unique:
                    AddIndex(new(
                        unique.ConstraintIdentifier.Value, table, [.. unique.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)], IsUnique: true,
                        unique.IsPrimaryKey, []));
                    break;
                case ForeignKeyConstraintDefinition foreign:
                    AddReference(new(table, [.. foreign.Columns.Select(column => column.Value)], NameOf(foreign.ReferenceTableName), foreign.DeleteAction == DeleteUpdateAction.Cascade),
                        [.. foreign.ReferencedTableColumns.Select(column => column.Value)]);
                    break;
                case CheckConstraintDefinition check:
                    foreach (var column in Names(check.CheckCondition)) Find(table, column);
                    break;
                default:
                    throw new NotSupportedException($"Nobody knows what a {constraint.GetType().Name} is.");
            }
        }
    }

    private void AddIndex(Index index)
    {
        foreach (var column in index.Columns.Concat(index.FilterColumns)) Find(index.Table, column);
        indexes.Add(index);
    }

    private void AddReference(Reference reference, IReadOnlyList<string> referenced)
    {
        foreach (var column in reference.Columns) Find(reference.Table, column);
        foreach (var column in referenced) Find(reference.To, column);
        references.Add(reference);
    }

    private void Drop(string table, AlterTableDropTableElement element)
    {
        if (element.TableElementType != TableElementType.Column) throw new NotSupportedException($"Nobody knows what dropping a {element.TableElementType} does.");
        if (indexes.Exists(index => index.Table == table && index.Columns.Contains(element.Name.Value))) throw new FormatException($"Column {table}.{element.Name.Value} has an index.");
        if (!Columns(table).Remove(element.Name.Value)) throw new FormatException($"There is no column {table}.{element.Name.Value}.");
    }

    private void Drop(string table)
    {
        if (references.Exists(reference => reference.To == table && reference.Table != table)) throw new FormatException($"Table {table} cannot be dropped: others refer to it.");
        if (!tables.Remove(table)) throw new FormatException($"There is no table {table}.");
        indexes.RemoveAll(index => index.Table == table);
        references.RemoveAll(reference => reference.Table == table);
    }

    private Dictionary<string, Column> Columns(string table) => tables.TryGetValue(table, out var columns) ? columns : throw new FormatException($"There is no table {table}.");

    private Column Find(string table, string column) => Columns(table).TryGetValue(column, out var found) ? found : throw new FormatException($"There is no column {table}.{column}.");

    private static List<string> Names(TSqlFragment condition)
    {
        var names = new ColumnNames();
        condition.Accept(names);
        return names.Found;
    }

    /// <summary>A column's type, and whether it may be null.</summary>
    internal sealed record Column(SqlDataTypeReference Type, bool IsNullable)
    {
        /// <summary>The bytes that it takes in an index at most; null when that is too many for any index.</summary>
        public int? BytesInIndex => Type.SqlDataTypeOption switch
        {
            SqlDataTypeOption.Int => 4,
            SqlDataTypeOption.BigInt or SqlDataTypeOption.DateTime2 => 8,
            SqlDataTypeOption.Bit => 1,
            SqlDataTypeOption.NVarChar => Type.Parameters[0] is IntegerLiteral length ? 2 * int.Parse(length.Value, System.Globalization.CultureInfo.InvariantCulture) : null,
            _ => throw new NotSupportedException($"Nobody expects a column of type {Type.SqlDataTypeOption}."),
        };
    }

    /// <summary>An index; its filter's columns are those that must not be null.</summary>
    internal sealed record Index(string Name, string Table, IReadOnlyList<string> Columns, bool IsUnique, bool IsPrimary, IReadOnlyList<string> FilterColumns);

    /// <summary>A foreign key, and whether rows go with those they refer to.</summary>
    internal sealed record Reference(string Table, IReadOnlyList<string> Columns, string To, bool Cascades);

    private sealed class ColumnNames : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(ColumnReferenceExpression node) => Found.Add(node.MultiPartIdentifier.Identifiers[^1].Value);
    }
}
