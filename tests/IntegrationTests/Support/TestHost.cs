using System.Globalization;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrgChart.Application;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure;
using OrgChart.Infrastructure.Directory;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.IntegrationTests.Support;

/// <summary>One process on a database: the services as server and command line have them, with a caller and a clock of the test.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestHost(ServiceProvider services, string kind) => (this.services, Kind) = (services, kind);

    /// <summary>The kind of database.</summary>
    public string Kind { get; }

    /// <summary>Everything that is registered.</summary>
    public IServiceProvider Services => services;

    /// <summary>The directory in memory.</summary>
    public DirectoryCache Directory => services.GetRequiredService<DirectoryCache>();

    /// <summary>Puts the services together.</summary>
    /// <param name="kind">The value of <c>Database:Kind</c>.</param>
    /// <param name="connectionString">The value of <c>Database:ConnectionString</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="settings">More settings.</param>
    /// <param name="register">More services.</param>
    public static TestHost Create(
        string kind, string connectionString, TimeProvider time,
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? register = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:Kind"] = kind, ["Database:ConnectionString"] = connectionString,
                // Of all test runs together: making keys takes longer than most tests.
                ["Security:KeyFolder"] = Path.Combine(AppContext.BaseDirectory, "keys"),
            })
            .AddInMemoryCollection(settings ?? new Dictionary<string, string?>())
            .Build();
        var registered = new ServiceCollection();
        registered.AddLogging(logging => logging.ClearProviders());
        registered.AddSingleton(time).AddApplication().AddInfrastructure(configuration).AddScoped<ICaller, TestCaller>();
        register?.Invoke(registered);
        return new(registered.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }), kind);
    }

    /// <summary>Does something in a scope of its own, as one request would.</summary>
    public async Task<T> InScopeAsync<T>(Func<Scope, Task<T>> action)
    {
        await using var scope = services.CreateAsyncScope();
        return await action(new Scope(scope.ServiceProvider));
    }

    /// <summary>Does something in a scope of its own, as one request would.</summary>
    public async Task InScopeAsync(Func<Scope, Task> action)
    {
        await using var scope = services.CreateAsyncScope();
        await action(new Scope(scope.ServiceProvider));
    }

    /// <summary>Sends a request to its use case in a scope of its own.</summary>
    public Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancellationToken = default) =>
        InScopeAsync(scope => scope.Get<IMediator>().Send(request, cancellationToken));

    /// <summary>Writes units and employees in one commit.</summary>
    public Task<long> WriteAsync(IEnumerable<OrgUnit> units, IEnumerable<Employee>? employees = null) => InScopeAsync(scope =>
    {
        foreach (var unit in units) scope.Units.Add(unit);
        foreach (var employee in employees ?? []) scope.Employees.Add(employee);
        return scope.Work.CommitAsync(CancellationToken.None);
    });

    /// <summary>The rows of a query as they are written down, one text each, <c>null</c> for what is missing.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var connection = await services.GetRequiredService<IDatabaseStrategy>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i =>
                reader.IsDBNull(i) ? "null" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    /// <summary>The rows of a query as texts by column; null for what is missing.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> RecordsAsync(string sql)
    {
        await using var connection = await services.GetRequiredService<IDatabaseStrategy>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var records = new List<IReadOnlyDictionary<string, string?>>();
        while (await reader.ReadAsync())
            records.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture), StringComparer.Ordinal));
        return records;
    }

    /// <summary>All that commands write, the audit trail and the next ids included.</summary>
    public async Task<IReadOnlyList<string>> EverythingAsync() =>
    [
        .. await DirectoryRowsAsync(), .. await RowsAsync("SELECT * FROM teams ORDER BY id"), .. await RowsAsync("SELECT * FROM team_members ORDER BY team_id, employee_id"),
        .. await RowsAsync("SELECT * FROM audit_entries ORDER BY id"), .. await RowsAsync("SELECT * FROM audit_changes ORDER BY entry_id, ordinal"),
        .. await RowsAsync("SELECT * FROM idempotency_keys ORDER BY principal, idempotency_key"), .. await RowsAsync("SELECT * FROM directory_revision"),
        .. await RowsAsync("SELECT * FROM id_blocks ORDER BY kind"),
    ];

    /// <summary>All units and employees as they are written down.</summary>
    public async Task<IReadOnlyList<string>> DirectoryRowsAsync() =>
        [.. await RowsAsync("SELECT * FROM org_units ORDER BY id"), .. await RowsAsync("SELECT * FROM employees ORDER BY id")];

    /// <summary>Runs a statement past all code under test.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await services.GetRequiredService<IDatabaseStrategy>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The revision in the database.</summary>
    public async Task<long> RevisionAsync() =>
        long.Parse((await RowsAsync("SELECT revision FROM directory_revision")).Single(), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>The services of one request.</summary>
internal sealed class Scope(IServiceProvider services)
{
    public IOrgUnitRepository Units => Get<IOrgUnitRepository>();

    public IEmployeeRepository Employees => Get<IEmployeeRepository>();

    public IUnitOfWork Work => Get<IUnitOfWork>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}

/// <summary>A caller who may do everything, until a test signs somebody in on his behalf.</summary>
internal sealed class TestCaller : ICaller
{
    public string Id => Account?.Subject ?? "tester";

    public CallerAccount? Account { get; set; }

    public string? Address { get; set; } = "192.0.2.7";

    public string? RequestId => "test-request";

    public bool MaySeeContactData => true;

    public bool May(string permission) => true;
}
