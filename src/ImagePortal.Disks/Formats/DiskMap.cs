namespace ImagePortal.Disks.Formats;

/// <summary>
/// Where the units of a virtual disk (clusters, grains, blocks) lie in its file. Neighbouring units that lie one after the other are
/// joined, so that they are read at once.
/// </summary>
internal abstract class DiskMap
{
    /// <summary>Bytes a guest would see.</summary>
    public abstract long VirtualSize { get; }

    /// <summary>A unit has 1 &lt;&lt; UnitBits bytes.</summary>
    public abstract int UnitBits { get; }

    /// <summary>Units, the last of which may be cut by the end of the disk.</summary>
    public long Units => (VirtualSize >> UnitBits) + ((VirtualSize & ((1L << UnitBits) - 1)) == 0 ? 0 : 1);

    /// <summary>The slice of the tables that maps a unit, clipped to the virtual disk.</summary>
    /// <exception cref="InvalidDataException">The file names a table that does not lie inside it.</exception>
    public abstract ValueTask<TableSlice> ReadSliceAsync(long unit, CancellationToken cancellationToken);

    /// <summary>The run that starts at a byte of the virtual disk, at most up to the limit and to the end of a table's slice.</summary>
    /// <exception cref="InvalidDataException">An entry leads outside the file or contradicts itself.</exception>
    public async ValueTask<DiskRun> ReadRunAsync(long offset, long limit, CancellationToken cancellationToken)
    {
        var slice = await ReadSliceAsync(offset >> UnitBits, cancellationToken);
        if (slice.Bytes.IsEmpty)
        {
            return DiskRun.Zeros(Math.Min(limit, slice.EndUnit << UnitBits) - offset);
        }

        var run = At(slice, offset, limit);
        for (var next = offset + run.Length; next < limit && next >> UnitBits < slice.EndUnit; next = offset + run.Length)
        {
            if (run.Join(At(slice, next, limit)) is not { } joined)
            {
                break;
            }

            run = joined;
        }

        return run;
    }

    /// <summary>Where the stored data of one compressed unit lies, clipped to the file.</summary>
    public async ValueTask<(long Start, long End)> ReadStoredRangeAsync(long unit, CancellationToken cancellationToken)
    {
        var run = At(await ReadSliceAsync(unit, cancellationToken), unit << UnitBits, VirtualSize);
        return (run.HostOffset, run.HostEnd);
    }

    /// <summary>What lies from a byte on, at most to the limit and to the end of its unit.</summary>
    /// <exception cref="InvalidDataException">The entry leads outside the file or contradicts itself.</exception>
    protected abstract DiskRun At(TableSlice slice, long offset, long limit);
}
