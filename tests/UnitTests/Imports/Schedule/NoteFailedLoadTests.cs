using Moq;
using OrgChart.Application.Common;
using OrgChart.Application.Imports.NoteFailedLoad;
using OrgChart.Domain.Imports;

namespace OrgChart.UnitTests.Imports.Schedule;

[TestFixture]
public sealed class NoteFailedLoadTests
{
    [Test]
    public async Task A_load_without_a_file_stands_in_the_history_as_failed_with_its_reason()
    {
        Import? noted = null;
        var imports = new Mock<IImportRepository>();
        imports.Setup(store => store.Add(It.IsAny<Import>())).Callback((Import import) => noted = import);
        var ids = Mock.Of<IIdAllocator>(allocator => allocator.ReserveAsync(IdKind.Import, 1, It.IsAny<CancellationToken>()) == Task.FromResult(9));
        var work = new Mock<IUnitOfWork>();
        var handler = new NoteFailedLoadHandler(imports.Object, ids, work.Object, new ManualTime(A.LoadStart));

        var id = await handler.Handle(new NoteFailedLoadCommand("csv", "schedule", DownloadRules.Refused(500)), CancellationToken.None);

        Assert.That((id.Value, noted!.Id, noted.Format, noted.StartedBy, noted.DryRun), Is.EqualTo((9, id, "csv", "schedule", false)));
        Assert.That((noted.State, noted.ErrorCode, noted.FinishedAt, noted.Counts), Is.EqualTo((ImportState.Failed, "download.refused", (DateTime?)A.LoadStart, new ImportCounts())));
        work.Verify(unit => unit.CommitAsync(It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public void The_server_itself_may_load_and_nothing_else()
    {
        var caller = new ServerCaller("schedule", Permissions.ImportsRun);

        Assert.That(Permissions.All.Where(caller.May), Is.EqualTo([Permissions.ImportsRun]));
        Assert.That((caller.Id, caller.MaySeeContactData, ((ICaller)caller).Account), Is.EqualTo(("schedule", false, (CallerAccount?)null)));
    }
}
