using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

public sealed class IdAllocatorTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public async Task Ids_begin_at_1_and_follow_each_other_for_each_kind_by_itself()
    {
        var first = new List<int>
        {
            await ReserveAsync(Host, IdKind.Unit, 3), await ReserveAsync(Host, IdKind.Unit, 1), await ReserveAsync(Host, IdKind.Employee, 10),
            await ReserveAsync(Host, IdKind.Unit, 1), await ReserveAsync(Host, IdKind.Employee, 1), await ReserveAsync(Host, IdKind.Import, 1),
        };

        Assert.That(first, Is.EqualTo(new[] { 1, 4, 1, 5, 11, 1 }));
    }

    [Test]
    public async Task There_are_ids_of_every_kind([Values] IdKind kind) => Assert.That(await ReserveAsync(Host, kind, 2), Is.EqualTo(1));

    [TestCase(1)]
    [TestCase(2)]
    public async Task Blocks_reserved_at_the_same_time_do_not_overlap(int processes)
    {
        TestHost[] hosts = [Host, .. Enumerable.Range(1, processes - 1).Select(_ => Start())];
        var blocks = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            var count = (i % 5) + 1;
            return Enumerable.Range(await ReserveAsync(hosts[i % processes], IdKind.Employee, count), count);
        })));

        Assert.That(blocks.SelectMany(block => block), Is.EquivalentTo(Enumerable.Range(1, 60)));
    }

    [Test]
    public async Task Two_blocks_of_one_transaction_do_not_overlap()
    {
        var (first, second) = await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            var ids = scope.Get<IIdAllocator>();
            return (await ids.ReserveAsync(IdKind.Unit, 5, CancellationToken.None), await ids.ReserveAsync(IdKind.Unit, 5, CancellationToken.None));
        });

        Assert.That((first, second), Is.EqualTo((1, 6)));
    }

    [Test]
    public async Task An_id_is_not_used_again_after_its_record_is_gone()
    {
        var id = await ReserveAsync(Host, IdKind.Unit, 1);
        await Host.WriteAsync([A.Department(id)]);
        await Host.InScopeAsync(async scope =>
        {
            scope.Units.Remove(await scope.Units.GetAsync(new OrgUnitId(id), 1, CancellationToken.None));
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await ReserveAsync(Start(), IdKind.Unit, 1), Is.GreaterThan(id));
    }

    [Test]
    public async Task A_block_that_was_rolled_back_does_not_take_ids_from_anybody()
    {
        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            await scope.Get<IIdAllocator>().ReserveAsync(IdKind.Unit, 5, CancellationToken.None);
            await scope.Work.RollBackAsync();
        });
        var id = await ReserveAsync(Host, IdKind.Unit, 1);

        Assert.That(await ReserveAsync(Host, IdKind.Unit, 1), Is.EqualTo(id + 1));
    }

    [Test]
    public void Ids_are_only_reserved_within_a_transaction() =>
        Assert.ThrowsAsync<InvalidOperationException>(
            () => Host.InScopeAsync(scope => scope.Get<IIdAllocator>().ReserveAsync(IdKind.Unit, 1, CancellationToken.None)));

    [TestCase(0)]
    [TestCase(-1)]
    public void A_block_has_at_least_one_id(int count) =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReserveAsync(Host, IdKind.Unit, count));

    private static Task<int> ReserveAsync(TestHost host, IdKind kind, int count) => host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
        var first = await scope.Get<IIdAllocator>().ReserveAsync(kind, count, CancellationToken.None);
        await scope.Work.CommitAsync(CancellationToken.None);
        return first;
    });
}
