using System.Text.Json.Nodes;
using OrgChart.Application.Audit;
using OrgChart.Application.Common;
using OrgChart.Domain.Audit;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests;

/// <summary>Units, people and teams in memory behind all ports that commands write through; tells in order what was begun and ended.</summary>
internal sealed class Organisation : IOrgUnitRepository, IEmployeeRepository, ITeamRepository, IUnitOfWork, IIdAllocator
{
    private static readonly string[] Numbers = ["id", "parentId", "unitId", "managerId", "teamId", "employeeId", "role"];

    private readonly Dictionary<IdKind, int> reserved = [];
    private int lastEntry = 100;

    public SortedDictionary<int, OrgUnit> Units { get; } = [];

    public SortedDictionary<int, Employee> Employees { get; } = [];

    public SortedDictionary<int, Team> Teams { get; } = [];

    public List<string> Log { get; } = [];

    public ManualTime Time { get; } = new(A.Earlier);

    public bool IsTogether { get; private set; }

    public int Commits => 0;

    public bool ChangesDirectory => true;

    /// <summary>Everything that the audit trail would tell of all records: fields by names.</summary>
    public SortedDictionary<(AuditedResource Resource, int Id, int Member), SortedDictionary<string, string?>> Records
    {
        get
        {
            var records = new SortedDictionary<(AuditedResource, int, int), SortedDictionary<string, string?>>();
            foreach (var unit in Units.Values) records[(AuditedResource.Unit, unit.Id.Value, 0)] = Fields(RecordFields.Of(unit));
            foreach (var employee in Employees.Values) records[(AuditedResource.Employee, employee.Id.Value, 0)] = Fields(RecordFields.Of(employee));
            foreach (var team in Teams.Values) records[(AuditedResource.Team, team.Id.Value, 0)] = Fields(RecordFields.Of(team));
            foreach (var member in Teams.Values.SelectMany(team => team.Members))
            {
                records[(AuditedResource.TeamMember, member.TeamId.Value, member.EmployeeId.Value)] = new(StringComparer.Ordinal)
                {
                    ["teamId"] = member.TeamId.ToString(), ["employeeId"] = member.EmployeeId.ToString(), ["role"] = $"{(int)member.Role}",
                };
            }

            return records;
        }
    }

    /// <summary>All records as one text, to be compared.</summary>
    public string Told => string.Join('\n', Records.Select(record => $"{record.Key}: {string.Join(", ", record.Value.Where(field => field.Value is not null))}"));

    public OrgUnit With(OrgUnit unit) => Units[unit.Id.Value] = unit;

    public Employee With(Employee employee) => Employees[employee.Id.Value] = employee;

    public Team With(Team team) => Teams[team.Id.Value] = team;

    /// <summary>The audit entry of what is done here.</summary>
    public async Task<AuditEntry> TellAsync(Func<Task> write, int? importId = null)
    {
        var before = Records;
        await write();
        var after = Records;
        var changes = new List<AuditChange>();
        foreach (var key in before.Keys.Union(after.Keys).Order())
            if (Compare(key, before.GetValueOrDefault(key), after.GetValueOrDefault(key)) is { } change) changes.Add(change);
        var entry = new AuditEntry(++lastEntry, A.Earlier, "editor", "Something", revision: 7) { ImportId = importId };
        entry.List(changes);
        return entry;
    }

    public Task<OrgUnit?> FindAsync(OrgUnitId id, CancellationToken cancellationToken) => Task.FromResult(Units.GetValueOrDefault(id.Value));

    public async Task<OrgUnit> GetAsync(OrgUnitId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var unit = await FindAsync(id, cancellationToken) ?? throw UnitRules.NotFound(id);
        return expectedVersion is null || expectedVersion == unit.Version ? unit : throw UnitRules.Changed(id);
    }

    public async Task<Lineage> GetLineageAsync(OrgUnitId id, CancellationToken cancellationToken)
    {
        var lineage = new List<OrgUnitId>();
        for (OrgUnitId? at = id; at is { } current; at = (await GetAsync(current, null, cancellationToken)).ParentId) lineage.Add(current);
        return new(lineage);
    }

    public Task<IReadOnlyList<OrgUnit>> ListChildrenAsync(OrgUnitId id, CancellationToken cancellationToken) => List(Units.Values.Where(unit => unit.ParentId == id));

    public Task<IReadOnlyList<OrgUnit>> ListAsync(CancellationToken cancellationToken) => List(Units.Values);

    public void Add(OrgUnit unit)
    {
        if (unit.ParentId is { } parent) Assert.That(Units, Does.ContainKey(parent.Value), "each after its parent");
        Units.Add(unit.Id.Value, unit);
    }

    public Task AddManyAsync(IEnumerable<OrgUnit> units, CancellationToken cancellationToken) => throw new AssertionException("Only loads add many.");

    public void Remove(OrgUnit unit) => Units.Remove(unit.Id.Value);

    public Task<Employee?> FindAsync(EmployeeId id, CancellationToken cancellationToken) => Task.FromResult(Employees.GetValueOrDefault(id.Value));

    public async Task<Employee> GetAsync(EmployeeId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var employee = await FindAsync(id, cancellationToken) ?? throw EmployeeRules.NotFound(id);
        return expectedVersion is null || expectedVersion == employee.Version ? employee : throw EmployeeRules.Changed(id);
    }

    public async Task<ReportingChain> GetChainAsync(EmployeeId id, CancellationToken cancellationToken)
    {
        var above = new HashSet<EmployeeId>();
        var waiting = new Queue<EmployeeId>([id]);
        while (waiting.TryDequeue(out var next))
        {
            var employee = await GetAsync(next, null, cancellationToken);
            foreach (var manager in employee.DottedManagerIds.Concat(employee.ManagerId is { } line ? [line] : []))
                if (above.Add(manager)) waiting.Enqueue(manager);
        }

        return new(id, above);
    }

