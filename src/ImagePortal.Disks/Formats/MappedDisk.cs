using System.Buffers;
using System.Runtime.CompilerServices;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>A disk whose units lie anywhere in its file, plain or compressed, as its map tells.</summary>
/// <param name="decoder">For compressed units; null for a format that has none.</param>
internal sealed class MappedDisk(
    DiskFormat format, string details, IRandomAccessSource file, DiskMap map, IUnitDecoder? decoder = null) : IVirtualDisk
{
    private const int DecodedCapacity = 4 << 20;

    private readonly BlockCache _decoded = new(DecodedCapacity);

    public DiskFormat Format => format;

    public string Details => details;

    public long Length => map.VirtualSize;

    private int UnitSize => 1 << map.UnitBits;

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var wanted = (int)Math.Min(buffer.Length, Math.Max(0, Length - offset));
        for (var done = 0; done < wanted;)
        {
            var position = offset + done;
            var run = await map.ReadRunAsync(position, offset + wanted, cancellationToken);
            var into = buffer.Slice(done, (int)run.Length);
            if (run.Kind == DiskRunKind.Compressed && CopyDecoded(position, into) is var copied and > 0)
            {
                done += copied;
                continue;
            }

            switch (run.Kind)
            {
                case DiskRunKind.Zero:
                    into.Span.Clear();
                    break;
                case DiskRunKind.Plain:
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
            var run = await map.ReadRunAsync(position, Length, cancellationToken);
            if (run.Kind != DiskRunKind.Zero)
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
        decoder?.Dispose();
        _decoded.Clear();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads the run's piece of the file at once, then decodes its units one by one.</summary>
    private async ValueTask ReadCompressedAsync(DiskRun run, long position, Memory<byte> into, CancellationToken cancellationToken)
    {
        var size = (int)(run.HostEnd - run.HostOffset);
        var piece = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            await file.ReadExactlyAtAsync(run.HostOffset, piece.AsMemory(0, size), cancellationToken);
            for (var done = 0; done < into.Length;)
            {
                var unit = (position + done) >> map.UnitBits;
                var (start, end) = await map.ReadStoredRangeAsync(unit, cancellationToken);
                var stored = piece.AsMemory((int)(start - run.HostOffset), (int)(end - start));
                done += Decode(unit, stored, start, (int)((position + done) & (UnitSize - 1)), into.Span[done..]);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>What the read wants of its first unit, if that was decoded before. Returns the bytes copied.</summary>
    private int CopyDecoded(long position, Memory<byte> into)
    {
        if (!_decoded.TryGet(position >> map.UnitBits, out var unit))
        {
            return 0;
        }

        var within = (int)(position & (UnitSize - 1));
        var count = Math.Min(into.Length, UnitSize - within);
        unit.Slice(within, count).CopyTo(into);
        return count;
    }

    /// <summary>Decodes straight into the reader's buffer when it takes the whole unit, else beside it, to be kept.</summary>
    private int Decode(long number, ReadOnlyMemory<byte> stored, long hostOffset, int within, Span<byte> into)
    {
        var count = Math.Min(into.Length, UnitSize - within);
        var kept = count < UnitSize ? new byte[UnitSize] : null;
        if (decoder!.FindFaultDecoding(number, stored, kept ?? into[..count]) is { } fault)
        {
            throw new InvalidDataException($"The {format.ToWireName()} file is damaged: {fault} (byte {hostOffset} of the file).");
        }

        if (kept is not null)
        {
            kept.AsSpan(within, count).CopyTo(into);
            _decoded.Add(number, kept);
        }

        return count;
    }
}
