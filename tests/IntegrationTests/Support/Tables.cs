using OrgChart.Infrastructure.Persistence;

namespace OrgChart.IntegrationTests.Support;

/// <summary>Looks into every table of a database.</summary>
internal static class Tables
{
    /// <summary>Every cell of every table of the model, each with its place in front.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(TestHost host)
    {
        var names = await host.InScopeAsync(scope => Task.FromResult(scope.Get<OrgChartContext>().Model.GetEntityTypes().Select(type => type.GetAnnotation("Relational:TableName").Value!.ToString()!).Distinct().ToList()));
        var cells = new List<string>();
        foreach (var table in names)
            foreach (var record in await host.RecordsAsync($"SELECT * FROM {table}"))
                cells.AddRange(record.Where(cell => cell.Value is not null).Select(cell => $"{table}.{cell.Key}: {cell.Value}"));
        return cells;
    }
}
