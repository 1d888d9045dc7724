using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Organograms;

/// <summary>A post, or a group of junior posts that the file tells in one row.</summary>
/// <param name="Line">The line of its file.</param>
/// <param name="Key">What tells it from others: its reference, or what a junior row says.</param>
/// <param name="Senior">The reference of the senior post that it reports to; empty for the top.</param>
/// <param name="Path">Department, organisation and unit, each once.</param>
/// <param name="OrganisationLevel">Where in the path the organisation stands: 1 when it is the department, else 2.</param>
/// <param name="Details">The holder and the title.</param>
internal sealed record OrganogramPost(int Line, string Key, string Senior, IReadOnlyList<LocalizedText> Path, int OrganisationLevel, EmployeeDetails Details);
