using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>Small files kept in the inode: 60 bytes in <c>i_block</c>, the rest in the attribute <c>system.data</c> (ext4/inlinedata.rst, ext4/attributes.rst).</summary>
internal static class ExtInlineData
{
    private const uint AttributeMagic = 0xEA020000;
    private const int EntrySize = 16;
    private const byte SystemIndex = 7;

    public static byte[] Read(ExtInode inode)
    {
        var rest = inode.Size > inode.Block.Length ? Attribute(inode) : [];
        byte[] bytes = [.. inode.Block, .. rest];
        return inode.Size <= bytes.Length
            ? bytes[..(int)inode.Size]
            : throw new InvalidDataException($"inode {inode.Number} states {inode.Size} bytes but holds {bytes.Length}");
    }

    /// <summary>Entries follow the magic; each names its value by offset from the first entry.</summary>
    private static ReadOnlySpan<byte> Attribute(ExtInode inode)
    {
        ReadOnlySpan<byte> tail = inode.Tail;
        if (tail.Length < 4 || ReadUInt32LittleEndian(tail) != AttributeMagic)
        {
            return [];
        }

        var entries = tail[4..];
        for (var at = 0; at + EntrySize <= entries.Length;)
        {
            var entry = entries[at..];
            int nameLength = entry[0];
            if (ReadUInt32LittleEndian(entry) == 0)
            {
                break;
            }

            if (entry[1] == SystemIndex && entry[EntrySize..].StartsWith("data"u8) && nameLength == 4)
            {
                int valueAt = ReadUInt16LittleEndian(entry[2..]);
                var size = ReadUInt32LittleEndian(entry[8..]);
                return valueAt + (long)size <= entries.Length
                    ? entries.Slice(valueAt, (int)size)
                    : throw new InvalidDataException($"the inline data of inode {inode.Number} ends outside the inode");
            }

            at += EntrySize + ((nameLength + 3) & ~3);
        }

        return [];
    }
}
