namespace OrgChart.Application.Operations;

/// <summary>A folder whose contents are nobody else's business: keys, and files with people in them.</summary>
public static class PrivateFolder
{
    /// <summary>Makes a folder for the owner only (0700; Windows: as its parent), unless it is there.</summary>
    /// <param name="path">Where; folders above it are made too.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder above does not allow it.</exception>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) System.IO.Directory.CreateDirectory(path);
        else System.IO.Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
