using Microsoft.EntityFrameworkCore;
using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

public sealed class DatabaseFaultsTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public async Task A_source_key_used_twice_is_a_unique_violation()
    {
        await Host.WriteAsync([A.Department(1, A.Key("same"))]);

        Assert.That(Diagnose(() => Host.WriteAsync([A.Department(2, A.Key("same"))])), Is.EqualTo(DatabaseFault.UniqueViolation));
    }

    [Test]
    public async Task An_id_used_twice_is_a_unique_violation()
    {
        await Host.WriteAsync([A.Department(1)]);

        Assert.That(Diagnose(() => Host.WriteAsync([A.Department(1)])), Is.EqualTo(DatabaseFault.UniqueViolation));
    }

    [Test]
    public void An_employee_in_a_unit_that_is_not_there_is_a_reference_violation() =>
        Assert.That(Diagnose(() => Host.WriteAsync([], [A.Employee(1, unit: 1)])), Is.EqualTo(DatabaseFault.ReferenceViolation));

    [Test]
    public async Task Removing_what_others_refer_to_is_a_reference_violation()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)]);

        Assert.That(Diagnose(() => Host.ExecuteAsync("DELETE FROM org_units WHERE id = 1")), Is.EqualTo(DatabaseFault.ReferenceViolation));
    }

    [Test]
    public async Task A_lock_that_another_process_holds_is_busy()
    {
        var impatient = Start(connectionString: Database.WithoutPatience(ConnectionString));

        await Host.InScopeAsync(async holder =>
        {
            await holder.Work.BeginStructuralChangeAsync(CancellationToken.None);
            Assert.That(Diagnose(() => impatient.WriteAsync([A.Department(1)])), Is.EqualTo(DatabaseFault.Busy));
        });

        await impatient.WriteAsync([A.Department(1)]);
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(1), "once the lock is free, the same write succeeds");
    }

    [Test]
    public void What_was_noticed_here_is_known_also_inside_what_others_make_of_it()
    {
        var faults = FaultsOf(Host);

        Assert.That(faults.Diagnose(new DbUpdateException("outer", new DatabaseLostException())), Is.EqualTo(DatabaseFault.Unavailable));
        Assert.That(faults.Diagnose(new DbUpdateException("outer", new DatabaseBusyException())), Is.EqualTo(DatabaseFault.Busy));
    }

    [Test]
    public void What_is_not_of_the_databases_making_is_no_fault_of_it()
    {
        var faults = FaultsOf(Host);

        Assert.That(faults.Diagnose(new InvalidOperationException("outer", new IOException("inner"))), Is.EqualTo(DatabaseFault.None));
    }

    [Test]
    public void A_statement_that_makes_no_sense_is_none_of_the_known_faults() =>
        Assert.That(Diagnose(() => Host.ExecuteAsync("SELECT nothing FROM nowhere")), Is.EqualTo(DatabaseFault.None));

    private static IDatabaseFaults FaultsOf(TestHost host) => (IDatabaseFaults)host.Services.GetService(typeof(IDatabaseFaults))!;

    private DatabaseFault Diagnose(Func<Task> action) => FaultsOf(Host).Diagnose(Assert.CatchAsync(action)!);
}
