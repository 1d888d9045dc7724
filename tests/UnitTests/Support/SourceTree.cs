namespace OrgChart.UnitTests;

/// <summary>The files of this repository.</summary>
internal static class SourceTree
{
    /// <summary>The folder with the solution.</summary>
    public static DirectoryInfo Root { get; } = FindRoot();

    public static DirectoryInfo Folder(string path) => new(Path.Combine(Root.FullName, path));

    /// <summary>Files beneath a folder, without what the build writes and what npm installs.</summary>
    public static IReadOnlyList<FileInfo> Files(string folder, string pattern) =>
        [.. Folder(folder).EnumerateFiles(pattern, SearchOption.AllDirectories).Where(file => !PathOf(file).Split('/').Any(part => part is "bin" or "obj" or "node_modules"))];

    /// <summary>A file's path within the repository, with slashes.</summary>
    public static string PathOf(FileSystemInfo file) => Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');

    public static string Read(FileInfo file) => File.ReadAllText(file.FullName);

    private static DirectoryInfo FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OrgChart.sln"))) return folder;
        throw new InvalidOperationException("No folder above the tests has OrgChart.sln.");
    }
}
