using System.Net;

namespace OrgChart.Application.AccessLog;

/// <summary>Takes down who asked for what.</summary>
public interface IAccessRecorder
{
    /// <summary>Takes a request down for being written later, without waiting; when too many wait already it is only counted as lost.</summary>
    void Record(in AccessRecord request);
}

/// <summary>A request that has been answered.</summary>
/// <param name="At">When the answer was complete, UTC.</param>
/// <param name="Caller">Who sent it: a user's or client's id, or <c>anonymous</c>.</param>
/// <param name="Address">Where it came from; null when it came over no network.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The pattern of the endpoint's address, e.g. <c>/api/v1/units/{id:int}</c>; <c>-</c> without an endpoint.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Duration">How long it took to answer.</param>
public readonly record struct AccessRecord(DateTime At, string Caller, IPAddress? Address, string Method, string Route, int Status, TimeSpan Duration);
