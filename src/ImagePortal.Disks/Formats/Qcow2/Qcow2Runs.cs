using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>Joins neighbouring clusters that lie one after the other in the file, so that they are read at once.</summary>
internal sealed class Qcow2Runs(IRandomAccessSource file, Qcow2Tables tables)
{
    private const int LargestCompressedPiece = 1 << 20;

    private readonly Qcow2Header _header = tables.Header;

    /// <summary>The run that starts at a byte of the virtual disk, at most up to the limit and to the end of an L2 slice.</summary>
    /// <exception cref="InvalidDataException">An entry leads outside the file or contradicts itself.</exception>
    public async ValueTask<Qcow2Run> ReadAsync(long offset, long limit, CancellationToken cancellationToken)
    {
        var slice = await tables.ReadSliceAsync(offset >> _header.ClusterBits, cancellationToken);
        if (slice.Bytes.IsEmpty)
        {
            return new(Qcow2Kind.Zero, Math.Min(limit, slice.EndCluster << _header.ClusterBits) - offset, 0, 0);
        }

        var run = At(slice, offset, limit);
        for (var next = offset + run.Length; next < limit && next >> _header.ClusterBits < slice.EndCluster; next = offset + run.Length)
        {
            var following = At(slice, next, limit);
            if (!Continues(run, following))
            {
                break;
            }

            run = run with { Length = run.Length + following.Length, HostEnd = following.HostEnd };
        }

        return run;
    }

    /// <summary>Where the compressed data of one guest cluster lies, clipped to the file.</summary>
    public async ValueTask<(long Start, long End)> ReadCompressedRangeAsync(long cluster, CancellationToken cancellationToken)
    {
        var slice = await tables.ReadSliceAsync(cluster, cancellationToken);
        var (start, end) = EntryAt(slice, cluster).CompressedRange(_header.ClusterBits);
        return (start, Math.Min(end, file.Length));
    }

    private static bool Continues(Qcow2Run run, Qcow2Run following)
    {
        if (run.Kind != following.Kind)
        {
            return false;
        }

        return run.Kind switch
        {
            Qcow2Kind.Zero => true,
            Qcow2Kind.Plain => following.HostOffset == run.HostEnd,

            // A writer packs compressed clusters: the next starts in the last sector of the one before.
            _ => following.HostOffset > run.HostOffset && following.HostOffset <= run.HostEnd
                && following.HostEnd - run.HostOffset <= LargestCompressedPiece,
        };
    }

    /// <summary>The part of one subcluster from a byte on; all of a compressed cluster's rest.</summary>
    private Qcow2Run At(Qcow2Slice slice, long offset, long limit)
    {
        var cluster = offset >> _header.ClusterBits;
        var entry = EntryAt(slice, cluster);
        var within = offset & (_header.ClusterSize - 1);
        var subcluster = (int)(within / _header.SubclusterSize);
        var kind = entry.KindOf(subcluster, _header);
        var unit = kind == Qcow2Kind.Compressed ? _header.ClusterSize : _header.SubclusterSize;
        var length = Math.Min(limit - offset, unit - (within % unit));
        if (kind == Qcow2Kind.Compressed)
        {
            var (start, end) = entry.CompressedRange(_header.ClusterBits);
            return new(kind, length, start, Math.Min(end, file.Length));
        }

        return kind == Qcow2Kind.Zero
            ? new(kind, length, 0, 0)
            : new(kind, length, entry.HostOffset + within, entry.HostOffset + within + length);
    }

    private Qcow2Entry EntryAt(Qcow2Slice slice, long cluster)
    {
        var entry = slice.EntryOf(cluster, _header.L2EntrySize);
        return entry.IsEmpty || entry.FindFault(_header, cluster << _header.ClusterBits, file.Length) is not { } fault
            ? entry
            : throw Qcow2Errors.Met(Qcow2Errors.Broken(slice.EntryOffset(cluster, _header.L2EntrySize), fault));
    }
}
