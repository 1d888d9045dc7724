using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>A unit as it is written down.</summary>
/// <param name="Id">The id.</param>
/// <param name="ParentId">The unit above; null for a department.</param>
/// <param name="Name">The name.</param>
/// <param name="Acronym">The acronym.</param>
/// <param name="SourceKey">What the unit is called where it was loaded from, or null.</param>
/// <param name="Version">The version.</param>
/// <param name="ChildOrder">The ids of the units beneath it that come first, in their order, as one text; null when all go by name.</param>
internal sealed record UnitRow(int Id, int? ParentId, LocalizedText Name, LocalizedText Acronym, string? SourceKey, long Version, string? ChildOrder = null);
