using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Search;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>Finds the people of a table by what other rows call them: id, e-mail address or name.</summary>
internal sealed class ManagerSearch
{
    private const int Suggestions = 3;

    // Whoever has put so many right loads the file again; and each costs a search.
    private const int MaxHints = 2_000;

    // Two edits, or a word left out.
    private const double Near = 2;

    private readonly Dictionary<string, List<TablePerson>> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<TablePerson>> emails = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<TablePerson>> names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Text), List<int>> hints = [];
    private readonly Dictionary<Dictionary<string, List<TablePerson>>, (TextIndex Index, string[] Texts)> indexes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares for some people.</summary>
    public ManagerSearch(IReadOnlyList<TablePerson> people)
    {
        foreach (var person in people)
        {
            if (person.Id.Length > 0) Add(ids, person.Id, person);
            if (person.Details.Email is { Length: > 0 } email) Add(emails, email, person);
            var (given, sur) = (person.Details.GivenName, person.Details.Surname);
            var name = TextFolding.Fold($"{given} {sur}");
            // A dash is no name, and no manager.
            if (name.Length == 0) continue;
            Add(names, name, person);
            if (TextFolding.Fold($"{sur} {given}") is var other && other != name) Add(names, other, person);
        }
    }

    /// <summary>Ids that several rows have.</summary>
    public IEnumerable<IReadOnlyList<TablePerson>> SharedIds => ids.Values.Where(people => people.Count > 1);

    /// <summary>E-mail addresses that several rows have.</summary>
    public IEnumerable<IReadOnlyList<TablePerson>> SharedEmails => emails.Values.Where(people => people.Count > 1);

    /// <summary>Finds the manager of a person.</summary>
    /// <param name="person">The person.</param>
    /// <param name="problem">Why there is none although the row names one.</param>
    public TablePerson? ManagerOf(TablePerson person, out ImportFinding? problem)
    {
        problem = null;
        foreach (var reference in person.Managers)
        {
            var found = Find(reference);
            // Of several with one id the first counts, as has been told; a shared address or name means nobody.
            if (found.Count == 1 || (found.Count > 1 && reference.Kind == ColumnMapping.ManagerId)) return found[0];
            problem ??= found.Count > 1
                ? new(person.Line, reference.Column, "manager.ambiguous", $"Several rows fit the manager named here: lines {ReportingLines.Name(found.Select(one => one.Line))}. The line stays as it was.")
                : new(person.Line, reference.Column, "manager.unknown", $"No row fits the manager named here; the line stays as it was.{Hint(reference, person.Line)}");
        }

        return null;
    }

    private static void Add(Dictionary<string, List<TablePerson>> index, string key, TablePerson person)
    {
        if (!index.TryGetValue(key, out var people)) index.Add(key, people = new(1));
        people.Add(person);
    }

    private List<TablePerson> Find(ManagerReference reference) => reference.Kind switch
    {
        ColumnMapping.ManagerId => ids.GetValueOrDefault(reference.Text) ?? [],
        ColumnMapping.ManagerEmail => emails.GetValueOrDefault(reference.Text) ?? [],
        ColumnMapping.ManagerName => names.GetValueOrDefault(TextFolding.Fold(reference.Text)) ?? [],
        _ => ids.GetValueOrDefault(reference.Text) ?? emails.GetValueOrDefault(reference.Text) ?? names.GetValueOrDefault(TextFolding.Fold(reference.Text)) ?? [],
    };

    /// <summary>Who may be meant. Lines, not names: findings are kept and shown where people are nobody's business.</summary>
    private string Hint(ManagerReference reference, int own)
    {
        if (!hints.TryGetValue((reference.Kind, reference.Text), out var near))
        {
            if (hints.Count == MaxHints) return "";
            hints.Add((reference.Kind, reference.Text), near = Nearest(reference));
        }

        // Nobody is his own manager.
        var lines = near.Where(line => line != own).Take(Suggestions).ToList();
        return lines.Count == 0 ? "" : $" Nearest: {(lines.Count == 1 ? "line" : "lines")} {ReportingLines.Name(lines)}.";
    }

    private List<int> Nearest(ManagerReference reference)
    {
        var index = reference.Kind switch
        {
            ColumnMapping.ManagerId => ids,
            ColumnMapping.ManagerEmail => emails,
            ColumnMapping.Manager when reference.Text.Contains('@', StringComparison.Ordinal) => emails,
            ColumnMapping.Manager when reference.Text.Any(char.IsAsciiDigit) => ids,
            _ => names,
        };
        if (!indexes.TryGetValue(index, out var searched))
        {
            var folded = index.Keys.GroupBy(key => TextFolding.Fold(key), StringComparer.Ordinal).Where(group => group.Key.Length > 0).ToList();
            searched = (new TextIndex([.. folded.Select(group => group.Key)]), [.. folded.Select(group => group.First())]);
            indexes.Add(index, searched);
        }

        var hits = new List<TextHit>();
        TextSearcher.OfThread.Search(new SearchQuery(reference.Text), searched.Index, Costs.OfNames, accepts: null, hits);
        return [.. hits.Where(hit => hit.Cost <= Near).Order().SelectMany(hit => index[searched.Texts[hit.Text]]).Select(person => person.Line).Distinct().Take(Suggestions + 1)];
    }
}
