using SharpCompress.Compressors.Xz;

namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>The blocks of one xz stream, each opened only after its header was seen to ask for a bounded dictionary (xz file format 1.2.1, §3).</summary>
internal sealed class XzBlocksStream(SourceStream input, long largestDictionary) : Stream
{
    private const int PeekSize = 32;
    private CheckType _check;
    private int _checkSize;
    private XZBlock? _block;
    private bool _started;
    private bool _ended;

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
        while (!_ended)
        {
            _block ??= await NextAsync(cancellationToken);
            if (_block is null)
            {
                break;
            }

            var read = await _block.ReadAsync(buffer, cancellationToken);
            if (read > 0)
            {
                return read;
            }

            _block = null;
        }

        _ended = true;
        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Null at the index, which begins with a zero byte where a block states its header's size.</summary>
    private async ValueTask<XZBlock?> NextAsync(CancellationToken cancellationToken)
    {
        if (!_started)
        {
            _started = true;
            var header = await XZHeader.FromStreamAsync(input, cancellationToken);
            (_check, _checkSize) = (header.BlockCheckType, header.BlockCheckSize);
        }

        var start = await input.PeekAsync(PeekSize, cancellationToken);
        if (start.Length < 8 || start.Span[0] == 0)
        {
            return null;
        }

        return DictionarySize(start.Span) <= largestDictionary
            ? new(input, _check, _checkSize)
            : throw new InvalidDataException($"its xz dictionary is larger than {largestDictionary >> 20} MiB, or it uses more than LZMA2");
    }

    /// <summary>
    /// Header size, flags, optional sizes, then the filters (§3.1); LZMA2's one property byte gives the dictionary (§5.3.1). Chains of
    /// several filters are as good as unbounded: nobody packs an initramfs with them.
    /// </summary>
    private static long DictionarySize(ReadOnlySpan<byte> header)
    {
        var (flags, at) = (header[1], 2);
        for (var sizes = ((flags >> 6) & 1) + (flags >> 7); sizes > 0; sizes--)
        {
            while (at < header.Length - 3 && (header[at] & 0x80) != 0)
            {
                at++;
            }

            at++;
        }

        var isLzma2 = (flags & 3) == 0 && at + 2 < header.Length && header[at] == 0x21;
        var bits = isLzma2 ? header[at + 2] & 0x3F : 40;
        return bits >= 40 ? long.MaxValue : (2L | (uint)(bits & 1)) << ((bits / 2) + 11);
    }
}
