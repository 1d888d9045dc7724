using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>
/// Finds out who in a file is who in the directory when nothing identifies a person for certain: by e-mail when it is unique,
/// else by name within the unit, else by name and telephone number.
/// </summary>
internal sealed class EmployeeMatching
{
    private readonly Dictionary<SourceEmployee, Employee> matches = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Employee> taken = new(ReferenceEqualityComparer.Instance);

    private EmployeeMatching()
    {
    }

    /// <summary>Matches people of a file with people of the directory; each is matched at most once.</summary>
    /// <param name="incoming">Those of the file.</param>
    /// <param name="stored">Those of the directory.</param>
    /// <param name="sharedMailboxes">Folded e-mail addresses that several people of the file share.</param>
    /// <param name="idOf">The id that a unit of the file has in the directory, or null for a new one.</param>
    public static IReadOnlyDictionary<SourceEmployee, Employee> Match(
        IReadOnlyList<SourceEmployee> incoming, IReadOnlyList<Employee> stored, IReadOnlySet<string> sharedMailboxes, Func<SourceUnit, OrgUnitId?> idOf)
    {
        var matching = new EmployeeMatching();
        var fromSource = stored.Where(e => e.Source is not null).ToList();
        matching.Pair(
            incoming, person => FoldEmail(person.Details.Email) is { } email && !sharedMailboxes.Contains(email) ? new Key(email) : null,
            stored, employee => FoldEmail(employee.EmailBySource) is { } email ? new Key(email) : null, onlyUnique: true);
        matching.Pair(
            incoming, person => idOf(person.Unit) is { } unit ? new Key(Name(person), Unit: unit) : null,
            fromSource, employee => new Key(Name(employee), Unit: employee.UnitBySource), onlyUnique: false);
        matching.Pair(
            incoming, person => person.Details.Phone is { } phone ? new Key(Name(person), phone) : null,
            fromSource, employee => employee.PhoneBySource is { } phone ? new Key(Name(employee), phone) : null, onlyUnique: false);
        return matching.matches;
    }

    /// <summary>The form of an e-mail address in which two that reach the same mailbox are equal; null when there is none.</summary>
    public static string? FoldEmail(string? email) => string.IsNullOrEmpty(email) ? null : email.ToLowerInvariant();

    private static string Name(SourceEmployee person) => TextFolding.Fold($"{person.Details.GivenName} {person.Details.Surname}");

    private static string Name(Employee employee)
    {
        var (givenName, surname) = employee.NameBySource;
        return TextFolding.Fold($"{givenName} {surname}");
    }

    /// <summary>Pairs those still free whose keys are equal; several of one key pair in order, unless the key must be unique.</summary>
    private void Pair(
        IReadOnlyList<SourceEmployee> incoming, Func<SourceEmployee, Key?> incomingKey,
        IReadOnlyList<Employee> stored, Func<Employee, Key?> storedKey, bool onlyUnique)
    {
        var free = new Dictionary<Key, Queue<Employee>>();
        foreach (var employee in stored)
        {
            if (taken.Contains(employee) || storedKey(employee) is not { } key) continue;
            if (!free.TryGetValue(key, out var queue)) free.Add(key, queue = new Queue<Employee>(1));
            queue.Enqueue(employee);
        }

        foreach (var person in incoming)
        {
            if (matches.ContainsKey(person) || incomingKey(person) is not { } key) continue;
            if (!free.TryGetValue(key, out var queue) || queue.Count == 0 || (onlyUnique && queue.Count > 1)) continue;
            var employee = queue.Dequeue();
            matches.Add(person, employee);
            taken.Add(employee);
        }
    }

    private readonly record struct Key(string Text, string? Phone = null, OrgUnitId? Unit = null);
}
