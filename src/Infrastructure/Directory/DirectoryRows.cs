using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>A unit as it is written down.</summary>
internal sealed record UnitRow(int Id, int? ParentId, LocalizedText Name, LocalizedText Acronym, string? SourceKey, long Version);

/// <summary>An employee as it is written down.</summary>
internal sealed record EmployeeRow(
    int Id, int UnitId, int? ManagerId, string Surname, string GivenName, LocalizedText JobTitle, string? Phone, string? Email,
    LocalizedText Street, Locality Locality, string? PostalCode, LocalizedText Building, string? Floor, string? Room, long Version);
