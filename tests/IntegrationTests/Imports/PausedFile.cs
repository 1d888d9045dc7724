using OrgChart.Application.Imports;
using OrgChart.IntegrationTests.Imports.Geds;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>A file on a very slow disk: who reads it waits until the test goes on.</summary>
internal sealed class PausedFile : IDisposable
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim mayGoOn = new();

    public PausedFile(GedsExtract extract)
    {
        var bytes = extract.Bytes();
        File = new SourceFile("gedsOpenData.csv", () =>
        {
            reached.TrySetResult();
            mayGoOn.Wait(Patience.Limit);
            return new MemoryStream(bytes, writable: false);
        });
    }

    public SourceFile File { get; }

    /// <summary>Waits until somebody reads the file.</summary>
    public Task ReachedAsync() => reached.Task.WaitAsync(Patience.Limit);

    /// <summary>Lets everybody read.</summary>
    public void GoOn() => mayGoOn.Set();

    public void Dispose() => GoOn();
}
