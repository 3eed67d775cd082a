using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>A file of lzop as kernels read it (lib/decompress_unlzo.c): a header of a few versions, then blocks led by their two sizes.</summary>
internal sealed class LzopStream(Stream input) : Stream
{
    private const int MagicSize = 9;
    private const int LargestBlock = 8 << 20;
    private const uint HasFilter = 0x800;
    private const ushort VersionWithLevel = 0x0940;
    private uint _flags;
    private bool _started;
    private byte[] _block = [];
    private int _at;

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
        if (!_started)
        {
            _started = true;
            await ReadHeaderAsync(cancellationToken);
        }

        if (_at == _block.Length && !await FillAsync(cancellationToken))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _block.Length - _at);
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

    /// <summary>Magic, version, library, since 0.940 version needed, method, since 0.940 level, flags, filter, mode, times, name, checksum.</summary>
    private async ValueTask ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var start = await TakeAsync(MagicSize + 4, cancellationToken);
        var isNew = ReadUInt16BigEndian(start.AsSpan(MagicSize)) >= VersionWithLevel;
        await TakeAsync(isNew ? 4 : 1, cancellationToken);
        _flags = ReadUInt32BigEndian(await TakeAsync(4, cancellationToken));
        await TakeAsync(((_flags & HasFilter) != 0 ? 4 : 0) + (isNew ? 12 : 8), cancellationToken);
        var nameLength = (await TakeAsync(1, cancellationToken))[0];
        await TakeAsync(nameLength + 4, cancellationToken);
    }

    /// <summary>Sums of the plain bytes stand in front of a block, and of the packed ones where it is packed.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        (_block, _at) = ([], 0);
        var size = ReadUInt32BigEndian(await TakeAsync(4, cancellationToken));
        if (size == 0)
        {
            return false;
        }

        var packedSize = ReadUInt32BigEndian(await TakeAsync(4, cancellationToken));
        if (size > LargestBlock || packedSize > size)
        {
            throw new InvalidDataException($"an lzop block states {packedSize} bytes for {size}");
        }

        var sums = Sums(0x1) + Sums(0x100) + (packedSize < size ? Sums(0x2) + Sums(0x200) : 0);
        await TakeAsync(sums, cancellationToken);
        var packed = await TakeAsync((int)packedSize, cancellationToken);
        _block = packedSize == size ? packed : Unpack(packed, (int)size);
        return true;
    }

    private int Sums(uint flag) => (_flags & flag) != 0 ? 4 : 0;

    private static byte[] Unpack(byte[] packed, int size)
    {
        var block = new byte[size];
        return new Lzo1x(packed, block).Decompress() == size ? block : throw new InvalidDataException("an lzop block is shorter than it states");
    }

    private async ValueTask<byte[]> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await input.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