    public Task<IReadOnlyList<Employee>> ListInUnitAsync(OrgUnitId unit, CancellationToken cancellationToken) => List(Employees.Values.Where(employee => employee.UnitId == unit));

    public Task<int> CountInUnitAsync(OrgUnitId unit, CancellationToken cancellationToken) => Task.FromResult(Employees.Values.Count(employee => employee.UnitId == unit));

    public Task<IReadOnlyList<Employee>> ListDottedReportsOfAsync(IReadOnlyCollection<EmployeeId> managers, CancellationToken cancellationToken) =>
        List(Employees.Values.Where(employee => employee.DottedManagerIds.Any(managers.Contains)));

    public Task<IReadOnlyList<Employee>> ListAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken) => List(Employees.Values.Where(employee => ids.Contains(employee.Id)));

    public Task<IReadOnlyList<Employee>> ListReportsOfAsync(IReadOnlyCollection<EmployeeId> managers, CancellationToken cancellationToken) =>
        List(Employees.Values.Where(employee => employee.ManagerId is { } manager && managers.Contains(manager)));

    public Task<IReadOnlyList<EmployeeSourceState>> ListSourceStatesAsync(CancellationToken cancellationToken) => throw new AssertionException("Only loads look at everybody.");

    public Task<IReadOnlyList<EmployeeLines>> ListLinesAsync(CancellationToken cancellationToken) => throw new AssertionException("Only loads look at everybody.");

    public void Add(Employee employee) => Employees.Add(employee.Id.Value, employee);

    public Task AddManyAsync(IEnumerable<Employee> employees, CancellationToken cancellationToken) => throw new AssertionException("Only loads add many.");

    public void Remove(Employee employee) => Employees.Remove(employee.Id.Value);

    public Task RemoveManyAsync(IReadOnlyCollection<EmployeeId> ids, CancellationToken cancellationToken) => throw new AssertionException("Only loads remove many.");

    public Task<Team?> FindAsync(TeamId id, CancellationToken cancellationToken) => Task.FromResult(Teams.GetValueOrDefault(id.Value));

    public async Task<Team> GetAsync(TeamId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var team = await FindAsync(id, cancellationToken) ?? throw TeamRules.NotFound(id);
        return expectedVersion is null || expectedVersion == team.Version ? team : throw TeamRules.Changed(id);
    }

    public Task<IReadOnlyList<Team>> ListOfAsync(IReadOnlyCollection<EmployeeId> employees, CancellationToken cancellationToken) =>
        List(Teams.Values.Where(team => team.Members.Any(member => employees.Contains(member.EmployeeId))));

    public void Add(Team team) => Teams.Add(team.Id.Value, team);

    public void Remove(Team team) => Teams.Remove(team.Id.Value);

    public Task<long> BeginStructuralChangeAsync(CancellationToken cancellationToken) => Note("begin", 7L);

    public Task BeginAsync(CancellationToken cancellationToken) => Note("begin", 7L);

    public Task<long> CommitAsync(CancellationToken cancellationToken) => Note("commit", 8L);

    public Task BeginTogetherAsync(CancellationToken cancellationToken)
    {
        IsTogether = true;
        return Note("begin together", 7L);
    }

    public Task CompleteTogetherAsync(CancellationToken cancellationToken)
    {
        IsTogether = false;
        return Note("complete together", 8L);
    }

    public Task RollBackAsync()
    {
        IsTogether = false;
        return Note("roll back", 7L);
    }

    public Task<int> ReserveAsync(IdKind kind, int count, CancellationToken cancellationToken)
    {
        var first = reserved.GetValueOrDefault(kind, 5000);
        reserved[kind] = first + count;
        return Task.FromResult(first);
    }

    private static Task<IReadOnlyList<T>> List<T>(IEnumerable<T> records) => Task.FromResult<IReadOnlyList<T>>([.. records]);

    private static SortedDictionary<string, string?> Fields(RecordFields fields) => new(fields.Names.ToDictionary(name => name, name => fields[name]), StringComparer.Ordinal);

    /// <summary>What became of a record, as the audit trail writes it: all fields with a value of one that came or went, else those that changed.</summary>
    private static AuditChange? Compare((AuditedResource Resource, int Id, int Member) key, SortedDictionary<string, string?>? before, SortedDictionary<string, string?>? after)
    {
        var different = before is null || after is null ? [] : before.Keys.Where(name => before[name] != after[name]).ToList();
        if (before is not null && after is not null && different.Count == 0) return null;
        return new()
        {
            Resource = key.Resource, ResourceId = key.Id, MemberId = key.Member,
            Kind = before is null ? ChangeKind.Added : after is null ? ChangeKind.Removed : different.Intersect(["parentId", "unitId"]).Any() ? ChangeKind.Moved : ChangeKind.Changed,
            Before = Written(before, after is null), After = Written(after, before is null),
        };

        string? Written(SortedDictionary<string, string?>? fields, bool all) => fields is null ? null : new JsonObject(
            from field in fields
            where all ? field.Value is not null : different.Contains(field.Key)
            select KeyValuePair.Create(field.Key, field.Value is null ? null : Numbers.Contains(field.Key) ? JsonNode.Parse(field.Value) : JsonValue.Create(field.Value))).ToJsonString();
    }

    private Task<long> Note(string what, long revision)
    {
        Log.Add(what);
        return Task.FromResult(revision);
    }
}
