using Microsoft.Extensions.Options;
using Moq;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.FindApplicableImport;
using OrgChart.Domain.Imports;
using OrgChart.WebApi.Imports;

namespace OrgChart.UnitTests.Imports;

/// <summary>What a dry run said is done later, if that is still what would be done.</summary>
[TestFixture]
public sealed class ApplyTests
{
    private const long Seen = 7;
    private long now = Seen;

    [Test]
    public async Task A_dry_run_that_went_well_can_be_applied_while_the_directory_is_the_same()
    {
        var answer = await FindAsync(Tried());

        Assert.That((answer.Id, answer.Revision), Is.EqualTo((1, (long?)Seen)));
    }

    [Test]
    public async Task Not_when_the_directory_has_changed_since()
    {
        now = Seen + 1;

        await RuleAssert.BreaksAsync("import.directory_moved", () => FindAsync(Tried()));
    }

    [Test]
    public async Task Nothing_but_a_dry_run_that_went_well_can_be_applied()
    {
        var (real, running, failed) = (Start(dryRun: false), Start(dryRun: true), Start(dryRun: true));
        real.Succeed(new ImportCounts(), Seen, A.DuringTheLoad);
        failed.Fail(ImportRules.Empty(), new ImportCounts(), A.DuringTheLoad);

        foreach (var import in (Import[])[real, running, failed]) await RuleAssert.BreaksAsync("import.nothing_to_apply", () => FindAsync(import));
    }

    [Test]
    public void The_file_of_a_dry_run_is_kept_for_a_day()
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, Path.GetRandomFileName());
        var time = new ManualTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var uploads = new Uploads(Options.Create(new ImportOptions { UploadFolder = folder }), time);
        var (id, upload) = (new ImportId(4), new Upload("staff.csv", "geds", ["FIN"], Force: true));
        var place = uploads.NewPlace();
        File.WriteAllText(place, "content");

        uploads.Keep(id, place, upload);

        var (kept, description) = uploads.Find(id);
        Assert.That((File.ReadAllText(kept), description.FileName, description.Format, description.Departments, description.Force), Is.EqualTo(("content", "staff.csv", "geds", (string[])["FIN"], true)));
        Assert.That(File.Exists(place), Is.False);
        time.Advance(TimeSpan.FromHours(25));
        uploads.NewPlace();
        RuleAssert.Breaks("import.file_gone", () => uploads.Find(id));
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static Import Start(bool dryRun) => Import.Start(new ImportId(1), A.Format, dryRun, "u1", A.LoadStart);

    private static Import Tried()
    {
        var import = Start(dryRun: true);
        import.Succeed(new ImportCounts(), Seen, A.DuringTheLoad);
        return import;
    }

    private Task<ImportAnswer> FindAsync(Import import)
    {
        var history = new Mock<IImportHistory>();
        history.Setup(one => one.GetAsync(import.Id, It.IsAny<CancellationToken>())).ReturnsAsync(import);
        var directory = Mock.Of<IDirectory>(one => one.Current == Mock.Of<IDirectorySnapshot>(snapshot => snapshot.Revision == now));
        return new FindApplicableImportHandler(history.Object, directory).Handle(new(import.Id.Value), default);
    }
}
