using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>The LZ4 frame that kernels read: blocks of 8 MiB after a magic number, each led by its compressed size (LZ4 frame format, "Legacy frame").</summary>
internal sealed class Lz4LegacyStream(Stream input) : Stream
{
    private const int BlockSize = 8 << 20;
    private const int MaxCompressed = BlockSize + (BlockSize / 255) + 16;
    private readonly byte[] _block = new byte[BlockSize];
    private bool _started;
    private int _at;
    private int _filled;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _filled && !await FillAsync(cancellationToken))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _filled - _at);
        _block.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        var header = new byte[4];
        if (!_started)
        {
            _started = true;
            await input.ReadExactlyAsync(header, cancellationToken);
        }

        if (await input.ReadAtLeastAsync(header, 4, throwOnEndOfStream: false, cancellationToken) < 4)
        {
            return false;
        }

        var size = ReadUInt32LittleEndian(header);
        if (size is 0 or > MaxCompressed)
        {
            // Padding, or another archive behind this one.
            return false;
        }

        var compressed = new byte[size];
        await input.ReadExactlyAsync(compressed, cancellationToken);
        (_at, _filled) = (0, Decode(compressed, _block));
        return _filled > 0;
    }

    /// <summary>Sequences of literals and matches (LZ4 block format).</summary>
    private static int Decode(ReadOnlySpan<byte> from, Span<byte> into)
    {
        var (read, written) = (0, 0);
        while (read < from.Length)
        {
            var token = from[read++];
            var literals = Extend(from, ref read, token >> 4);
            if (literals > from.Length - read || literals > into.Length - written)
            {
                throw new InvalidDataException("an LZ4 block ends within its literals");
            }

            from.Slice(read, literals).CopyTo(into[written..]);
            (read, written) = (read + literals, written + literals);
            if (read + 2 > from.Length)
            {
                break;
            }

            int distance = ReadUInt16LittleEndian(from[read..]);
            read += 2;
            var match = Extend(from, ref read, token & 15) + 4;
            if (distance == 0 || distance > written || match > into.Length - written)
            {
                throw new InvalidDataException("an LZ4 match points outside its block");
            }

            for (var end = written + match; written < end; written++)
            {
                into[written] = into[written - distance];
            }
        }

        return written;
    }

    private static int Extend(ReadOnlySpan<byte> from, ref int read, int start)
    {
        var length = start;
        for (var more = start == 15; more && read < from.Length && length < BlockSize; read++)
        {
            length += from[read];
            more = from[read] == 255;
        }

        return length;
    }
}
