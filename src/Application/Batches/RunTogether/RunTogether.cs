using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Batches.RunTogether;

/// <summary>Does several things in one transaction: all of them or none.</summary>
/// <param name="Steps">Does them one after the other, and says what each came to; an exception undoes all.</param>
/// <param name="DryRun">Whether everything is undone at the end, because somebody only wants to know what would happen.</param>
public sealed record RunTogetherCommand(Func<CancellationToken, Task<IReadOnlyList<StepResult>>> Steps, bool DryRun) : IRequest<IReadOnlyList<StepResult>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

/// <summary>What one of several steps came to.</summary>
/// <param name="Id">The step's name.</param>
/// <param name="Status">The HTTP status of its answer.</param>
/// <param name="Location">Where what it made is, or null.</param>
public sealed record StepResult(string Id, int Status, string? Location);

internal sealed class RunTogetherHandler(IUnitOfWork work) : IRequestHandler<RunTogetherCommand, IReadOnlyList<StepResult>>
{
    public async Task<IReadOnlyList<StepResult>> Handle(RunTogetherCommand command, CancellationToken cancellationToken)
    {
        // With an Idempotency-Key it has begun already, and ends when the key is written down.
        var isOuter = !work.IsTogether;
        if (isOuter) await work.BeginTogetherAsync(cancellationToken);
        var results = await command.Steps(cancellationToken);
        if (command.DryRun) await work.RollBackAsync();
        else if (isOuter) await work.CompleteTogetherAsync(cancellationToken);
        return results;
    }
}
