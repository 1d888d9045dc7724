using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OrgChart.Infrastructure.Persistence.Copying;

/// <summary>A table of the model as rows of plain values: numbers, texts, truth values and moments, as every database has them.</summary>
internal sealed class PlainTable
{
    private static readonly Dictionary<Type, Func<DbDataReader, int, object>> Readers = new()
    {
        [typeof(int)] = (reader, column) => reader.GetInt32(column),
        [typeof(long)] = (reader, column) => reader.GetInt64(column),
        [typeof(bool)] = (reader, column) => reader.GetBoolean(column),
        [typeof(string)] = (reader, column) => reader.GetString(column),
        [typeof(DateTime)] = (reader, column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc),
    };

    private readonly IEntityType type;
    private readonly Func<DbDataReader, int, object>[] readers;
    private readonly string[] properties;

    private PlainTable(IEntityType type)
    {
        this.type = type;
        Name = type.GetTableName()!;
        var all = type.GetProperties().ToList();
        Types = [.. all.Select(TypeOf)];
        Columns = [.. all.Select(property => ColumnOf(property, type))];
        properties = [.. all.Select(property => property.Name)];
        readers = [.. Types.Select((value, i) => Readers.GetValueOrDefault(value) ?? throw new NotSupportedException($"{Name}.{Columns[i]} is of the type {value}, which is not copied."))];
        Select = $"SELECT {string.Join(", ", Columns.Select(column => $"t.\"{column}\""))} FROM \"{Name}\" t";
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What is in each column, apart from null.</summary>
    public IReadOnlyList<Type> Types { get; }

    /// <summary>A query for all rows, in no order.</summary>
    public string Select { get; }

    /// <summary>The entity type, by which another model can be asked for the same table.</summary>
    public string EntityName => type.Name;

    /// <summary>What the table refers to: its column, the other table, and that one's column; of references of one column.</summary>
    public IEnumerable<(string Column, string Principal, string PrincipalColumn)> References => type.GetForeignKeys().Select(key =>
        (ColumnOf(key.Properties.Single(), type), key.PrincipalEntityType.GetTableName()!, ColumnOf(key.PrincipalKey.Properties.Single(), key.PrincipalEntityType)));

    /// <summary>The columns of the primary key.</summary>
    public IReadOnlyList<string> Key => [.. type.FindPrimaryKey()!.Properties.Select(property => ColumnOf(property, type))];

    /// <summary>A query for all rows in which every row comes after the one it refers to.</summary>
    public string SelectInOrder => References.FirstOrDefault(reference => reference.Principal == Name) is not { Column: { } column } own
        ? Select
        : $"""
           WITH RECURSIVE levels (id, level) AS (
             SELECT t."{own.PrincipalColumn}", 0 FROM "{Name}" t WHERE t."{column}" IS NULL
             UNION ALL SELECT t."{own.PrincipalColumn}", levels.level + 1 FROM levels JOIN "{Name}" t ON t."{column}" = levels.id)
           {Select} JOIN levels ON levels.id = t."{own.PrincipalColumn}" ORDER BY levels.level, levels.id
           """;

    /// <summary>All tables, those that others refer to first.</summary>
    public static IReadOnlyList<PlainTable> AllOf(IModel model)
    {
        var left = model.GetEntityTypes().Select(one => new PlainTable(one)).OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var sorted = new List<PlainTable>();
        while (left.Count > 0)
        {
            var next = left.Find(table => table.References.All(reference => reference.Principal == table.Name || sorted.Exists(other => other.Name == reference.Principal)))
                ?? throw new NotSupportedException($"Tables refer to each other in a circle: {string.Join(", ", left.Select(table => table.Name))}.");
            left.Remove(next);
            sorted.Add(next);
        }

        return sorted;
    }

    /// <summary>Takes the row that a reader is at, whose columns are those of <see cref="Select"/>.</summary>
    public void Read(DbDataReader reader, object?[] row)
    {
        for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : readers[i](reader, i);
    }

    /// <summary>The rows that the migrations put into the table.</summary>
    /// <param name="designModel">The model with all that migrations are made from.</param>
    public IEnumerable<object?[]> Seeds(IModel designModel) =>
        designModel.FindEntityType(EntityName)!.GetSeedData(providerValues: true).Select(seed => properties.Select(property => seed.TryGetValue(property, out var value) ? value : null).ToArray());

    private static string ColumnOf(IProperty property, IEntityType type) => property.GetColumnName(StoreObjectIdentifier.Table(type.GetTableName()!, schema: null))!;

    private static Type TypeOf(IProperty property)
    {
        var mapping = property.GetTypeMapping();
        var value = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(value) ?? value;
    }
}
