using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>
/// Follows every table entry once: whatever a reader would need must lie inside the file, and no cluster may serve twice.
/// </summary>
internal sealed class Qcow2Check(IRandomAccessSource file, Qcow2Tables tables)
{
    private const int TablesAtOnce = 16;
    private const long LeastBudget = 2 << 20;
    private const long MostBudget = 16 << 20;
    private const ulong RefcountOffsetMask = ~511UL;

    private readonly Qcow2Header _header = tables.Header;
    private readonly ClusterClaims _claims = new(file.Length, tables.Header.ClusterBits);

    // Enough for the tables of 16 GiB of data in clusters of 64 KiB, and more for larger files. What it leaves out is checked when it is read.
    private long _budget = Math.Clamp(file.Length / 1024, LeastBudget, MostBudget);

    /// <summary>False when the budget ended before the last L2 table.</summary>
    public bool IsComplete { get; private set; } = true;

    public bool HasCompressed => _claims.HasCompressed;

    public async Task<DiskFormatError?> RunAsync(CancellationToken cancellationToken) =>
        ClaimHeaderTables()
            ?? await CheckRefcountBlocksAsync(cancellationToken)
            ?? await CheckL2TablesAsync(cancellationToken)
            ?? FindCompressedOverlap();

    private DiskFormatError? ClaimHeaderTables() =>
        Claim(0, 0, _header.ClusterSize, "the header")
            ?? Claim(48, _header.RefcountTableOffset, _header.RefcountTableClusters * (long)_header.ClusterSize, "the refcount table")
            ?? (_header.L1Entries == 0 ? null : Claim(40, _header.L1Offset, _header.L1Entries * sizeof(ulong), "the L1 table"))
            ?? (_header.SnapshotCount == 0 ? null : Claim(64, _header.SnapshotsOffset, 1, "the snapshot table"));

    /// <summary>Only the entries of the refcount table that count clusters inside the file.</summary>
    private async Task<DiskFormatError?> CheckRefcountBlocksAsync(CancellationToken cancellationToken)
    {
        var clustersPerBlock = _header.ClusterSize * 8L / _header.RefcountBits;
        var tableEntries = _header.RefcountTableClusters * (long)_header.ClusterSize / sizeof(ulong);
        var bytes = new byte[Math.Min(tableEntries, ((file.Length >> _header.ClusterBits) / clustersPerBlock) + 1) * sizeof(ulong)];
        await file.ReadExactlyAtAsync(_header.RefcountTableOffset, bytes, cancellationToken);
        for (var at = 0; at < bytes.Length; at += sizeof(ulong))
        {
            var offset = (long)(ReadUInt64BigEndian(bytes.AsSpan(at)) & RefcountOffsetMask);
            if (offset != 0 && CheckRefcountBlock(_header.RefcountTableOffset + at, offset) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private DiskFormatError? CheckRefcountBlock(long entryOffset, long offset) =>
        offset % _header.ClusterSize != 0 || offset < 0 || offset > file.Length - _header.ClusterSize
            ? Qcow2Errors.Broken(
                entryOffset, $"the refcount block at byte {(ulong)offset} is not aligned or lies beyond the file's {file.Length} bytes")
            : Claim(entryOffset, offset, _header.ClusterSize, "the refcount block");

    private async Task<DiskFormatError?> CheckL2TablesAsync(CancellationToken cancellationToken)
    {
        foreach (var together in Enumerable.Range(0, tables.L1Count).Where(x => tables.L2Offset(x) != 0).Chunk(TablesAtOnce))
        {
            foreach (var l1Index in together)
            {
                var fault = tables.FindL2Fault(l1Index)
                    ?? Claim(_header.L1Offset + (l1Index * 8L), tables.L2Offset(l1Index), _header.ClusterSize, "the L2 table");
                if (fault is not null)
                {
                    return fault;
                }
            }

            // They lie apart, and none leads to another: a source far away is asked for all at once.
            await Task.WhenAll(together.Select(x => tables.ReadSliceAsync((long)x * _header.ClustersPerL2, cancellationToken).AsTask()));
            foreach (var l1Index in together)
            {
                if (!IsComplete)
                {
                    return null;
                }

                if (await CheckL2TableAsync(l1Index, cancellationToken) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private async Task<DiskFormatError?> CheckL2TableAsync(int l1Index, CancellationToken cancellationToken)
    {
        var first = (long)l1Index * _header.ClustersPerL2;
        var end = Math.Min(first + _header.ClustersPerL2, _header.GuestClusters);
        for (var cluster = first; cluster < end;)
        {
            var slice = await tables.ReadSliceAsync(cluster, cancellationToken);
            if (CheckEntries(slice) is { } fault)
            {
                return fault;
            }

            cluster = slice.EndUnit;
            _budget -= slice.Bytes.Length;
            if (_budget <= 0)
            {
                IsComplete = false;
                return null;
            }
        }

        return null;
    }

    private DiskFormatError? CheckEntries(TableSlice slice)
    {
        for (var cluster = slice.FirstUnit; cluster < slice.EndUnit; cluster++)
        {
            var entry = Qcow2Entry.Of(slice, cluster);
            if (entry.IsEmpty)
            {
                continue;
            }

            var entryOffset = slice.EntryOffset(cluster);
            if (entry.FindFault(_header, cluster * _header.ClusterSize, file.Length) is { } what)
            {
                return Qcow2Errors.Broken(entryOffset, what);
            }

            if (ClaimData(entryOffset, entry) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private DiskFormatError? ClaimData(long entryOffset, Qcow2Entry entry)
    {
        if (!entry.IsCompressed)
        {
            return entry.HostOffset == 0 ? null : Claim(entryOffset, entry.HostOffset, _header.ClusterSize);
        }

        var (start, end) = entry.CompressedRange(_header.ClusterBits);
        return _claims.ClaimCompressed(start, end) is { } owner
            ? Qcow2Errors.Broken(entryOffset, $"the compressed data at byte {start} overlaps {owner}")
            : null;
    }

    private DiskFormatError? Claim(long field, long start, long size, string? name = null) =>
        _claims.Claim(start, size, name) is { } owner
            ? Qcow2Errors.Broken(field, $"{name ?? "the cluster"} at byte {start} overlaps {owner}")
            : null;

    private DiskFormatError? FindCompressedOverlap() =>
        _claims.FindCompressedOverlap() is { } offset
            ? Qcow2Errors.Broken(offset, "two clusters use the same compressed data")
            : null;
}
