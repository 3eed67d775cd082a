using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>A file's inode (kernel documentation, ext4/inodes.rst).</summary>
/// <param name="Number">Inode number, from 1.</param>
/// <param name="Size">Bytes of the file, as the inode states it.</param>
/// <param name="Block">The 60 bytes of <c>i_block</c>: an extent tree's root, block numbers, a short symlink or inline data.</param>
/// <param name="Tail">What follows <c>i_extra_isize</c>: extended attributes kept in the inode.</param>
internal sealed record ExtInode(uint Number, FileKind Kind, long Size, uint Flags, byte[] Block, byte[] Tail)
{
    private const uint EncryptFlag = 0x800;
    private const uint ExtentsFlag = 0x80000;
    private const uint InlineDataFlag = 0x10000000;
    private const int BlockAt = 40;
    private const int BlockLength = 60;

    public bool HasExtents => (Flags & ExtentsFlag) != 0;

    public bool HasInlineData => (Flags & InlineDataFlag) != 0;

    public bool IsEncrypted => (Flags & EncryptFlag) != 0;

    /// <summary>A symlink whose target stands in the inode.</summary>
    public bool IsShortSymlink => Kind == FileKind.Symlink && Size < BlockLength && !HasInlineData;

    public static ExtInode Parse(uint number, ReadOnlySpan<byte> bytes)
    {
        var size = ReadUInt32LittleEndian(bytes[4..]) | ((ulong)ReadUInt32LittleEndian(bytes[108..]) << 32);
        if (size > long.MaxValue / 2)
        {
            throw new InvalidDataException($"inode {number} states a size of {size} bytes");
        }

        var tailAt = bytes.Length > 130 ? 128 + ReadUInt16LittleEndian(bytes[128..]) : bytes.Length;
        return new(
            number,
            KindOf(ReadUInt16LittleEndian(bytes)),
            (long)size,
            ReadUInt32LittleEndian(bytes[32..]),
            bytes.Slice(BlockAt, BlockLength).ToArray(),
            tailAt < bytes.Length ? bytes[tailAt..].ToArray() : []);
    }

    private static FileKind KindOf(ushort mode) => (mode & 0xF000) switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Directory,
        0xA000 => FileKind.Symlink,
        _ => FileKind.Other,
    };
}
