using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>The active layer of a qcow2 file, versions 2 and 3: what each L2 entry says of its cluster.</summary>
internal sealed class Qcow2Map(IRandomAccessSource file, Qcow2Tables tables) : DiskMap
{
    private readonly Qcow2Header _header = tables.Header;

    public override long VirtualSize => _header.VirtualSize;

    public override int UnitBits => _header.ClusterBits;

    public override ValueTask<TableSlice> ReadSliceAsync(long unit, CancellationToken cancellationToken) =>
        tables.ReadSliceAsync(unit, cancellationToken);

    /// <summary>The part of one subcluster from a byte on; all of a compressed cluster's rest.</summary>
    protected override DiskRun At(TableSlice slice, long offset, long limit)
    {
        var entry = EntryAt(slice, offset >> _header.ClusterBits);
        var within = offset & (_header.ClusterSize - 1);
        var kind = entry.KindOf((int)(within / _header.SubclusterSize), _header);
        var unit = kind == DiskRunKind.Compressed ? _header.ClusterSize : _header.SubclusterSize;
        var length = Math.Min(limit - offset, unit - (within % unit));
        if (kind == DiskRunKind.Compressed)
        {
            var (start, end) = entry.CompressedRange(_header.ClusterBits);
            return new(kind, length, start, Math.Min(end, file.Length));
        }

        return kind == DiskRunKind.Zero ? DiskRun.Zeros(length) : DiskRun.Plain(length, entry.HostOffset + within);
    }

    private Qcow2Entry EntryAt(TableSlice slice, long cluster)
    {
        var entry = Qcow2Entry.Of(slice, cluster);
        return entry.IsEmpty || entry.FindFault(_header, cluster << _header.ClusterBits, file.Length) is not { } fault
            ? entry
            : throw Qcow2Errors.Broken(slice.EntryOffset(cluster), fault).ToException();
    }
}
