using System.Globalization;
using Microsoft.Extensions.Options;
using Moq;
using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Application.Operations;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Imports;

/// <summary>A directory in lists, with a load in front of it; tells in order what was done to it.</summary>
internal sealed class LoadWorld
{
    private readonly Dictionary<IdKind, int> nextId = new() { [IdKind.Unit] = 1, [IdKind.Employee] = 1, [IdKind.Import] = 1 };
    private readonly FakeSource source = new();

    public LoadWorld(ServerMetrics? metrics = null)
    {
        Metrics = metrics ?? new ServerMetrics();
        UnitStore = new FakeUnits(this);
        EmployeeStore = new FakeEmployees(this);
        ImportStore = new FakeImports();
        Work = new FakeWork(this);
        var journal = new ImportJournal(ImportStore, Work, Ids(), Mock.Of<ICaller>(caller => caller.Id == "operator"), Time);
        var noTeams = new Mock<ITeamRepository>();
        noTeams.Setup(teams => teams.ListOfAsync(It.IsAny<IReadOnlyCollection<EmployeeId>>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        var departures = new Departures(EmployeeStore, noTeams.Object);
        var absences = new Mock<IAbsenceRepository>();
        absences.Setup(store => store.ListAsync(It.IsAny<CancellationToken>())).ReturnsAsync(() => Absent);
        absences.Setup(store => store.ReplaceAsync(It.IsAny<IReadOnlyCollection<Absence>>(), It.IsAny<CancellationToken>())).Callback((IReadOnlyCollection<Absence> next, CancellationToken _) => Absent = [.. next])
            .Returns(Task.CompletedTask);
        var load = new DirectoryLoad(UnitStore, EmployeeStore, absences.Object, departures, Work, Ids(), journal, new Provenance(), Options.Create(Settings));
        Handler = new ImportDirectoryHandler([source], journal, load, Metrics);
    }

    public ManualTime Time { get; } = new(A.LoadStart);

    public ImportOptions Settings { get; } = new();

    public ImportDirectoryHandler Handler { get; }

    public List<string> Log { get; } = [];

    public List<OrgUnit> Units { get; } = [];

    public List<Employee> Employees { get; } = [];

    /// <summary>Who is absent and stays for now.</summary>
    public IReadOnlyList<Absence> Absent { get; set; } = [];

    public FakeImports ImportStore { get; }

    public FakeWork Work { get; }

    public List<ImportProgress> Progress { get; } = [];

    /// <summary>What was done to units and employees.</summary>
    public IEnumerable<string> Writes => Log.Where(entry => entry.StartsWith("add", StringComparison.Ordinal) || entry.StartsWith("remove", StringComparison.Ordinal));

    private ServerMetrics Metrics { get; }

    private FakeUnits UnitStore { get; }

    private FakeEmployees EmployeeStore { get; }

    /// <summary>Loads what a file says.</summary>
    public Task<ImportOutcome> Load(SourceDirectory directory, bool dryRun = false, bool force = false, IReadOnlyList<string>? departments = null, long? expectedRevision = null) =>
        Load(Task.FromResult(directory), dryRun, force, departments, expectedRevision);

    /// <summary>Loads what a file says once it is read, or ends as its reading does.</summary>
    public Task<ImportOutcome> Load(Task<SourceDirectory> reading, bool dryRun = false, bool force = false, IReadOnlyList<string>? departments = null, long? expectedRevision = null)
    {
        source.Reading = reading;
        return Handler.Handle(Command(A.Format, dryRun, force, departments) with { ExpectedRevision = expectedRevision }, CancellationToken.None);
    }

    public ImportDirectoryCommand Command(string format, bool dryRun = false, bool force = false, IReadOnlyList<string>? departments = null) =>
        new(format, new SourceFile("x.csv", () => Stream.Null), departments ?? [], dryRun, force, new Recorder(Progress));

    private IIdAllocator Ids()
    {
        var ids = new Mock<IIdAllocator>();
        ids.Setup(i => i.ReserveAsync(It.IsAny<IdKind>(), It.IsAny<int>(), It.IsAny<CancellationToken>())).Returns((IdKind kind, int count, CancellationToken _) =>
        {
            Assert.That(Work.IsOpen, Is.True, "ids are reserved within a transaction");
            Assert.That(count, Is.Positive);
            var first = nextId[kind];
            nextId[kind] += count;
            return Task.FromResult(first);
        });
        return ids.Object;
    }

    private sealed class Recorder(List<ImportProgress> reports) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => reports.Add(value);
    }

    private sealed class FakeSource : IDirectorySource
    {
        public Task<SourceDirectory> Reading { get; set; } = Task.FromException<SourceDirectory>(new AssertionException("Nothing to read."));

        public string Format => A.Format;

        public Task<SourceDirectory> ReadAsync(
            SourceFile file, IReadOnlyList<string> departments, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
        {
            progress.Report(new(ImportStage.Reading, 50, 100));
            return Reading.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The transaction, and what becomes of a load's entry in the history when it is undone.</summary>
    internal sealed class FakeWork(LoadWorld world) : IUnitOfWork
    {
        private TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int writesBefore;

        public bool IsOpen { get; private set; }

        public long Revision { get; set; } = 7;

        /// <summary>Lets commits fail from the given one on, counted from 1.</summary>
        public (int Number, Exception Error)? FailingCommit { get; set; }

        public Task Committed => committed.Task;

        public bool ChangesDirectory => world.Writes.Count() > writesBefore;

        public int Commits { get; private set; }

        public Task<long> BeginStructuralChangeAsync(CancellationToken cancellationToken)
        {
            if (IsOpen) throw new InvalidOperationException("A structural change has begun already.");
            IsOpen = true;
            world.Log.Add("begin");
            writesBefore = world.Writes.Count();
            return Task.FromResult(Revision);
        }

        public bool IsTogether => false;

        public Task BeginAsync(CancellationToken cancellationToken) => throw new AssertionException("A load takes the lock.");

        public Task BeginTogetherAsync(CancellationToken cancellationToken) => throw new AssertionException("A load is one command.");

        public Task CompleteTogetherAsync(CancellationToken cancellationToken) => throw new AssertionException("A load is one command.");

        public Task<long> CommitAsync(CancellationToken cancellationToken)
        {
            Commits++;
            if (FailingCommit is var (number, error) && Commits == number) throw error;
            IsOpen = false;
            world.Log.Add("commit");
            world.ImportStore.Keep();
            Interlocked.Exchange(ref committed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            return Task.FromResult(Revision);
        }

        public Task RollBackAsync()
        {
            IsOpen = false;
            world.Log.Add("rollback");
            world.ImportStore.Forget();
            return Task.CompletedTask;
        }
    }

    /// <summary>The history; after a rollback a load that had not ended is again as it began.</summary>
    internal sealed class FakeImports : IImportRepository
    {
        private readonly HashSet<ImportId> ended = [];
        private readonly List<Import> imports = [];

        public IReadOnlyList<Import> All => imports;

        public Dictionary<ImportId, IReadOnlyList<ImportFinding>> Findings { get; } = [];

        public void Add(Import import) => imports.Add(import);

        public Task<Import> GetAsync(ImportId id, CancellationToken cancellationToken) => Task.FromResult(imports.Single(import => import.Id == id));

        public Task<IReadOnlyList<Import>> ListRunningAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Import>>([.. imports.Where(import => import.State == ImportState.Running)]);

        public Task AddFindingsAsync(ImportId id, IReadOnlyList<ImportFinding> findings, CancellationToken cancellationToken)
        {
            Findings[id] = findings;
            return Task.CompletedTask;
        }

        /// <summary>What a commit makes lasting.</summary>
        public void Keep() => ended.UnionWith(imports.Where(import => import.State != ImportState.Running).Select(import => import.Id));

        /// <summary>What a rollback undoes.</summary>
        public void Forget()
        {
            if (ended.Contains(imports[^1].Id)) return;
            Findings.Remove(imports[^1].Id);
            imports[^1] = Import.Start(imports[^1].Id, imports[^1].Format, imports[^1].DryRun, imports[^1].StartedBy, imports[^1].StartedAt);
        }
    }

    private sealed class FakeUnits(LoadWorld world) : IOrgUnitRepository
    {
        public Task<IReadOnlyList<OrgUnit>> ListAsync(CancellationToken cancellationToken)
        {
            Assert.That(world.Work.IsOpen, Is.True, "facts are read after the write lock is taken");
            return Task.FromResult<IReadOnlyList<OrgUnit>>([.. world.Units]);
        }

        public Task AddManyAsync(IEnumerable<OrgUnit> units, CancellationToken cancellationToken)
        {
            foreach (var unit in units)
            {
                Assert.That(unit.ParentId is not { } parent || world.Units.Any(other => other.Id == parent), Is.True, "each after its parent");
                world.Log.Add("add unit " + unit.SourceKey!.Key);
                world.Units.Add(unit);
            }

            return Task.CompletedTask;
        }

        public void Remove(OrgUnit unit)
        {
            world.Log.Add("remove unit " + unit.SourceKey!.Key);
            world.Units.Remove(unit);
        }

        public Task<OrgUnit?> FindAsync(OrgUnitId id, CancellationToken cancellationToken) => throw new AssertionException("A load lists.");

        public Task<IReadOnlyList<OrgUnit>> ListChildrenAsync(OrgUnitId id, CancellationToken cancellationToken) => throw new AssertionException("A load lists all.");

        public Task<OrgUnit> GetAsync(OrgUnitId id, long? expectedVersion, CancellationToken cancellationToken) => throw new AssertionException("A load lists.");

        public Task<Lineage> GetLineageAsync(OrgUnitId id, CancellationToken cancellationToken) => throw new AssertionException("A load lists.");

        public void Add(OrgUnit unit) => throw new AssertionException("A load adds many.");
    }

    private sealed class FakeEmployees(LoadWorld world) : IEmployeeRepository
    {
        public Task<IReadOnlyList<EmployeeSourceState>> ListSourceStatesAsync(CancellationToken cancellationToken)
        {
            Assert.That(world.Work.IsOpen, Is.True, "facts are read after the write lock is taken");
            return Task.FromResult<IReadOnlyList<EmployeeSourceState>>([.. world.Employees.Select(A.StateOf)]);
        }

        public Task<IReadOnlyList<EmployeeLines>> ListLinesAsync(CancellationToken cancellationToken)
        {
            Assert.That(world.Work.IsOpen, Is.True, "facts are read after the write lock is taken");
            return Task.FromResult<IReadOnlyList<EmployeeLines>>([.. world.Employees.Select(e => new EmployeeLines(e.Id, e.ManagerId, e.ManagerBySource, e.DottedManagerIds))]);
        }

        public Task<IReadOnlyList<Employee>> ListAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Employee>>([.. world.Employees.Where(employee => ids.Contains(employee.Id))]);

        public Task<IReadOnlyList<Employee>> ListReportsOfAsync(IReadOnlyCollection<EmployeeId> managers, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Employee>>([.. world.Employees.Where(employee => employee.ManagerId is { } manager && managers.Contains(manager))]);

        public Task AddManyAsync(IEnumerable<Employee> employees, CancellationToken cancellationToken)
        {
            foreach (var employee in employees)
            {
                Assert.That(world.Units.Any(unit => unit.Id == employee.UnitId), Is.True, "the unit is there first");
                Assert.That(employee.ManagerId is not { } manager || world.Employees.Any(other => other.Id == manager), Is.True, "the manager is there first");
                world.Log.Add("add employee " + employee.Surname);
                world.Employees.Add(employee);
            }

            return Task.CompletedTask;
        }

        public Task RemoveManyAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken)
        {
            foreach (var employee in world.Employees.Where(employee => ids.Contains(employee.Id)).ToList())
            {
                Assert.That(world.Employees.Any(other => other.ManagerId == employee.Id), Is.False, "nobody may report to them any more");
                world.Log.Add(string.Create(CultureInfo.InvariantCulture, $"remove employee {employee.Surname}"));
                world.Employees.Remove(employee);
            }

            return Task.CompletedTask;
        }

        public Task<Employee?> FindAsync(EmployeeId id, CancellationToken cancellationToken) => throw new AssertionException("A load lists.");

        public Task<ReportingChain> GetChainAsync(EmployeeId id, CancellationToken cancellationToken) => throw new AssertionException("A load draws no lines.");

        public Task<IReadOnlyList<Employee>> ListInUnitAsync(OrgUnitId unit, CancellationToken cancellationToken) => throw new AssertionException("A load lists all.");

        public Task<int> CountInUnitAsync(OrgUnitId unit, CancellationToken cancellationToken) => throw new AssertionException("A load lists all.");

        public Task<IReadOnlyList<Employee>> ListDottedReportsOfAsync(IReadOnlyCollection<EmployeeId> managers, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Employee>>([.. world.Employees.Where(employee => employee.DottedManagerIds.Any(managers.Contains))]);

        public Task<Employee> GetAsync(EmployeeId id, long? expectedVersion, CancellationToken cancellationToken) => throw new AssertionException("A load lists.");

        public void Add(Employee employee) => throw new AssertionException("A load adds many.");

        public void Remove(Employee employee) => throw new AssertionException("A load removes many.");
    }
}
