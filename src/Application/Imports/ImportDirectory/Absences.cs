using System.Globalization;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>Who is absent from the file and stays for now (<see cref="ImportOptions.AbsencesBeforeRemoval"/>).</summary>
/// <param name="needed">In how many loads one after the other, of files that differ, somebody has to be absent until he is removed, from 1.</param>
/// <param name="digest">The digest of the file's rows: the same file once more says nothing new.</param>
/// <param name="before">The absences of the loads before.</param>
internal sealed class Absences(int needed, long digest, IReadOnlyList<Absence> before)
{
    private readonly Dictionary<(AbsenceKind, int), Absence> known = before.ToDictionary(absence => (absence.Kind, absence.RecordId));
    private readonly List<Absence> now = [];
    private readonly List<ImportFinding> findings = [];

    /// <summary>Those who stay for now, to be remembered.</summary>
    public IReadOnlyCollection<Absence> Now => now;

    /// <summary>What somebody should know of those who stay for now; there may be very many.</summary>
    public IReadOnlyList<ImportFinding> Findings => findings;

    /// <summary>Whether there is, or was, anything to remember.</summary>
    public bool Any => now.Count + before.Count > 0;

    /// <summary>Whether an employee was absent from the last file too.</summary>
    public bool IsKnown(EmployeeId id) => known.ContainsKey((AbsenceKind.Employee, id.Value));

    /// <summary>Counts that an employee is absent.</summary>
    /// <returns>Whether he has been for often enough to be removed.</returns>
    public bool IsGone(EmployeeId id) => IsGone(AbsenceKind.Employee, id.Value, "employee.absent");

    /// <summary>Counts that a unit is absent.</summary>
    /// <returns>Whether it has been for often enough to be removed.</returns>
    public bool IsGone(OrgUnitId id) => IsGone(AbsenceKind.Unit, id.Value, "unit.absent");

    /// <summary>Remembers a unit that has been absent for often enough and stays for another reason.</summary>
    public void Stays(OrgUnitId id)
    {
        if (needed > 1) now.Add(new(AbsenceKind.Unit, id.Value, needed, digest));
    }

    /// <summary>Remembers further what this load does not speak for.</summary>
    public void Keep(Func<Absence, bool> isOfOthers) => now.AddRange(before.Where(isOfOthers));

    private bool IsGone(AbsenceKind kind, int id, string code)
    {
        var loads = known.TryGetValue((kind, id), out var last) ? last.Loads + (last.Digest == digest ? 0 : 1) : 1;
        if (loads >= needed) return true;
        now.Add(new(kind, id, loads, digest));
        findings.Add(new(0, null, code, string.Create(CultureInfo.InvariantCulture, $"{kind} {id} is not in the file; it stays until {needed} files one after the other do not have it.")));
        return false;
    }
}
