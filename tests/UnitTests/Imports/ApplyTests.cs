using Microsoft.AspNetCore.Http;
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
    private long now;

    [SetUp]
    public void Begin() => now = Seen;

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
    public void The_file_of_a_dry_run_that_went_well_is_kept_for_a_day_and_no_other()
    {
        using var world = new UploadWorld();
        var upload = new Upload("staff.csv", "geds", ["FIN"], Force: true, Mapping: null);
        world.Load(4, tried: upload, hasSucceeded: true);
        world.Load(5, tried: upload, hasSucceeded: false);
        world.Load(6, tried: null, hasSucceeded: true);

        var (kept, said) = world.Uploads.Get(new ImportId(4));

        using (var content = new StreamReader(kept.Open())) Assert.That(content.ReadToEnd(), Is.EqualTo("content"));
        Assert.That((said.FileName, said.Format, said.Departments, said.Force), Is.EqualTo(("staff.csv", "geds", (string[])["FIN"], true)));
        Assert.That(world.Files, Is.EquivalentTo((string[])["4.file", "4.file.json"]));
        kept.End(hasSucceeded: true);
        kept.Dispose();
        Assert.That(world.Files, Has.Count.EqualTo(2), "what was applied can be looked at again");
        world.Time.Advance(TimeSpan.FromHours(23));
        Assert.That(() => world.Uploads.Get(new ImportId(4)), Throws.Nothing);
        world.Time.Advance(TimeSpan.FromHours(2));
        RuleAssert.Breaks("import.file_gone", () => world.Uploads.Get(new ImportId(4)));
        world.Uploads.RemoveOld();
        Assert.That(world.Files, Is.Empty);
    }

    [Test]
    public void What_no_load_has_taken_over_goes_with_the_request()
    {
        using var world = new UploadWorld();
        using (var file = world.Uploads.New()) world.Receive(file);

        Assert.That(world.Files, Is.Empty);
    }

    /// <summary>A folder of files that were sent.</summary>
    private sealed class UploadWorld : IDisposable
    {
        private readonly string folder = System.IO.Directory.CreateTempSubdirectory("orgchart-test-").FullName;

        public UploadWorld() => Uploads = new(Options.Create(new ImportOptions { UploadFolder = folder }), Time);

        public ManualTime Time { get; } = new(TimeProvider.System.GetUtcNow().UtcDateTime);

        public Uploads Uploads { get; }

        public IReadOnlyList<string?> Files => [.. System.IO.Directory.GetFiles(folder).Select(Path.GetFileName)];

        public void Receive(UploadedFile file)
        {
            var before = Files;
            file.ReceiveAsync(Sent()).GetAwaiter().GetResult();
            Assert.That(Files, Has.Count.EqualTo(before.Count + 1));
        }

        public void Load(int id, Upload? tried, bool hasSucceeded)
        {
            using var file = Uploads.New();
            Receive(file);
            file.Begin(new ImportId(id), tried);
            file.End(hasSucceeded);
        }

        public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

        private static DefaultHttpContext Sent()
        {
            var body = "--edge\r\nContent-Disposition: form-data; name=file; filename=staff.csv\r\n\r\ncontent\r\n--edge--\r\n"u8.ToArray();
            return new() { Request = { ContentType = "multipart/form-data; boundary=edge", Body = new MemoryStream(body) } };
        }
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
