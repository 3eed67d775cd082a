using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>A source as a stream that a decoder can read, and that remembers which failures are the source's own.</summary>
internal sealed class SourceStream(IRandomAccessSource source, long position) : Stream
{
    private const int FirstSize = 64 << 10;
    private const int LargestSize = 256 << 10;
    private byte[] _buffer = new byte[FirstSize];
    private int _at;
    private int _filled;
    private bool _hasRead;

    /// <summary>What broke beneath the decoder; its own exceptions are about the content.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>First byte of the source that was not yet taken from it.</summary>
    public long Taken { get; private set; } = position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => source.Length;

    public override long Position
    {
        get => Taken - (_filled - _at);
        set => throw new NotSupportedException();
    }

    /// <summary>Passes over bytes without reading them.</summary>
    public void Skip(long count)
    {
        var next = Position + count;
        if (count <= _filled - _at)
        {
            _at += (int)count;
            return;
        }

        (_at, _filled, Taken) = (0, 0, next);
    }

    /// <summary>The next bytes without taking them; fewer only at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        while (_filled - _at < count)
        {
            _buffer.AsSpan(_at.._filled).CopyTo(_buffer);
            (_at, _filled) = (0, _filled - _at);
            if (!await FillAsync(cancellationToken))
            {
                break;
            }
        }

        return _buffer.AsMemory(_at, Math.Min(count, _filled - _at));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _filled)
        {
            (_at, _filled) = (0, 0);
            await FillAsync(cancellationToken);
        }

        var count = Math.Min(buffer.Length, _filled - _at);
        _buffer.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>A source is never waited for: a decoder has to read asynchronously.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Reads behind what the buffer holds, more with each time: a source far away is then asked less often. False at the end.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_hasRead && _buffer.Length < LargestSize)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            _hasRead = true;

            var read = await source.ReadAtAsync(Taken, _buffer.AsMemory(_filled), cancellationToken);
            _filled += read;
            Taken += read;
            return read > 0;
        }
        catch (Exception exception)
        {
            Fault = exception;
            throw;
        }
    }
}
