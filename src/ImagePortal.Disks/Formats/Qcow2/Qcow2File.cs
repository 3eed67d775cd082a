using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;
using static ImagePortal.Disks.Formats.Qcow2.Qcow2Form;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>
/// A disk as a qcow2 file that nobody has written. Where everything lies follows from the disk's extents alone, so that any byte is made when it is
/// asked for: header, refcount table and blocks, L1 table, the L2 tables that map something, and from the next whole MiB on the clusters of the
/// extents in their order, zeros among them too.
/// </summary>
internal sealed class Qcow2File : IRandomAccessSource
{
    // Data begins where pieces of a MiB do, as chunks of a store are cut: each is then read once and whole.
    private const long DataAlignment = (1 << 20) / ClusterSize;
    private const long RefcountTable = 1;

    private readonly IVirtualDisk _disk;
    private readonly IReadOnlyList<Run> _runs;

    // Places in the L1 table of those L2 tables that there are.
    private readonly IReadOnlyList<long> _tables;

    private readonly long _virtualSize;
    private readonly long _l1Entries;
    private readonly long _refcountBlocks;
    private readonly long _l1;
    private readonly long _l2;
    private readonly long _data;
    private readonly long _end;

    private Qcow2File(IVirtualDisk disk, IReadOnlyList<Run> runs)
    {
        (_disk, _runs) = (disk, runs);
        _tables = [.. runs.SelectMany(x => Numbers(x.Guest / EntriesPerTable, (x.GuestEnd - 1) / EntriesPerTable)).Distinct()];
        _virtualSize = VirtualSizeOf(disk);
        _l1Entries = DivideUp(DivideUp(_virtualSize, ClusterSize), EntriesPerTable);
        var (clusters, blocks) = (runs.Count == 0 ? 0 : runs[^1].FileEnd, 0L);
        for (var needed = 1L; needed > blocks; needed = DivideUp(_end, RefcountsPerBlock))
        {
            blocks = needed;
            _refcountBlocks = RefcountTable + DivideUp(blocks, EntriesPerTable);
            _l1 = _refcountBlocks + blocks;
            _l2 = _l1 + DivideUp(_l1Entries, EntriesPerTable);
            _data = DivideUp(_l2 + _tables.Count, DataAlignment) * DataAlignment;
            _end = _data + clusters;
        }
    }

    public long Length => _end * ClusterSize;

    public static async Task<Qcow2File> OpenAsync(IVirtualDisk disk, CancellationToken cancellationToken)
    {
        var runs = new List<Run>();
        await foreach (var extent in disk.ReadExtentsAsync(cancellationToken))
        {
            // Extents are apart, but may share a cluster.
            var last = runs.Count == 0 ? default : runs[^1];
            var (first, end) = (Math.Max(extent.Offset / ClusterSize, last.GuestEnd), DivideUp(extent.End, ClusterSize));
            if (first == last.GuestEnd && runs.Count > 0)
            {
                runs[^1] = last with { Count = end - last.Guest };
            }
            else
            {
                runs.Add(new(first, end - first, last.FileEnd));
            }
        }

        return new(disk, runs);
    }

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var wanted = buffer[..(int)Math.Clamp(Length - offset, 0, buffer.Length)];
        for (var done = 0; done < wanted.Length;)
        {
            var (cluster, within) = ((offset + done) / ClusterSize, (int)((offset + done) % ClusterSize));
            done += cluster < _data
                ? ReadTables(cluster, within, wanted.Span[done..])
                : await ReadDataAsync(cluster - _data, within, wanted[done..], cancellationToken);
        }

