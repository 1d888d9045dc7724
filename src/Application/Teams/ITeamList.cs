using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;

namespace OrgChart.Application.Teams;

/// <summary>The teams for reading.</summary>
public interface ITeamList
{
    /// <summary>Teams by name in a language, then by id, with their members.</summary>
    /// <param name="employeeId">Only those that this person belongs to; null for all.</param>
    /// <param name="language">The language of the order.</param>
    /// <param name="page">Which part of the list.</param>
    Task<Page<Team>> ListAsync(int? employeeId, Language language, PageRequest page, CancellationToken cancellationToken);
}
