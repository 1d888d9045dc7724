namespace OrgChart.Application.Common;

/// <summary>What a command came to.</summary>
/// <param name="Id">The id of what was made or changed.</param>
/// <param name="Version">The version that it has now.</param>
public sealed record Written(int Id, long Version);
