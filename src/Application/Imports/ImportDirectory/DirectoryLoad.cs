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
    IOrgUnitRepository units, IEmployeeRepository employees, Departures departures, IUnitOfWork work, IIdAllocator ids, ImportJournal journal,
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

        var unitPlan = new UnitPlan(source, await units.ListAsync(cancellationToken), import.StartedAt, command.Departments.Count > 0);
        await unitPlan.CompareAsync(count => ids.ReserveAsync(IdKind.Unit, count, cancellationToken));
        var states = await employees.ListSourceStatesAsync(cancellationToken);
        var people = new EmployeePlan(source, states, unitPlan, import.StartedAt);
        people.Compare(await employees.ListAsync(people.Unexplained, cancellationToken));
        Guard(people, command.Force);
        unitPlan.RemoveWhatNobodyNeeds(people.UnitsInUse);

        result = result.With([.. unitPlan.Findings, .. people.Findings]) with { Counts = Count(result.Counts, source, unitPlan, people) };
        if (command.DryRun)
        {
            await work.RollBackAsync();
            await work.BeginStructuralChangeAsync(cancellationToken);
        }
        else
        {
            await ApplyAsync(unitPlan, people, command.Progress, cancellationToken);
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
        if (!force && people.Removed.Count > limit * people.StoredInScope)
            throw ImportRules.TooManyRemoved(people.Removed.Count, people.StoredInScope, limit);
    }

    private async Task ApplyAsync(UnitPlan unitPlan, EmployeePlan people, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        long done = 0;
        var total = unitPlan.Added.Count + people.Added.Count;
        await units.AddManyAsync(Counting(unitPlan.Added), cancellationToken);
        var firstId = people.Added.Count == 0 ? 0 : await ids.ReserveAsync(IdKind.Employee, people.Added.Count, cancellationToken);
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
