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
        var rows = new Dictionary<long, Queue<SourceEmployee>>();
        foreach (var person in states.Count == 0 ? [] : source.Employees)
        {
            if (!rows.TryGetValue(person.Digest, out var queue)) rows.Add(person.Digest, queue = new Queue<SourceEmployee>(1));
            queue.Enqueue(person);
        }

        var explained = new HashSet<SourceEmployee>(ReferenceEqualityComparer.Instance);
        var unexplained = new List<EmployeeId>();
        foreach (var state in states.Where(state => units.IsInScope(state.UnitBySource)))
        {
            if (state.Source == source.Format) StoredInScope++;
            else if (state.Source is not null) continue;
            if (state.Digest is { } digest && rows.TryGetValue(digest, out var queue) && queue.TryDequeue(out var person)) explained.Add(person);
            else unexplained.Add(state.Id);
        }

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
    public void Compare(IReadOnlyList<Employee> candidates)
    {
        if (candidates.Count == 0) return;
        var matches = EmployeeMatching.Match(news, candidates, SharedMailboxes(), units.KnownIdOf);
        foreach (var (person, employee) in matches) Follow(person, employee);
        news.RemoveAll(matches.ContainsKey);
        var stay = matches.Values.Select(employee => employee.Id).ToHashSet();
        foreach (var employee in candidates.Where(employee => employee.Source == source.Format && !stay.Contains(employee.Id)))
        {
            removed.Add(employee.Id);
            unitOf.Remove(employee.Id);
        }
    }

    /// <summary>Makes employees of those who are new.</summary>
    /// <param name="firstId">The first of as many ids.</param>
    public IEnumerable<Employee> Hire(EmployeeId firstId)
    {
        var id = firstId.Value;
        foreach (var person in news)
            yield return Employee.CreateFromSource(new EmployeeId(id++), units.IdOf(person.Unit), person.Details, source.Format, person.Digest);
    }

    private void Follow(SourceEmployee person, Employee employee)
    {
        var outcome = employee.FollowSource(source.Format, units.IdOf(person.Unit), person.Details, person.Digest, startedAt);
        unitOf[employee.Id] = employee.UnitId;
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
