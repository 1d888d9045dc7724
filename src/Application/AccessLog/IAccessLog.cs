using OrgChart.Application.Common;

namespace OrgChart.Application.AccessLog;

/// <summary>The access log for reading.</summary>
public interface IAccessLog
{
    /// <summary>The entries that meet all conditions, newest first.</summary>
    Task<Page<AccessEntryAnswer>> ListAsync(AccessFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Forgets within the transaction which addresses a caller's requests came from.</summary>
    Task ForgetAddressesAsync(string caller, CancellationToken cancellationToken);
}

/// <summary>Conditions that entries of the access log in a list all meet; null means no condition.</summary>
/// <param name="Caller">Was sent by this one.</param>
/// <param name="Address">Came from this address.</param>
/// <param name="Method">Has this method.</param>
/// <param name="Route">Went to the endpoint with this pattern.</param>
/// <param name="Status">Was answered with this status.</param>
/// <param name="From">Not before this moment, UTC.</param>
/// <param name="To">Before this moment, UTC.</param>
public sealed record AccessFilter(
    string? Caller = null, string? Address = null, string? Method = null, string? Route = null, int? Status = null, DateTime? From = null, DateTime? To = null);