        return wanted.Length;
    }

    public ValueTask DisposeAsync() => _disk.DisposeAsync();

    private static IEnumerable<long> Numbers(long first, long last)
    {
        for (var number = first; number <= last; number++)
        {
            yield return number;
        }
    }

    private int ReadTables(long cluster, int within, Span<byte> buffer)
    {
        Span<byte> table = new byte[ClusterSize];
        if (cluster < RefcountTable)
        {
            Header(_virtualSize, _l1, _l1Entries, RefcountTable, _refcountBlocks - RefcountTable).CopyTo(table);
        }
        else if (cluster < _refcountBlocks)
        {
            WriteRefcountTable(table, cluster - RefcountTable);
        }
        else if (cluster < _l1)
        {
            WriteRefcounts(table, (cluster - _refcountBlocks) * RefcountsPerBlock);
        }
        else if (cluster < _l2)
        {
            WriteL1(table, (cluster - _l1) * EntriesPerTable);
        }
        else if (cluster < _l2 + _tables.Count)
        {
            WriteL2(table, _tables[(int)(cluster - _l2)] * EntriesPerTable);
        }

        var count = Math.Min(buffer.Length, ClusterSize - within);
        table.Slice(within, count).CopyTo(buffer);
        return count;
    }

    private void WriteRefcountTable(Span<byte> table, long part)
    {
        for (var block = part * EntriesPerTable; block < Math.Min((part + 1) * EntriesPerTable, _l1 - _refcountBlocks); block++)
        {
            WriteUInt64BigEndian(table[(int)(block % EntriesPerTable * sizeof(ulong))..], (ulong)(_refcountBlocks + block) << ClusterBits);
        }
    }

    /// <summary>Every cluster is used once, but for those that fill up the MiB before the data.</summary>
    private void WriteRefcounts(Span<byte> table, long first)
    {
        for (var cluster = first; cluster < Math.Min(first + RefcountsPerBlock, _end); cluster++)
        {
            var isUsed = cluster < _l2 + _tables.Count || cluster >= _data;
            WriteUInt16BigEndian(table[(int)((cluster - first) * sizeof(ushort))..], isUsed ? (ushort)1 : (ushort)0);
        }
    }

    private void WriteL1(Span<byte> table, long first)
    {
        for (var i = 0; i < _tables.Count; i++)
        {
            if (_tables[i] - first is >= 0 and < EntriesPerTable and var place)
            {
                WriteUInt64BigEndian(table[(int)(place * sizeof(ulong))..], EntryOf(_l2 + i));
            }
        }
    }

    private void WriteL2(Span<byte> table, long first)
    {
        for (var i = Find(x => x.GuestEnd > first); i < _runs.Count && _runs[i].Guest < first + EntriesPerTable; i++)
        {
            var run = _runs[i];
            for (var guest = Math.Max(first, run.Guest); guest < Math.Min(first + EntriesPerTable, run.GuestEnd); guest++)
            {
                WriteUInt64BigEndian(table[(int)((guest - first) * sizeof(ulong))..], EntryOf(_data + run.File + guest - run.Guest));
            }
        }
    }

    /// <summary>As much as lies side by side in the disk too.</summary>
    private async ValueTask<int> ReadDataAsync(long cluster, int within, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var run = _runs[Find(x => x.FileEnd > cluster)];
        var offset = ((run.Guest + cluster - run.File) * ClusterSize) + within;
        var count = (int)Math.Min(buffer.Length, (run.GuestEnd * ClusterSize) - offset);
        var read = await _disk.ReadAtAsync(offset, buffer[..count], cancellationToken);
        if (read < Math.Min(count, _disk.Length - offset))
        {
            throw new IOException($"The disk ended at byte {offset + read} while it was read.");
        }

        // The last cluster may reach beyond the disk.
        buffer.Span[read..count].Clear();
        return count;
    }

    /// <summary>The first run of which that is true, as it is of all behind it.</summary>
    private int Find(Predicate<Run> isTrue)
    {
        var (low, high) = (0, _runs.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = isTrue(_runs[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>Clusters that follow each other in the disk and in the file.</summary>
    /// <param name="Guest">The first, counted in the disk.</param>
    /// <param name="File">The first, counted from the beginning of the data.</param>
    private readonly record struct Run(long Guest, long Count, long File)
    {
        public long GuestEnd => Guest + Count;

        public long FileEnd => File + Count;
    }
}
