using OrgChart.Application.Exports;

namespace OrgChart.WebApi.Exports;

/// <summary>A form that a part of the directory can be written in.</summary>
internal interface IExportFormat
{
    /// <summary>What callers name it by, e.g. <c>csv</c>.</summary>
    string Name { get; }

    /// <summary>Its media type, as in the header <c>Content-Type</c>.</summary>
    string MediaType { get; }

    /// <summary>What names of files end with, without the dot.</summary>
    string Extension { get; }

    /// <summary>Whether people belong to it when nobody says otherwise.</summary>
    bool ShowsPeople { get; }

    /// <summary>Writes a branch, a unit at a time; what is still in the output's buffers at the end is sent by the caller.</summary>
    Task WriteAsync(Branch branch, ExportOutput output);
}
