namespace OrgChart.SystemTests.Support;

/// <summary>Finds the files of the checkout that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The checkout's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program: the one that <c>./test</c> names, compiled ahead of time, because most of what these tests cost is its starts; else the one that was built with the tests.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("ORGCHART_TEST_PROGRAM") ?? typeof(Program).Assembly.Location.Replace(
        Path.Combine("tests", "SystemTests"), Path.Combine("src", "WebApi"), StringComparison.Ordinal);

    /// <summary>The demo organisation.</summary>
    public static string Demo { get; } = PathOf("demo", "organisation.csv");

    /// <summary>A file or folder of the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrgChart.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
