using OrgChart.Domain.Units;

namespace OrgChart.Application.Employees;

/// <summary>Finds the units that people are to work in.</summary>
internal sealed class EmployeePlaces(IOrgUnitRepository units)
{
    /// <summary>The unit with this id.</summary>
    /// <exception cref="Domain.SharedKernel.NotFoundException"><c>unit.not_found</c></exception>
    public async Task<OrgUnitId> GetUnitAsync(int id, CancellationToken cancellationToken) =>
        (await units.GetAsync(new OrgUnitId(id), expectedVersion: null, cancellationToken)).Id;
}
