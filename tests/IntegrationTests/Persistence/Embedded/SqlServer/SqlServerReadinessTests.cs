using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>A database server has an administrator, who decides when its tables change.</summary>
public sealed class SqlServerReadinessTests
{
    private readonly SqlServerTestDatabase database = new();

    [Test]
    public async Task A_database_without_the_tables_of_this_version_is_refused_with_the_command_to_run()
    {
        var connectionString = await database.CreateAsync();
        await using (var host = TestHost.Create(database.Kind, connectionString, new ManualTime(), register: database.Register))
        {
            Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => EnsureReadyAsync(host))!.Message, Does.Contain("orgchart migrate up"));

            await host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name: null, CancellationToken.None));

            await EnsureReadyAsync(host);
        }

        await database.DropAsync(connectionString);
    }

    private static Task EnsureReadyAsync(TestHost host) => host.InScopeAsync(scope => scope.Get<ISchema>().EnsureReadyAsync(CancellationToken.None));
}
