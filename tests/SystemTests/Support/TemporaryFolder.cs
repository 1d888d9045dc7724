namespace OrgChart.SystemTests.Support;

/// <summary>A folder of its own that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("orgchart-test-").FullName;

    /// <summary>The setting that puts the database there.</summary>
    public string DatabaseSetting => $"--Database:ConnectionString=Data Source={File("orgchart.db")}";

    /// <summary>A file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
