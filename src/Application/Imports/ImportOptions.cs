using System.ComponentModel.DataAnnotations;

namespace OrgChart.Application.Imports;

/// <summary>Section <c>Imports</c> of the configuration.</summary>
public sealed class ImportOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Imports";

    /// <summary>The greatest share of the people that a load may remove without being forced; 0 to 1.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Imports:MaxRemovedShare is a share between 0 and 1, e.g. 0.2 for 20 %.")]
    public double MaxRemovedShare { get; set; } = 0.2;

    /// <summary>In how many loads one after the other, of files that differ, somebody, or a unit, has to be absent until he is removed; 1 to 10. From 2 on, who is absent for the first time stays, with a finding.</summary>
    [Range(1, 10, ErrorMessage = "Imports:AbsencesBeforeRemoval is a number of loads from 1 to 10.")]
    public int AbsencesBeforeRemoval { get; set; } = 1;

    /// <summary>The most bytes a file may have once it is unpacked; the full extract of the Government of Canada has 0.3 GB.</summary>
    [Range(1L, long.MaxValue, ErrorMessage = "Imports:MaxBytes is a number of bytes, at least 1.")]
    public long MaxBytes { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Where files are kept that were sent over HTTP, until they are loaded; those of dry runs for a day, so that they can be applied. Instances share it like the keys' folder.</summary>
    [Required(ErrorMessage = "Imports:UploadFolder is a folder that this program may write to.")]
    public string UploadFolder { get; set; } = "data/uploads";
}
