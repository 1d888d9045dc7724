namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>The source tree that the tests were built from.</summary>
internal static class SourceFolder
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OrgChart.sln"))) return folder.FullName;
        throw new InvalidOperationException("No folder above the tests has OrgChart.sln.");
    }
}
