namespace OrgChart.Application.Directory;

/// <summary>The directory is not in memory yet; ask again in a moment.</summary>
public sealed class DirectoryNotLoadedException() : Exception("The directory is not loaded yet.");
