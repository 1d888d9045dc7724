using System.Threading.Channels;
using OrgChart.Application.AccessLog;

namespace OrgChart.Infrastructure.Persistence.AccessLog;

/// <summary>Requests on their way to the access log: whoever answers them puts them in and goes on, one reader takes them out a few times a second.</summary>
internal sealed class AccessQueue : IAccessRecorder
{
    // 5 MB at most, and more than one machine answers until the reader comes again.
    private const int Capacity = 65_536;

    private readonly Channel<AccessRecord> waiting = Channel.CreateBounded<AccessRecord>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private long lost;

    /// <summary>How many wait in it.</summary>
    public int Length => waiting.Reader.Count;

    public void Record(in AccessRecord request)
    {
        if (!waiting.Writer.TryWrite(request)) Interlocked.Increment(ref lost);
    }

    /// <summary>Takes out all that is in it.</summary>
    public void MoveTo(AccessTally tally)
    {
        // No more than it holds: while requests keep coming there is always one more.
        for (var i = 0; i < Capacity && waiting.Reader.TryRead(out var request); i++) tally.Add(request);
    }

    /// <summary>How many did not get in since this was asked last.</summary>
    public long TakeLost() => Interlocked.Exchange(ref lost, 0);
}
