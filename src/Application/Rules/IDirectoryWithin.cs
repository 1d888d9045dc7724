using OrgChart.Application.Directory;

namespace OrgChart.Application.Rules;

/// <summary>The directory as a command finds it: with what its own transaction has already done, which nobody else sees yet.</summary>
public interface IDirectoryWithin
{
    /// <summary>The directory within the transaction that has begun.</summary>
    Task<IDirectorySnapshot> CurrentAsync(CancellationToken cancellationToken);
}
