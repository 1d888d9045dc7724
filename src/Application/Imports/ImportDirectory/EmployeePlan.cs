using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>What a load does to the people: who is new, changed, moved, or gone.</summary>
internal sealed class EmployeePlan
{
    private readonly SourceDirectory source;
    private readonly UnitPlan units;
    private readonly DateTime startedAt;
    private readonly Dictionary<EmployeeId, OrgUnitId> unitOf;
    private readonly List<SourceEmployee> news = [];
    private readonly List<EmployeeId> removed = [];
    private readonly List<ImportFinding> findings = [];
    private readonly Dictionary<SourceEmployee, EmployeeId>? idBySource;
    private readonly HashSet<EmployeeId> different = [];
    private ChangeCounts counts = new();

    /// <summary>Sorts out who is unchanged: those whose digest is in the file.</summary>
    /// <param name="source">What the file says.</param>
    /// <param name="states">Everybody in the directory.</param>
    /// <param name="units">The plan for the units.</param>
    /// <param name="startedAt">When the load started, UTC.</param>
    public EmployeePlan(SourceDirectory source, IReadOnlyList<EmployeeSourceState> states, UnitPlan units, DateTime startedAt)
    {
        (this.source, this.units, this.startedAt) = (source, units, startedAt);
        unitOf = states.ToDictionary(state => state.Id, state => state.UnitId);
        if (source.Managers is not null) idBySource = new(source.Employees.Count, ReferenceEqualityComparer.Instance);
        var rows = new Dictionary<long, Queue<SourceEmployee>>();
        foreach (var person in states.Count == 0 ? [] : source.Employees)
        {
            if (!rows.TryGetValue(person.Digest, out var queue)) rows.Add(person.Digest, queue = new Queue<SourceEmployee>(1));
            queue.Enqueue(person);
        }

        var explained = new HashSet<SourceEmployee>(ReferenceEqualityComparer.Instance);
        var unexplained = new List<EmployeeId>();
        var alike = new Dictionary<long, List<EmployeeSourceState>>();
        foreach (var state in states.Where(state => units.IsInScope(state.UnitBySource)))
        {
            if (state.Source == source.Format) StoredInScope++;
            else if (state.Source is not null) continue;
            if (state.Digest is not { } digest || !rows.TryGetValue(digest, out var queue)) unexplained.Add(state.Id);
            else if (idBySource is not null) Gather(alike, digest, state);
            else if (queue.TryDequeue(out var person)) explained.Add(person);
            else unexplained.Add(state.Id);
        }

        // Those of whom there is only one come first, so that the managers of the others are known.
        foreach (var (digest, known) in alike.OrderBy(group => Math.Max(group.Value.Count, rows[group.Key].Count)))
            unexplained.AddRange(PairAlike([.. rows[digest]], known, explained));
        counts = new() { Unchanged = explained.Count };
        news.AddRange(source.Employees.Where(person => !explained.Contains(person)));
        Unexplained = unexplained;
    }

    /// <summary>People of the directory whom the file does not name letter by letter.</summary>
    public IReadOnlyCollection<EmployeeId> Unexplained { get; }

    /// <summary>People of the directory that the load speaks for.</summary>
    public int StoredInScope { get; }

    /// <summary>People of the file who are new.</summary>
    public IReadOnlyList<SourceEmployee> Added => news;

    /// <summary>How many people the load speaks for and does not name, whether they are removed or stay for now; without those who were absent from the last file too.</summary>
    public int Absent { get; private set; }

    /// <summary>People who are gone.</summary>
    public IReadOnlyCollection<EmployeeId> Removed => removed;

    /// <summary>What somebody should know.</summary>
    public IReadOnlyList<ImportFinding> Findings => findings;

    /// <summary>What became of the people.</summary>
    public ChangeCounts Counts => counts with { Added = news.Count, Removed = removed.Count };

    /// <summary>Units where somebody stays or comes.</summary>
    public IReadOnlySet<OrgUnitId> UnitsInUse =>
        unitOf.Values.Concat(news.Select(person => units.IdOf(person.Unit))).ToHashSet();

    /// <summary>Compares those who are not unchanged.</summary>
    /// <param name="candidates">The employees named by <see cref="Unexplained"/>.</param>
    /// <param name="absences">Who is absent and stays for now; null to remove everybody who is absent.</param>
    public void Compare(IReadOnlyList<Employee> candidates, Absences? absences = null)
    {
        if (candidates.Count == 0) return;
        var matches = EmployeeMatching.Match(news, candidates, SharedMailboxes(), units.KnownIdOf);
        foreach (var (person, employee) in matches) Follow(person, employee);
        news.RemoveAll(matches.ContainsKey);
        var stay = matches.Values.Select(employee => employee.Id).ToHashSet();
        foreach (var employee in candidates.Where(employee => employee.Source == source.Format && !stay.Contains(employee.Id)))
        {
            if (absences?.IsKnown(employee.Id) != true) Absent++;
            if (absences?.IsGone(employee.Id) == false) continue;
            removed.Add(employee.Id);
            unitOf.Remove(employee.Id);
        }
    }

