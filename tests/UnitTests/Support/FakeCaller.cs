using OrgChart.Application.Common;

namespace OrgChart.UnitTests;

/// <summary>Somebody who may what a test says.</summary>
internal sealed class FakeCaller : ICaller
{
    /// <summary>The permissions, as his token says.</summary>
    public IReadOnlyCollection<string> Permitted { get; init; } = Permissions.All;

    /// <summary>The units at the top of the branches that he is limited to, without an account; null for everywhere.</summary>
    public IReadOnlyCollection<int>? Branches { get; init; }

    public string Id => Account?.Subject ?? "operator";

    public string? RequestId => "request";

    public bool MaySeeContactData => true;

    public CallerAccount? Account { get; set; }

    public string? Address { get; set; } = "192.0.2.7";

    public string? UserAgent { get; set; } = "Browser/1.0";

    public bool May(string permission) => Permitted.Contains(permission);

    public IReadOnlyCollection<int>? BranchesOf(string permission) => Branches;
}
