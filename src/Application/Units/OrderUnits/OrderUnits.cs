using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.OrderUnits;

/// <summary>Puts the units directly beneath one in an order.</summary>
/// <param name="UnitId">The unit above.</param>
/// <param name="Order">The ids of the first ones, in their order; the others follow by name. Empty for all by name.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record OrderUnitsCommand(int UnitId, IReadOnlyList<int> Order, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class OrderUnitsValidator : AbstractValidator<OrderUnitsCommand>
{
    public OrderUnitsValidator() => RuleFor(command => command.Order).Must(order => order.Count <= MaxOrder).WithMessage($"An order names at most {MaxOrder} units.").OverridePropertyName("order");

    private const int MaxOrder = 1000;
}

internal sealed class OrderUnitsHandler(IOrgUnitRepository units, IUnitOfWork work) : IRequestHandler<OrderUnitsCommand, Written>
{
    public async Task<Written> Handle(OrderUnitsCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var unit = await units.GetAsync(new OrgUnitId(command.UnitId), command.ExpectedVersion, cancellationToken);
        var children = await units.ListChildrenAsync(unit.Id, cancellationToken);

        unit.OrderChildren([.. command.Order.Select(id => new OrgUnitId(id))], [.. children.Select(child => child.Id)]);

        await work.CommitAsync(cancellationToken);
        return new(command.UnitId, unit.Version);
    }
}
