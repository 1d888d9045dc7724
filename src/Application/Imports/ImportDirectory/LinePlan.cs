using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>What a load does to the reporting lines of people who were there before, when the file tells of such lines.</summary>
internal sealed class LinePlan
{
    private readonly SourceDirectory source;
    private readonly EmployeePlan people;
    private readonly DateTime startedAt;
    private readonly HashSet<EmployeeId> leavers;
    private readonly Dictionary<EmployeeId, EmployeeLines> lines;
    private readonly Dictionary<EmployeeId, SourceEmployee> different = [];
    private readonly HashSet<EmployeeId> told = [];
    private readonly List<ImportFinding> findings = [];

    /// <summary>Finds out whose line in the file is not the one that the source told of before.</summary>
    /// <param name="source">What the file says.</param>
    /// <param name="people">The plan for the people, compared, everybody with an id.</param>
    /// <param name="stored">The lines of everybody in the directory.</param>
    /// <param name="startedAt">When the load started, UTC.</param>
    public LinePlan(SourceDirectory source, EmployeePlan people, IReadOnlyList<EmployeeLines> stored, DateTime startedAt)
    {
        (this.source, this.people, this.startedAt) = (source, people, startedAt);
        leavers = [.. people.Removed];
        lines = stored.Where(line => !leavers.Contains(line.Id)).ToDictionary(line => line.Id);
        foreach (var person in source.Employees)
        {
            if (SaysNothing(person)) continue;
            var id = people.IdOf(person);
            told.Add(id);
            if (!lines.TryGetValue(id, out var known)) lines.Add(id, new(id, WantedOf(person), WantedOf(person), []));
            else if (known.ManagerBySource != WantedOf(person) || LosesManager(known)) different.Add(id, person);
        }
    }

    /// <summary>People of the directory whose lines the file tells otherwise.</summary>
    public IReadOnlyCollection<EmployeeId> Different => different.Keys;

    /// <summary>What somebody should know.</summary>
    public IReadOnlyList<ImportFinding> Findings => findings;

    /// <summary>People of the directory whose lines close a circle; empty when there is none.</summary>
    public IReadOnlyList<EmployeeId> InCircle { get; private set; } = [];

    /// <summary>Lets people follow the file.</summary>
    /// <param name="employees">The employees named by <see cref="Different"/>.</param>
    public void Compare(IReadOnlyList<Employee> employees)
    {
        foreach (var employee in employees)
        {
            var person = different[employee.Id];
            // A line drawn by hand to somebody who leaves ends with him.
            if (LosesManager(lines[employee.Id])) employee.GiveUpLineByHand();
            var outcome = employee.FollowSourceLine(WantedOf(person), startedAt);
            foreach (var field in outcome.KeptFields)
                findings.Add(new(person.Line, null, "employee.edited_meanwhile", $"Employee {employee.Id} was edited during the load; the field {field} keeps the edited value."));
            Note(employee);
        }

        InCircle = FindCircle();
    }

    /// <summary>The file's own lines close no circle, nor do those made by hand; together they may. Then the file wins.</summary>
    /// <param name="members">The employees named by <see cref="InCircle"/>.</param>
    public void OpenCircle(IReadOnlyList<Employee> members)
    {
        var byId = members.ToDictionary(member => member.Id);
        // Somebody new reports to nobody by hand.
        var (reporter, above) = InCircle.Zip(InCircle.Skip(1).Append(InCircle[0]))
            .Where(line => byId.ContainsKey(line.First)).Select(line => (byId[line.First], line.Second)).First(line => GivesUp(line.Item1, line.Second));
        Note(reporter);
        findings.Add(new(0, null, "employee.line_given_up", $"Employee {reporter.Id} reported to {above} by hand or from before; with the lines in the file that would close a circle, so the file counts."));
        InCircle = FindCircle();
    }

    /// <summary>Ends a line unless the file tells of it, and says whether that was so.</summary>
    private bool GivesUp(Employee reporter, EmployeeId above)
    {
        if (reporter.ManagerId == above && told.Contains(reporter.Id)) return reporter.GiveUpLineByHand();
        reporter.StopReportingTo(above);
        return true;
    }

    private SourceEmployee? ManagerOf(SourceEmployee person) => source.Managers!.GetValueOrDefault(person);

    private bool SaysNothing(SourceEmployee person) => source.Managers!.TryGetValue(person, out var manager) && manager is null;

    private EmployeeId? WantedOf(SourceEmployee person) => ManagerOf(person) is { } manager ? people.IdOf(manager) : null;

    private bool LosesManager(EmployeeLines known) => known.ManagerId is { } manager && leavers.Contains(manager);

    private void Note(Employee employee)
    {
        var before = lines[employee.Id];
        if (before.ManagerId != employee.ManagerId && told.Contains(employee.Id)) people.NoteOtherManager(employee.Id);
        lines[employee.Id] = new(employee.Id, employee.ManagerId, employee.ManagerBySource, employee.DottedManagerIds);
    }

    /// <summary>Some circle, each member before the one he reports to.</summary>
    private List<EmployeeId> FindCircle()
    {
        var done = new HashSet<EmployeeId>();
        foreach (var start in lines.Keys)
        {
            // A walk up all lines; a manager who stands on the path already closes a circle.
            var path = new List<(EmployeeId Id, Queue<EmployeeId> Above)>();
            var onPath = new HashSet<EmployeeId>();
            Enter(start);
            while (path.Count > 0)
            {
                var (id, above) = path[^1];
                if (above.TryDequeue(out var next))
                {
                    if (onPath.Contains(next)) return [.. path.Select(step => step.Id).SkipWhile(step => step != next)];
                    Enter(next);
                    continue;
                }

                path.RemoveAt(path.Count - 1);
                onPath.Remove(id);
            }

            void Enter(EmployeeId id)
            {
                if (!lines.TryGetValue(id, out var own) || !done.Add(id)) return;
                path.Add((id, new(own.ManagerId is { } manager ? own.DottedManagerIds.Prepend(manager) : own.DottedManagerIds)));
                onPath.Add(id);
            }
        }

        return [];
    }
}
