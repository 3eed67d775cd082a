using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>
/// Directory entries: inode, record length, name length, type, name (ext4/directory.rst). Hashed directories are read as the linear ones
/// they are made to look like: an index block is one empty entry.
/// </summary>
internal static class ExtDirectory
{
    private const int MaxSize = 4 << 20;
    private const int HeaderSize = 8;
    private const int InlineParentSize = 4;

    public static async Task<List<FileEntry>> ReadAsync(ExtVolume volume, ExtInode directory, CancellationToken cancellationToken)
    {
        if (directory.IsEncrypted)
        {
            throw new InvalidDataException($"the directory of inode {directory.Number} is encrypted");
        }

        var entries = new List<FileEntry>();
        if (directory.HasInlineData)
        {
            ReadInline(volume, directory, entries);
            return entries;
        }

        if (directory.Size > MaxSize || directory.Size % volume.BlockSize != 0)
        {
            throw new InvalidDataException($"the directory of inode {directory.Number} states a size of {directory.Size} bytes");
        }

        await using var file = new ExtFile(volume, directory);
        var block = new byte[volume.BlockSize];
        for (var at = 0L; at < directory.Size; at += block.Length)
        {
            _ = await file.ReadAtAsync(at, block, cancellationToken);
            ReadBlock(volume, directory, block, entries);
        }

        return entries;
    }

    /// <summary>Four bytes of the parent's inode, entries up to byte 60, and more of them in the attribute.</summary>
    private static void ReadInline(ExtVolume volume, ExtInode directory, List<FileEntry> entries)
    {
        var bytes = ExtInlineData.Read(directory);
        var split = Math.Min(bytes.Length, directory.Block.Length);
        if (split > InlineParentSize)
        {
            ReadBlock(volume, directory, bytes.AsSpan(InlineParentSize..split), entries);
        }

        ReadBlock(volume, directory, bytes.AsSpan(split), entries);
    }

    private static void ReadBlock(ExtVolume volume, ExtInode directory, ReadOnlySpan<byte> block, List<FileEntry> entries)
    {
        for (var at = 0; at + HeaderSize <= block.Length;)
        {
            volume.Budget.Visit();
            var entry = block[at..];
            int length = ReadUInt16LittleEndian(entry[4..]);
            length = length is 0 or 0xFFFF && block.Length == 1 << 16 ? 1 << 16 : length;
            int nameLength = entry[6];
            var inode = ReadUInt32LittleEndian(entry);
            if (length == 0 && inode == 0)
            {
                // A hole in the directory.
                return;
            }

            if (length < HeaderSize || length > entry.Length || (inode != 0 && nameLength > length - HeaderSize))
            {
                throw new InvalidDataException($"the directory of inode {directory.Number} is damaged at byte {at} of a block");
            }

            Add(entries, inode, entry.Slice(HeaderSize, inode == 0 ? 0 : nameLength), entry[7]);
            at += length;
        }
    }

    private static void Add(List<FileEntry> entries, uint inode, ReadOnlySpan<byte> nameBytes, byte type)
    {
        var name = Encoding.UTF8.GetString(nameBytes);
        if (inode == 0 || name is "" or "." or "..")
        {
            return;
        }

        entries.Add(new(name, type switch { 1 => FileKind.File, 2 => FileKind.Directory, 7 => FileKind.Symlink, _ => FileKind.Other }, inode));
    }
}
