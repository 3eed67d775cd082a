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
        var end = long.MaxValue;
        while (depth > 0)
        {
            volume.Budget.Visit();
            var (child, childEnd) = Child(inode, node, logical, end);
            if (child == 0)
            {
                return new(logical, childEnd - logical, 0);
            }

            end = childEnd;
            node = await volume.ReadBlockAsync(child, cancellationToken);
            depth = Depth(inode, node, depth - 1);
        }

        return Leaf(node, logical, end);
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

    /// <summary>The last index entry that starts at or before the block, and where the next one starts.</summary>
    private static (long Child, long End) Child(ExtInode inode, ReadOnlySpan<byte> node, long logical, long end)
    {
        var child = 0L;
        for (var i = 0; i < ReadUInt16LittleEndian(node[2..]); i++)
        {
            var entry = node[(EntrySize * (i + 1))..];
            var first = ReadUInt32LittleEndian(entry);
            if (first > logical)
            {
                return (child, Math.Min(end, first));
            }

            child = ReadUInt32LittleEndian(entry[4..]) | ((long)ReadUInt16LittleEndian(entry[8..]) << 32);
            if (child == 0)
            {
                throw new InvalidDataException($"the extent tree of inode {inode.Number} refers to block 0");
            }
        }

        return (child, end);
    }

    private static ExtRun Leaf(ReadOnlySpan<byte> node, long logical, long end)
    {
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
            if (logical < first + count)
            {
                var physical = ReadUInt32LittleEndian(entry[8..]) | ((long)ReadUInt16LittleEndian(entry[6..]) << 32);
                return new(first, count, stated > LongestWritten ? 0 : physical);
            }
        }

        return new(logical, end - logical, 0);
    }
}
