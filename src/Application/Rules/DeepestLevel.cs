using Microsoft.Extensions.Options;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Rules;

/// <summary>The organisation has no more levels of units than <see cref="RuleOptions.MaxLevels"/>.</summary>
public sealed class DeepestLevel(IOptions<RuleOptions> options)
    : IBusinessRule<CreateUnitCommand>, IBusinessRule<MoveUnitCommand>, IBusinessRule<DeleteUnitCommand>, IBusinessRule<MergeUnitsCommand>
{
    /// <inheritdoc/>
    public bool IsInForce => options.Value.MaxLevels is not null;

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(CreateUnitCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        Check(command.ParentId is { } parent ? LevelOf(parent, directory) + 1 : 1);

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(MoveUnitCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        Check(LevelOf(command.ParentId, directory) + 1 + directory.LevelsBeneath(new OrgUnitId(command.UnitId)));

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(DeleteUnitCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        Check(command.MoveContentsTo is { } destination ? LevelOf(destination, directory) + directory.LevelsBeneath(new OrgUnitId(command.UnitId)) : 0);

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(MergeUnitsCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        Check(LevelOf(command.IntoId, directory) + directory.LevelsBeneath(new OrgUnitId(command.UnitId)));

    private static int LevelOf(int unit, IDirectorySnapshot directory) => directory.PathTo(new OrgUnitId(unit), new Translation(Language.English)).Count;

    private Task<Refusal?> Check(int level) => Task.FromResult(
        options.Value.MaxLevels is { } most && level > most
            ? new Refusal("rules.too_deep", $"That would make {level} levels of units; at most {most} are allowed here.")
            : null);
}
