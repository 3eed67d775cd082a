using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>Twelve block numbers, then one block of numbers each of one, two and three levels (ext4/ifork.rst, "Direct/Indirect Block Addressing").</summary>
internal static class ExtIndirectBlocks
{
    private const int Direct = 12;

    public static async ValueTask<ExtRun> FindAsync(ExtVolume volume, ExtInode inode, long logical, CancellationToken cancellationToken)
    {
        if (logical < Direct)
        {
            return RunIn(inode.Block.AsSpan(0, Direct * 4), (int)logical, logical);
        }

        long perBlock = volume.BlockSize / 4;
        var (rest, span) = (logical - Direct, perBlock);
        for (var level = 1; level <= 3; level++)
        {
            if (rest < span)
            {
                var root = ReadUInt32LittleEndian(inode.Block.AsSpan((Direct + level - 1) * 4));
                return await DescendAsync(volume, root, level, rest, logical, cancellationToken);
            }

            rest -= span;
            span *= perBlock;
        }

        throw new InvalidDataException($"inode {inode.Number} has no place for block {logical}");
    }

    private static async ValueTask<ExtRun> DescendAsync(
        ExtVolume volume, long block, int level, long rest, long logical, CancellationToken cancellationToken)
    {
        long perBlock = volume.BlockSize / 4;
        while (true)
        {
            if (block == 0)
            {
                return new(logical, 1, 0);
            }

            volume.Budget.Visit();
            var numbers = await volume.ReadBlockAsync(block, cancellationToken);
            level--;
            var span = (long)Math.Pow(perBlock, level);
            var slot = (int)(rest / span);
            if (level == 0)
            {
                return RunIn(numbers, slot, logical);
            }

            block = ReadUInt32LittleEndian(numbers.AsSpan(slot * 4));
            rest %= span;
        }
    }

    /// <summary>Numbers that follow each other are one run.</summary>
    private static ExtRun RunIn(ReadOnlySpan<byte> numbers, int slot, long logical)
    {
        long first = ReadUInt32LittleEndian(numbers[(slot * 4)..]);
        var count = 1;
        while ((slot + count) * 4 < numbers.Length)
        {
            var expected = first == 0 ? 0 : first + count;
            if (ReadUInt32LittleEndian(numbers[((slot + count) * 4)..]) != expected)
            {
                break;
            }

            count++;
        }

        return new(logical, count, first);
    }
}
