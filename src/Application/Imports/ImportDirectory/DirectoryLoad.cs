using Microsoft.Extensions.Options;
using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>
/// Brings the directory to what a file says, in one transaction. The facts are read after the write lock is taken, so that nothing
/// can change between the comparison and the commit.
/// </summary>
internal sealed class DirectoryLoad(
    IOrgUnitRepository units, IEmployeeRepository employees, IAbsenceRepository absent, Departures departures, IUnitOfWork work, IIdAllocator ids, ImportJournal journal,
    Provenance provenance, IOptions<ImportOptions> options)
{
    /// <summary>Compares and, unless it is a dry run, applies.</summary>
    /// <exception cref="RuleBrokenException"><c>import.empty</c>, <c>import.too_many_removed</c>, <c>import.directory_moved</c></exception>
    public async Task<LoadResult> RunAsync(
        SourceDirectory source, ImportDirectoryCommand command, Import import, LoadResult result, CancellationToken cancellationToken)
    {
        if (source.Employees.Count == 0) throw ImportRules.Empty();
        command.Progress.Report(new(ImportStage.Comparing, 0, 0));
        var revision = await work.BeginStructuralChangeAsync(cancellationToken);
        await journal.EnsureAliveAsync(import, cancellationToken);
        if (command.ExpectedRevision is { } expected && expected != revision) throw ImportRules.DirectoryMoved(expected, revision);

        var unitPlan = new UnitPlan(source, await units.ListAsync(cancellationToken), import.StartedAt, source.IsOfItsDepartmentsOnly || command.Departments.Count > 0);
        await unitPlan.CompareAsync(count => ids.ReserveAsync(IdKind.Unit, count, cancellationToken));
        var states = await employees.ListSourceStatesAsync(cancellationToken);
        var people = new EmployeePlan(source, states, unitPlan, import.StartedAt);
        var absences = new Absences(options.Value.AbsencesBeforeRemoval, source.FileDigest, await absent.ListAsync(cancellationToken));
        people.Compare(await employees.ListAsync(people.Unexplained, cancellationToken), absences);
        Guard(people, command.Force);
        var (newIds, lineFindings) = await CompareLinesAsync(source, people, import.StartedAt, cancellationToken);
        unitPlan.RemoveWhatNobodyNeeds(people.UnitsInUse, absences);

        // Only so many are kept: those of which there may be very many come last.
        result = result.With([.. unitPlan.Findings, .. people.Findings, .. lineFindings, .. absences.Findings]) with { Counts = Count(result.Counts, source, unitPlan, people) };
        if (command.DryRun)
        {
            await work.RollBackAsync();
            await work.BeginStructuralChangeAsync(cancellationToken);
        }
        else
        {
            await ApplyAsync(unitPlan, people, newIds, command.Progress, cancellationToken);
            await RememberAsync(absences, source, states, unitPlan, cancellationToken);
        }

        provenance.ImportId = import.Id.Value;
        await journal.SucceedAsync(import.Id, result, work.ChangesDirectory ? revision + 1 : revision, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return result;
    }

    private static ImportCounts Count(ImportCounts counts, SourceDirectory source, UnitPlan units, EmployeePlan people) => counts with
    {
        Departments = source.Units.Count(unit => unit.Parent is null),
        Levels = source.Units.Max(unit => unit.Level),
        Units = units.Counts,
        Employees = people.Counts,
    };

    private void Guard(EmployeePlan people, bool force)
    {
        var limit = options.Value.MaxRemovedShare;
        // Who stays for now counts too: half a file is half a file, however often it has to come. Who was absent from the last file has passed then.
        if (!force && people.Absent > limit * people.StoredInScope)
            throw ImportRules.TooManyRemoved(people.Absent, people.StoredInScope, limit);
    }

    /// <summary>Remembers who stays for now, for the next load; what this one does not speak for stays as it is remembered.</summary>
    private async Task RememberAsync(Absences absences, SourceDirectory source, IReadOnlyList<EmployeeSourceState> states, UnitPlan unitPlan, CancellationToken cancellationToken)
    {
        if (!absences.Any) return;
        var others = states.Where(state => state.Source is not null && (state.Source != source.Format || !unitPlan.IsInScope(state.UnitBySource))).Select(state => state.Id.Value).ToHashSet();
        absences.Keep(absence => absence.Kind == AbsenceKind.Employee ? others.Contains(absence.RecordId) : unitPlan.IsOfOthers(new OrgUnitId(absence.RecordId)));
        await absent.ReplaceAsync(absences.Now, cancellationToken);
    }

    /// <summary>Compares reporting lines, if the file tells of them; then those who are new need their ids now.</summary>
    /// <returns>The first of the ids of those who are new, null when they have none yet; and what somebody should know.</returns>
    private async Task<(int? NewIds, IReadOnlyList<ImportFinding> Findings)> CompareLinesAsync(SourceDirectory source, EmployeePlan people, DateTime startedAt, CancellationToken cancellationToken)
    {
        if (source.Managers is null) return (null, []);
        var firstId = people.Added.Count == 0 ? 0 : await ids.ReserveAsync(IdKind.Employee, people.Added.Count, cancellationToken);
        people.Number(new EmployeeId(firstId));
        var lines = new LinePlan(source, people, await employees.ListLinesAsync(cancellationToken), startedAt);
        lines.Compare(await employees.ListAsync(lines.Different, cancellationToken));
        // Rare: the file's lines and those made by hand close a circle.
        while (lines.InCircle is { Count: > 0 } members) lines.OpenCircle(await employees.ListAsync(members, cancellationToken));
        return (firstId, lines.Findings);
    }

    private async Task ApplyAsync(UnitPlan unitPlan, EmployeePlan people, int? newIds, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        long done = 0;
        var total = unitPlan.Added.Count + people.Added.Count;
        await units.AddManyAsync(Counting(unitPlan.Added), cancellationToken);
        var firstId = newIds ?? (people.Added.Count == 0 ? 0 : await ids.ReserveAsync(IdKind.Employee, people.Added.Count, cancellationToken));
        await employees.AddManyAsync(Counting(people.Hire(new EmployeeId(firstId))), cancellationToken);
        await departures.PrepareAsync(people.Removed, cancellationToken);
        await employees.RemoveManyAsync(people.Removed, cancellationToken);
        foreach (var unit in unitPlan.Removed) units.Remove(unit);

        IEnumerable<T> Counting<T>(IEnumerable<T> records)
        {
            foreach (var record in records)
            {
                yield return record;
                if (++done % 5_000 == 0 || done == total) progress.Report(new(ImportStage.Writing, done, total));
            }
        }
    }
}
