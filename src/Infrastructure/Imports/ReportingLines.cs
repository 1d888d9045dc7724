using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Imports;

/// <summary>Reporting lines as a file tells them, made fit for a chart: nobody reports to himself, nor in a circle.</summary>
/// <param name="column">The name of the column that tells the managers, for findings.</param>
internal sealed class ReportingLines(string? column)
{
    private const int LinesNamed = 50;

    private readonly Dictionary<SourceEmployee, SourceEmployee?> managers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<SourceEmployee> missed = new(ReferenceEqualityComparer.Instance);
    private readonly List<ImportFinding> findings = [];

    /// <summary>What somebody should know.</summary>
    public IReadOnlyList<ImportFinding> Findings => findings;

    /// <summary>Whom people report to; see <see cref="SourceDirectory.Managers"/>.</summary>
    public IReadOnlyDictionary<SourceEmployee, SourceEmployee?> Managers => managers;

    /// <summary>Some lines of the file, for a finding: "4, 9 and 12".</summary>
    public static string Name(IEnumerable<int> lines)
    {
        var all = lines.ToList();
        if (all.Count == 1) return $"{all[0]}";
        return all.Count > LinesNamed
            ? $"{string.Join(", ", all.Take(LinesNamed))} and {all.Count - LinesNamed} more"
            : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    /// <summary>Draws the line that a row tells, unless it leads to the person himself.</summary>
    public void Draw(SourceEmployee person, SourceEmployee manager)
    {
        if (!ReferenceEquals(person, manager))
        {
            managers.Add(person, manager);
            return;
        }

        Miss(person);
        findings.Add(new(person.Line, column, "manager.self", "The person reports to himself; his line stays as it was."));
    }

    /// <summary>Notes that a row names a manager who cannot be found, which says nothing: the line stays as it is. Somebody has been told.</summary>
    public void Miss(SourceEmployee person)
    {
        missed.Add(person);
        managers[person] = null;
    }

    /// <summary>Notes that a person reports to somebody who is not loaded.</summary>
    public void LeadOut(SourceEmployee person) => managers.Add(person, null);

    /// <summary>Opens circles and looks at what stands at the top, once all lines are drawn.</summary>
    /// <param name="people">Everybody who is loaded, in the file's order.</param>
    /// <param name="levelOfBranch">The level of the unit above a person at whose top one person should stand; 1 for the department.</param>
    public void Finish(IReadOnlyList<SourceEmployee> people, Func<SourceEmployee, int> levelOfBranch)
    {
        OpenCircles(people);
        var reports = managers.Values.OfType<SourceEmployee>().ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var branch in people.GroupBy(person => BranchOf(person, levelOfBranch(person)), ReferenceEqualityComparer.Instance))
        {
            var tops = branch.Where(person => missed.Contains(person) || !managers.ContainsKey(person)).ToList();
            var heads = tops.Where(reports.Contains).ToList();
            foreach (var head in heads.Count > 1 ? heads : [])
                findings.Add(new(head.Line, column, "manager.several_tops", $"One of {heads.Count} people of the same branch who have reports but no manager who is known. All stand at the top unless they had a manager before."));
            foreach (var alone in tops.Where(person => heads.Count > 0 && !reports.Contains(person) && !missed.Contains(person)))
                findings.Add(new(alone.Line, column, "manager.none", "The person reports to nobody, and nobody to him; he stands beside the others."));
        }
    }

    private static SourceUnit BranchOf(SourceEmployee person, int level)
    {
        var unit = person.Unit;
        while (unit.Level > level && unit.Parent is { } above) unit = above;
        return unit;
    }

    /// <summary>Of every circle the member who stands first in the file says nothing.</summary>
    private void OpenCircles(IReadOnlyList<SourceEmployee> people)
    {
        var walks = new Dictionary<SourceEmployee, SourceEmployee>(ReferenceEqualityComparer.Instance);
        foreach (var start in people)
        {
            var at = start;
            while (at is not null && walks.TryAdd(at, start)) at = managers.GetValueOrDefault(at);
            // A walk that meets another one ends like that; only one that meets itself has gone in a circle.
            if (at is null || !ReferenceEquals(walks[at], start)) continue;
            var circle = new List<SourceEmployee> { at };
            for (var next = managers[at]!; !ReferenceEquals(next, at); next = managers[next]!) circle.Add(next);
            var first = circle.MinBy(member => member.Line)!;
            Miss(first);
            findings.Add(new(first.Line, column, "manager.circle",
                $"The people of lines {Name(circle.Select(member => member.Line).Order())} report to each other in a circle; the line of the one of line {first.Line} stays as it was."));
        }
    }
}
