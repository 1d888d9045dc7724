using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace OrgChart.WebApi.Exports;

/// <summary>Where an export is written: into the buffers of a pipe, and from there on its way as soon as it is worth while. Whoever writes pauses now and then, so that a slow reader is waited for.</summary>
/// <param name="pipe">The pipe.</param>
/// <param name="cancellationToken">Ends the writing.</param>
internal sealed class ExportOutput(PipeWriter pipe, CancellationToken cancellationToken) : IBufferWriter<byte>
{
    // Bytes: few enough to wait in memory, enough for a packet not to be wasted.
    private const int WorthSending = 64 * 1024;

    // Some have all their people in one unit.
    private const int PeopleAtOnce = 100;

    // UTF-8 as all is; spreadsheets take a table for another encoding unless the mark says so.
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    // Kept out of the pipe until something is sent: where writing fails before, an answer that says so begins with an empty pipe.
    private ArrayBufferWriter<byte>? beginning = new();
    private int waiting;

    private IBufferWriter<byte> Buffers => beginning is null ? pipe : beginning;

    /// <summary>Whether somebody who writes one person after the other should pause.</summary>
    /// <param name="written">How many people of a unit he has written.</param>
    public static bool IsTimeToPause(int written) => written % PeopleAtOnce == 0;

    public void Advance(int count)
    {
        Buffers.Advance(count);
        waiting += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => Buffers.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => Buffers.GetSpan(sizeHint);

    /// <summary>A stream into the buffers; writing to it never waits.</summary>
    public Stream AsStream() => new BufferStream(this);

    /// <summary>A writer of text in UTF-8.</summary>
    /// <param name="newLine">What ends a line.</param>
    /// <param name="withMark">Whether the text begins with a byte order mark.</param>
    public StreamWriter AsText(string newLine = "\n", bool withMark = false) => new(AsStream(), withMark ? Marked : Plain) { NewLine = newLine };

    /// <summary>Sends what was written when it is worth while, and waits for the reader.</summary>
    /// <exception cref="OperationCanceledException">Nobody reads any more.</exception>
    public async ValueTask PauseAsync()
    {
        if (waiting >= WorthSending) await SendAsync();
    }

    /// <summary>The same after the writers of text have handed over what they hold.</summary>
    public async ValueTask PauseAsync(TextWriter text)
    {
        await text.FlushAsync(cancellationToken);
        await PauseAsync();
    }

    /// <summary>Sends all that was written.</summary>
    /// <exception cref="OperationCanceledException">Nobody reads any more.</exception>
    public async ValueTask SendAsync()
    {
        waiting = 0;
        if (beginning is not null) pipe.Write(beginning.WrittenSpan);
        beginning = null;
        var sent = await pipe.FlushAsync(cancellationToken);
        if (sent.IsCompleted || sent.IsCanceled) throw new OperationCanceledException(cancellationToken);
    }

    private sealed class BufferStream(ExportOutput output) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => output.Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => output.Write(buffer);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            output.Write(buffer.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            output.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
