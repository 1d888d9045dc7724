using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence.Backups;

public sealed class ServerBackupTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public void A_server_is_backed_up_by_its_own_program_and_the_refusal_names_it()
    {
        var backups = (IDatabaseBackups)Host.Services.GetService(typeof(IDatabaseBackups))!;

        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => backups.BackUpAsync("x", overwrite: false, CancellationToken.None))!.Message, Does.Contain("pg_dump"));
        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => backups.RestoreAsync("x", force: false, CancellationToken.None))!.Message, Does.Contain("pg_restore"));
    }
}
