using ImagePortal.Disks.Sources;

namespace ImagePortal.Core.Exports;

/// <summary>A source as a stream for those who send streams, in pieces as chunks are cut: each chunk is read once and whole.</summary>
/// <param name="place">Given back in the end.</param>
internal sealed class DownloadStream(IRandomAccessSource source, IDisposable place) : Stream
{
    private const int PieceSize = 1 << 20;

    private readonly byte[] _piece = new byte[PieceSize];
    private long _start;
    private int _filled;
    private bool _isOver;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => source.Length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.Length == 0)
        {
            return 0;
        }

        if (Position < _start || Position >= _start + _filled)
        {
            (_start, _filled) = (Position - (Position % PieceSize), 0);
            var wanted = (int)Math.Min(PieceSize, Length - _start);
            var read = await source.ReadAtAsync(_start, _piece.AsMemory(0, wanted), cancellationToken);
            _filled = read == wanted ? read : throw new IOException($"The image ended at byte {_start + read} while it was read.");
        }

        var within = (int)(Position - _start);
        var count = Math.Min(buffer.Length, _filled - within);
        _piece.AsMemory(within, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>A store is never waited for: the sender has to read asynchronously.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (!_isOver)
        {
            _isOver = true;
            place.Dispose();
            await source.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
