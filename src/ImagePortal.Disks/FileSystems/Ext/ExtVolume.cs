using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>Blocks and inodes by number.</summary>
internal sealed class ExtVolume(IRandomAccessSource source, ExtSuperblock superblock, InspectionBudget budget)
{
    private const int MaxKept = 256;
    private readonly Dictionary<uint, ExtInode> _inodes = [];

    public ExtSuperblock Superblock => superblock;

    public InspectionBudget Budget => budget;

    public int BlockSize => superblock.BlockSize;

    /// <summary>The block that byte 1024 lies in; with bigalloc not always the first data block.</summary>
    private long SuperblockBlock => ExtSuperblock.Offset / BlockSize;

    /// <summary>Fills <paramref name="into"/> from a run of blocks that must lie on the volume.</summary>
    public async ValueTask ReadAsync(long block, long within, Memory<byte> into, CancellationToken cancellationToken)
    {
        if (block <= 0 || block >= superblock.BlockCount)
        {
            throw new InvalidDataException($"block {block} is referred to, but the ext file system has {superblock.BlockCount}");
        }

        var at = (block * BlockSize) + within;
        if (await source.ReadAtAsync(at, into, cancellationToken) != into.Length)
        {
            throw new InvalidDataException($"the ext file system ends at byte {source.Length} of its partition, byte {at} is referred to");
        }
    }

    public async ValueTask<byte[]> ReadBlockAsync(long block, CancellationToken cancellationToken)
    {
        var bytes = new byte[BlockSize];
        await ReadAsync(block, 0, bytes, cancellationToken);
        return bytes;
    }

    public async ValueTask<ExtInode> ReadInodeAsync(uint number, CancellationToken cancellationToken)
    {
        if (_inodes.TryGetValue(number, out var known))
        {
            return known;
        }

        if (number == 0 || number > superblock.InodeCount)
        {
            throw new InvalidDataException($"inode {number} is referred to, but the ext file system has {superblock.InodeCount}");
        }

        budget.Visit();
        var table = await InodeTableAsync((number - 1) / superblock.InodesPerGroup, cancellationToken);
        var at = (long)((number - 1) % superblock.InodesPerGroup) * superblock.InodeSize;
        var bytes = new byte[superblock.InodeSize];
        await ReadAsync(table + (at / BlockSize), at % BlockSize, bytes, cancellationToken);
        var inode = ExtInode.Parse(number, bytes);
        if (_inodes.Count < MaxKept)
        {
            _inodes.Add(number, inode);
        }

        return inode;
    }

    /// <summary>First block of a group's inode table: <c>bg_inode_table</c> at 8 and 40 of its descriptor (ext4/group_descr.rst).</summary>
    private async ValueTask<long> InodeTableAsync(uint group, CancellationToken cancellationToken)
    {
        if (group >= superblock.GroupCount)
        {
            throw new InvalidDataException($"group {group} is referred to, but the ext file system has {superblock.GroupCount}");
        }

        var perBlock = (uint)(BlockSize / superblock.DescriptorSize);
        var metaGroup = group / perBlock;
        var usesMetaGroups = superblock.Has(ExtFeatures.MetaGroups) && metaGroup >= superblock.FirstMetaGroup;
        var block = usesMetaGroups ? MetaGroupBlock(metaGroup * perBlock) : SuperblockBlock + 1 + metaGroup;
        var descriptor = new byte[superblock.DescriptorSize];
        await ReadAsync(block, group % perBlock * superblock.DescriptorSize, descriptor, cancellationToken);
        var high = descriptor.Length >= 64 ? ReadUInt32LittleEndian(descriptor.AsSpan(40)) : 0;
        return (long)Math.Min(ReadUInt32LittleEndian(descriptor.AsSpan(8)) | ((ulong)high << 32), (ulong)superblock.BlockCount);
    }

    /// <summary>Descriptors of a meta group stand in its first group, after the superblock's copy where there is one (ext4/blockgroup.rst).</summary>
    private long MetaGroupBlock(uint firstGroup)
    {
        var start = superblock.FirstDataBlock + ((long)firstGroup * superblock.BlocksPerGroup);
        return firstGroup == 0 ? SuperblockBlock + 1 : HasSuperblockCopy(firstGroup) ? start + 1 : start;
    }

    private static bool HasSuperblockCopy(uint group) => group <= 1 || IsPower(group, 3) || IsPower(group, 5) || IsPower(group, 7);

    private static bool IsPower(uint value, uint of)
    {
        while (value % of == 0)
        {
            value /= of;
        }

        return value == 1;
    }
}
