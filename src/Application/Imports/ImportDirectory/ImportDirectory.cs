using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>Loads a directory from a file.</summary>
/// <param name="Format">The file's format, e.g. <c>geds</c>.</param>
/// <param name="File">The file.</param>
/// <param name="Departments">Acronyms of the only departments to load; empty for all.</param>
/// <param name="DryRun">Whether to say only what would change.</param>
/// <param name="Force">Whether to load even when more people would be removed than <see cref="ImportOptions.MaxRemovedShare"/> allows.</param>
/// <param name="Progress">Told now and then how far the load has come.</param>
public sealed record ImportDirectoryCommand(
    string Format, SourceFile File, IReadOnlyList<string> Departments, bool DryRun, bool Force, IProgress<ImportProgress> Progress)
    : IRequest<ImportOutcome>, INeedPermission
{
    /// <summary>Told the load's id once it has begun: from then on it stands in the history, whatever becomes of it.</summary>
    public Action<ImportId>? Begun { get; init; }

    /// <summary>The revision that the directory must still have, as a dry run saw it; null for whichever it has.</summary>
    public long? ExpectedRevision { get; init; }

    /// <inheritdoc/>
    public string Permission => Permissions.ImportsRun;
}

/// <summary>How a load ended.</summary>
/// <param name="Import">The load as it stands in the history.</param>
/// <param name="Findings">What somebody should know, in the file's order.</param>
public sealed record ImportOutcome(Import Import, IReadOnlyList<ImportFinding> Findings);

internal sealed class ImportDirectoryValidator : AbstractValidator<ImportDirectoryCommand>
{
    public ImportDirectoryValidator()
    {
        RuleFor(command => command.Format).NotEmpty().MaximumLength(SourceKey.MaxSourceLength);
        RuleForEach(command => command.Departments).NotEmpty();
    }
}

internal sealed class ImportDirectoryHandler(IEnumerable<IDirectorySource> sources, ImportJournal journal, DirectoryLoad load, ServerMetrics metrics)
    : IRequestHandler<ImportDirectoryCommand, ImportOutcome>
{
    public async Task<ImportOutcome> Handle(ImportDirectoryCommand command, CancellationToken cancellationToken)
    {
        var source = sources.FirstOrDefault(s => s.Format == command.Format)
            ?? throw ImportRules.UnknownFormat(command.Format, sources.Select(s => s.Format));
        if (command.File.Mapping is not null && source is not ITableSource) throw ImportRules.FixedColumns(command.Format);
        var import = await journal.StartAsync(command.Format, command.DryRun, cancellationToken);
        using var measured = metrics.Load(command.DryRun);
        var result = new LoadResult(new ImportCounts(), []);
        try
        {
            command.Begun?.Invoke(import.Id);
            var directory = await journal.KeepAliveAsync(import, stop => source.ReadAsync(command.File, command.Departments, journal.Watch(command.Progress), stop), cancellationToken);
            result = LoadResult.After(directory.Reading);
            result = await load.RunAsync(directory, command, import, result, cancellationToken);
        }
        catch (CodedException reason)
        {
            result = result.Refused(reason);
            await journal.FailAsync(import.Id, reason, result);
        }
        catch (OperationCanceledException)
        {
            await journal.CancelAsync(import.Id);
            measured.End(ImportState.Cancelled);
            throw;
        }
        catch
        {
            await journal.FailAsync(import.Id, ImportRules.Broken(), result.Refused(ImportRules.Broken()));
            throw;
        }

        var ended = await journal.ReadAsync(import.Id, cancellationToken);
        measured.End(ended.State, ended.Counts.Rows);
        return new(ended, result.FindingsToTell);
    }
}
