using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>A unit as it is written down.</summary>
internal sealed record UnitRow(int Id, int? ParentId, LocalizedText Name, LocalizedText Acronym, string? SourceKey, long Version);
