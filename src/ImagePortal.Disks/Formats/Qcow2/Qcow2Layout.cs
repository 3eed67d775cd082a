namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>Whether the tables that a header names lie inside the file, aligned, and under the limits qemu keeps too.</summary>
internal static class Qcow2Layout
{
    private const long MaxL1Size = 32 << 20;
    private const long MaxRefcountTableSize = 8 << 20;
    private const long MaxFileClusters = 1L << 28;
    private const int SnapshotHeaderSize = 40;

    public static DiskFormatError? FindFault(Qcow2Header header, long fileLength)
    {
        if (fileLength >> header.ClusterBits >= MaxFileClusters)
        {
            return Qcow2Errors.TooManyClusters(fileLength, header.ClusterSize);
        }

        return FindL1Fault(header, fileLength)
            ?? FindRefcountTableFault(header, fileLength)
            ?? (header.SnapshotCount == 0 ? null
                : FindPlaceFault(64, "snapshot table", header.SnapshotsOffset, header.SnapshotCount * SnapshotHeaderSize, header, fileLength));
    }

    private static DiskFormatError? FindL1Fault(Qcow2Header header, long fileLength)
    {
        if (header.NeededL1Entries > MaxL1Size / sizeof(ulong))
        {
            return Qcow2Errors.Broken(
                24, $"the virtual size of {header.VirtualSize} bytes is more than clusters of {header.ClusterSize} bytes can map");
        }

        if (header.L1Entries < header.NeededL1Entries || header.L1Entries > MaxL1Size / sizeof(ulong))
        {
            return Qcow2Errors.Broken(36, $"the L1 table has {header.L1Entries} entries, the disk needs {header.NeededL1Entries}");
        }

        return header.L1Entries == 0 ? null
            : FindPlaceFault(40, "L1 table", header.L1Offset, header.L1Entries * sizeof(ulong), header, fileLength);
    }

    private static DiskFormatError? FindRefcountTableFault(Qcow2Header header, long fileLength)
    {
        var size = header.RefcountTableClusters * (long)header.ClusterSize;
        return size is 0 or > MaxRefcountTableSize
            ? Qcow2Errors.Broken(56, $"the refcount table has {header.RefcountTableClusters} clusters")
            : FindPlaceFault(48, "refcount table", header.RefcountTableOffset, size, header, fileLength);
    }

    private static DiskFormatError? FindPlaceFault(
        long field, string table, long offset, long size, Qcow2Header header, long fileLength)
    {
        var what = offset % header.ClusterSize != 0 ? "is not aligned"
            : offset >= 0 && offset < header.ClusterSize ? "overlaps the header"
            : offset < 0 || offset > fileLength - size ? $"lies beyond the file's {fileLength} bytes"
            : null;
        return what is null ? null : Qcow2Errors.Broken(field, $"the {table} at byte {(ulong)offset} {what}");
    }
}
