using OrgChart.Domain.Employees;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units;

/// <summary>Moves all that is directly in a unit into another one.</summary>
internal sealed class UnitContents(IOrgUnitRepository units, IEmployeeRepository employees, TimeProvider time)
{
    /// <summary>Moves the units directly beneath a unit, and its people.</summary>
    /// <exception cref="Domain.SharedKernel.NotFoundException"><c>unit.not_found</c></exception>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>unit.beneath_itself</c></exception>
    public async Task MoveAsync(OrgUnit from, OrgUnitId to, CancellationToken cancellationToken)
    {
        var destination = await units.GetLineageAsync(to, cancellationToken);
        from.EnsureCanMoveContentsTo(destination);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var child in await units.ListChildrenAsync(from.Id, cancellationToken)) child.MoveBeneath(destination, now);
        foreach (var person in await employees.ListInUnitAsync(from.Id, cancellationToken)) person.MoveTo(to, now);
    }
}