    /// <summary>The id of a person of the file, once everybody has one; only where the file tells of reporting lines.</summary>
    public EmployeeId IdOf(SourceEmployee person) => idBySource![person];

    /// <summary>Gives ids to those who are new, where the file tells of reporting lines.</summary>
    /// <param name="firstId">The first of as many ids.</param>
    public void Number(EmployeeId firstId)
    {
        var id = firstId.Value;
        foreach (var person in news) idBySource?.Add(person, new EmployeeId(id++));
    }

    /// <summary>Counts somebody of the file, who was there before, as changed, unless he counts as changed or moved already.</summary>
    public void NoteOtherManager(EmployeeId id)
    {
        if (different.Add(id)) counts = counts with { Unchanged = counts.Unchanged - 1, Changed = counts.Changed + 1 };
    }

    /// <summary>Makes employees of those who are new; each after his manager.</summary>
    /// <param name="firstId">The first of as many ids.</param>
    public IEnumerable<Employee> Hire(EmployeeId firstId)
    {
        var id = firstId.Value;
        if (idBySource is null) return news.Select(person => Hired(person, new EmployeeId(id++), managerId: null));
        return AfterTheirManagers().Select(person => Hired(person, idBySource[person], ManagerOf(person) is { } manager ? idBySource[manager] : null));
    }

    private static void Gather(Dictionary<long, List<EmployeeSourceState>> groups, long digest, EmployeeSourceState state)
    {
        if (!groups.TryGetValue(digest, out var group)) groups.Add(digest, group = new(1));
        group.Add(state);
    }

    /// <summary>Pairs rows and people with one digest: first those whose manager is the same, then the rest in order. Says who is left.</summary>
    private List<EmployeeId> PairAlike(List<SourceEmployee> rows, List<EmployeeSourceState> known, HashSet<SourceEmployee> explained)
    {
        if (rows.Count > 1 || known.Count > 1)
        {
            var byManager = known.GroupBy(state => state.ManagerBySource?.Value ?? 0).ToDictionary(group => group.Key, group => new Queue<EmployeeSourceState>(group));
            foreach (var person in rows)
                if (KnownManagerOf(person) is { } manager && byManager.TryGetValue(manager, out var queue) && queue.TryDequeue(out var same)) Explain(person, same.Id);
            rows = [.. rows.Where(person => !explained.Contains(person))];
            known = [.. byManager.Values.SelectMany(queue => queue).OrderBy(state => state.Id.Value)];
        }

        foreach (var (person, state) in rows.Zip(known)) Explain(person, state.Id);
        return [.. known.Skip(rows.Count).Select(state => state.Id)];

        void Explain(SourceEmployee person, EmployeeId id)
        {
            explained.Add(person);
            idBySource!.Add(person, id);
        }
    }

    /// <summary>The id of the manager whom the file names; 0 when it names nobody, null when it says nothing or that one is not known yet.</summary>
    private int? KnownManagerOf(SourceEmployee person)
    {
        if (!source.Managers!.TryGetValue(person, out var manager)) return 0;
        return manager is not null && idBySource!.TryGetValue(manager, out var id) ? id.Value : null;
    }

    private Employee Hired(SourceEmployee person, EmployeeId id, EmployeeId? managerId) =>
        Employee.CreateFromSource(id, units.IdOf(person.Unit), person.Details, source.Format, person.Digest, managerId);

    private SourceEmployee? ManagerOf(SourceEmployee person) => source.Managers!.GetValueOrDefault(person);

    private IEnumerable<SourceEmployee> AfterTheirManagers()
    {
        var waiting = new HashSet<SourceEmployee>(news, ReferenceEqualityComparer.Instance);
        var chain = new Stack<SourceEmployee>();
        foreach (var person in news)
        {
            for (var at = person; at is not null && waiting.Remove(at); at = ManagerOf(at)) chain.Push(at);
            while (chain.TryPop(out var next)) yield return next;
        }
    }

    private void Follow(SourceEmployee person, Employee employee)
    {
        var outcome = employee.FollowSource(source.Format, units.IdOf(person.Unit), person.Details, person.Digest, startedAt);
        unitOf[employee.Id] = employee.UnitId;
        idBySource?.Add(person, employee.Id);
        if (outcome.Moved || outcome.Changed) different.Add(employee.Id);
        counts = counts.Plus(outcome);
        foreach (var field in outcome.KeptFields)
            findings.Add(new(person.Line, null, "employee.edited_meanwhile", $"Employee {employee.Id} was edited during the load; the field {field} keeps the edited value."));
    }

    private HashSet<string> SharedMailboxes()
    {
        var once = new HashSet<string>(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in source.Employees)
            if (EmployeeMatching.FoldEmail(person.Details.Email) is { } email && !once.Add(email)) shared.Add(email);
        return shared;
    }
}
