using AutoMapper;

namespace OrgChart.Application.Imports;

/// <summary>Flat rows of the history to flat answers.</summary>
internal sealed class ImportsMapping : Profile
{
    public ImportsMapping() => CreateMap<FindingRow, FindingAnswer>();
}
