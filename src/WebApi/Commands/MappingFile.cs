using OrgChart.Application.Imports;

namespace OrgChart.WebApi.Commands;

/// <summary>A mapping of columns as a JSON file that people put right by hand.</summary>
internal static class MappingFile
{
    /// <summary>Reads one.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.mapping_wrong</c></exception>
    public static ColumnMapping Read(FileInfo file) => ColumnMappingJson.Read(File.ReadAllText(file.FullName), file.Name);

    /// <summary>Writes one.</summary>
    public static void Write(ColumnMapping mapping, FileInfo file) => File.WriteAllText(file.FullName, ColumnMappingJson.Write(mapping) + Environment.NewLine);
}
