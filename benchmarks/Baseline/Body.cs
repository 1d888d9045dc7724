namespace OrgChart.Baseline;

/// <summary>Ready bytes with the headers they are sent with.</summary>
internal sealed class Body(ReadOnlyMemory<byte> bytes, IReadOnlyDictionary<string, string> headers)
{
    /// <summary>Reads all pairs of <c>NAME.body</c> and <c>NAME.headers</c> (lines of <c>Name: value</c>) in a folder.</summary>
    public static Dictionary<string, Body> ReadAll(string folder) => Directory.GetFiles(folder, "*.body").ToDictionary(
        file => Path.GetFileNameWithoutExtension(file),
        file => new Body(
            File.ReadAllBytes(file),
            File.ReadAllLines(Path.ChangeExtension(file, ".headers")).Select(line => line.Split(": ", 2))
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase)),
        StringComparer.Ordinal);

    /// <summary>Sends them as fast as ASP.NET Core can.</summary>
    public Task SendAsync(HttpContext http)
    {
        foreach (var (name, value) in headers) http.Response.Headers[name] = value;
        http.Response.ContentLength = bytes.Length;
        return http.Response.BodyWriter.WriteAsync(bytes).AsTask();
    }
}
