using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Units;

/// <summary>What is known of a unit apart from where it stands in the organisation.</summary>
/// <param name="Name">The name; present in at least one language.</param>
/// <param name="Acronym">The acronym; may be missing.</param>
public sealed record UnitDetails(LocalizedText Name, LocalizedText Acronym);
