using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>The extent tree: nodes of 12-byte entries after a 12-byte header, at most five levels (ext4/ifork.rst, "Extent Tree").</summary>
internal static class ExtExtents
{
    private const ushort Magic = 0xF30A;
    private const int EntrySize = 12;
    private const int MaxDepth = 5;
    private const int LongestWritten = 32768;

    public static async ValueTask<ExtRun> FindAsync(ExtVolume volume, ExtInode inode, long logical, CancellationToken cancellationToken)
    {
        var node = inode.Block;
        var depth = Depth(inode, node, null);
        var (start, end) = (0L, long.MaxValue);
        while (depth > 0)
        {
            volume.Budget.Visit();
            (var child, start, end) = Child(inode, node, logical, start, end);
            if (child == 0)
            {
                return new(logical, end - logical, 0);
            }

            node = await volume.ReadBlockAsync(child, cancellationToken);
            depth = Depth(inode, node, depth - 1);
        }

        return Leaf(inode, node, logical, start, end);
    }

    /// <summary>A node's depth, one less than its parent's: so no tree can go round in a circle.</summary>
    private static int Depth(ExtInode inode, ReadOnlySpan<byte> node, int? expected)
    {
        var entries = ReadUInt16LittleEndian(node[2..]);
        var depth = ReadUInt16LittleEndian(node[6..]);
        if (ReadUInt16LittleEndian(node) != Magic || depth > MaxDepth || (expected is { } one && depth != one)
            || entries > (node.Length - EntrySize) / EntrySize)
        {
            throw new InvalidDataException($"the extent tree of inode {inode.Number} is damaged: {entries} entries at depth {depth}");
        }

        return depth;
    }

    /// <summary>The last index entry that starts at or before the block, where it starts, and where the next one does.</summary>
    private static (long Child, long Start, long End) Child(ExtInode inode, ReadOnlySpan<byte> node, long logical, long start, long end)
    {
        var (child, free) = (0L, start);
        for (var i = 0; i < ReadUInt16LittleEndian(node[2..]); i++)
        {
            var entry = node[(EntrySize * (i + 1))..];
            var first = ReadUInt32LittleEndian(entry);
            if (first > logical)
            {
                return (child, start, Math.Min(end, first));
            }

            (start, free) = (InOrder(inode, first, free), first + 1L);
            child = ReadUInt32LittleEndian(entry[4..]) | ((long)ReadUInt16LittleEndian(entry[8..]) << 32);
            if (child == 0)
            {
                throw new InvalidDataException($"the extent tree of inode {inode.Number} refers to block 0");
            }
        }

        return (child, start, end);
    }

    private static ExtRun Leaf(ExtInode inode, ReadOnlySpan<byte> node, long logical, long start, long end)
    {
        var free = start;
        for (var i = 0; i < ReadUInt16LittleEndian(node[2..]); i++)
        {
            var entry = node[(EntrySize * (i + 1))..];
            var first = ReadUInt32LittleEndian(entry);
            if (first > logical)
            {
                return new(logical, Math.Min(end, first) - logical, 0);
            }

            int stated = ReadUInt16LittleEndian(entry[4..]);
            var count = stated > LongestWritten ? stated - LongestWritten : stated;
            free = InOrder(inode, first, free) + count;
            if (logical < first + count)
            {
                var physical = ReadUInt32LittleEndian(entry[8..]) | ((long)ReadUInt16LittleEndian(entry[6..]) << 32);
                return new(first, Math.Min(count, end - first), stated > LongestWritten ? 0 : physical);
            }
        }

        return new(logical, end - logical, 0);
    }

    /// <summary>Entries that overlap would give one block two contents, by the way that was taken to it.</summary>
    private static long InOrder(ExtInode inode, long first, long free) => first >= free
        ? first
        : throw new InvalidDataException($"the extent tree of inode {inode.Number} is damaged: block {first} of the file is mapped twice or out of order");
}
