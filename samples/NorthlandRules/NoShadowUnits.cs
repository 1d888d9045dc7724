using OrgChart.Application.Directory;
using OrgChart.Application.Rules;
using OrgChart.Application.Units.CreateUnit;

namespace NorthlandRules;

/// <summary>A unit needs names in both official languages before it exists.</summary>
public sealed class NoShadowUnits : IBusinessRule<CreateUnitCommand>
{
    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(CreateUnitCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken)
    {
        var name = command.Details.Name;
        return Task.FromResult(name is { En: not null, Fr: not null }
            ? null
            : new Refusal("northland.no_shadow_units", "A new unit needs an English and a French name."));
    }
}
