using System.Buffers;
using System.Runtime.CompilerServices;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>The active layer of a qcow2 file, versions 2 and 3 (qemu, docs/interop/qcow2.rst).</summary>
internal sealed class Qcow2Disk(IRandomAccessSource file, Qcow2Tables tables, string details) : IVirtualDisk
{
    private const int DecodedCapacity = 4 << 20;

    private readonly Qcow2Header _header = tables.Header;
    private readonly Qcow2Runs _runs = new(file, tables);
    private readonly Qcow2Decoder _decoder = new(tables.Header.Compression);
    private readonly BlockCache _decoded = new(DecodedCapacity);

    public DiskFormat Format => DiskFormat.Qcow2;

    public string Details => details;

    public long Length => _header.VirtualSize;

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var wanted = (int)Math.Min(buffer.Length, Math.Max(0, Length - offset));
        for (var done = 0; done < wanted;)
        {
            var position = offset + done;
            var run = await _runs.ReadAsync(position, offset + wanted, cancellationToken);
            var into = buffer.Slice(done, (int)run.Length);
            switch (run.Kind)
            {
                case Qcow2Kind.Zero:
                    into.Span.Clear();
                    break;
                case Qcow2Kind.Plain:
                    await file.ReadExactlyAtAsync(run.HostOffset, into, cancellationToken);
                    break;
                default:
                    await ReadCompressedAsync(run, position, into, cancellationToken);
                    break;
            }

            done += into.Length;
        }

        return wanted;
    }

    public async IAsyncEnumerable<DiskExtent> ReadExtentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (start, end) = (0L, 0L);
        for (var position = 0L; position < Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var run = await _runs.ReadAsync(position, Length, cancellationToken);
            if (run.Kind != Qcow2Kind.Zero)
            {
                if (position != end && end > start)
                {
                    yield return new(start, end - start);
                }

                start = position == end ? start : position;
                end = position + run.Length;
            }

            position += run.Length;
        }

        if (end > start)
        {
            yield return new(start, end - start);
        }
    }

    public ValueTask DisposeAsync()
    {
        _decoder.Dispose();
        _decoded.Clear();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads the run's piece of the file at once, then decodes its clusters one by one.</summary>
    private async ValueTask ReadCompressedAsync(Qcow2Run run, long position, Memory<byte> into, CancellationToken cancellationToken)
    {
        if (TryCopyDecoded(position, into))
        {
            return;
        }

        var size = (int)(run.HostEnd - run.HostOffset);
        var piece = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            await file.ReadExactlyAtAsync(run.HostOffset, piece.AsMemory(0, size), cancellationToken);
            for (var done = 0; done < into.Length;)
            {
                var cluster = (position + done) >> _header.ClusterBits;
                var (start, end) = await _runs.ReadCompressedRangeAsync(cluster, cancellationToken);
                var compressed = piece.AsMemory((int)(start - run.HostOffset), (int)(end - start));
                done += Decode(cluster, compressed, start, (int)((position + done) & (_header.ClusterSize - 1)), into.Span[done..]);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Small reads within one cluster that was decoded before.</summary>
    private bool TryCopyDecoded(long position, Memory<byte> into)
    {
        var within = (int)(position & (_header.ClusterSize - 1));
        if (within + into.Length > _header.ClusterSize || !_decoded.TryGet(position >> _header.ClusterBits, out var cluster))
        {
            return false;
        }

        cluster.Slice(within, into.Length).CopyTo(into);
        return true;
    }

    /// <summary>Decodes straight into the reader's buffer when it takes the whole cluster, else beside it, to be kept.</summary>
    private int Decode(long cluster, ReadOnlyMemory<byte> compressed, long hostOffset, int within, Span<byte> into)
    {
        var count = Math.Min(into.Length, _header.ClusterSize - within);
        var kept = count < _header.ClusterSize ? new byte[_header.ClusterSize] : null;
        if (!_decoder.TryDecode(compressed, kept ?? into[..count]))
        {
            throw Qcow2Errors.Met(Qcow2Errors.Broken(hostOffset, "a compressed cluster cannot be decoded"));
        }

        if (kept is not null)
        {
            kept.AsSpan(within, count).CopyTo(into);
            _decoded.Add(cluster, kept);
        }

        return count;
    }
}
