using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence;

/// <summary>Writes many new entities past the change tracker, mapped as the model says, the fast way of the database at hand.</summary>
internal sealed class BulkWriter(OrgChartContext context, IDatabaseStrategy database)
{
    /// <summary>Writes the entities within the current transaction.</summary>
    public async Task InsertAsync<T>(IEnumerable<T> entities, CancellationToken cancellationToken)
        where T : class
    {
        var transaction = context.Database.CurrentTransaction
            ?? throw new InvalidOperationException("Many rows at once are only written within a structural change.");
        var type = context.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().Select(property => new Column(property, type)).ToArray();
        await database.InsertManyAsync(
            context.ConnectionInTransaction(), transaction.GetDbTransaction(), type.GetTableName()!,
            [.. columns.Select(column => column.Name)], Rows(), cancellationToken);

        IEnumerable<object?[]> Rows()
        {
            var row = new object?[columns.Length];
            foreach (var entity in entities)
            {
                for (var i = 0; i < columns.Length; i++) row[i] = columns[i].ValueOf(entity);
                yield return row;
            }
        }
    }

    private sealed class Column
    {
        private readonly Func<object, object?> get;
        private readonly Func<object?, object?>? convert;

        public Column(IProperty property, IEntityType type)
        {
            Name = property.GetColumnName(StoreObjectIdentifier.Table(type.GetTableName()!, schema: null))!;
            var getter = property.GetGetter();
            get = entity => getter.GetClrValue(entity);
            convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        }

        public string Name { get; }

        public object? ValueOf(object entity)
        {
            var value = get(entity);
            return convert is null || value is null ? value : convert(value);
        }
    }
}
