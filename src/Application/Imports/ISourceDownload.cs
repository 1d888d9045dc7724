using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports;

/// <summary>Fetches the file that is loaded on a schedule.</summary>
public interface ISourceDownload
{
    /// <summary>Fetches it, unless it is still the one that is known.</summary>
    /// <param name="knownTag">What the source calls the one that is known; null to have it whichever it is.</param>
    /// <param name="target">Gets its bytes.</param>
    /// <returns>What came; null when it is still the one that is known.</returns>
    /// <exception cref="RuleBrokenException">One of <see cref="Domain.Imports.DownloadRules"/>: it did not come, or not whole.</exception>
    Task<DownloadedFile?> FetchAsync(string? knownTag, Stream target, CancellationToken cancellationToken);
}

/// <summary>A file that was fetched.</summary>
/// <param name="Name">Its name without folders, for messages.</param>
/// <param name="Tag">What the source calls it (entity tag); null when it does not say.</param>
public sealed record DownloadedFile(string Name, string? Tag);
