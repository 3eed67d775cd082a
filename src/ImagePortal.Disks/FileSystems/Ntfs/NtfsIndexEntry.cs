using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>One entry of a directory's tree, with the file name attribute as its key (Linux-NTFS documentation, "Index Entry", "$FILE_NAME").</summary>
/// <param name="Name">Null for the last entry of a node, which has no key.</param>
/// <param name="Child">Number of the node with smaller names; null for a leaf.</param>
internal sealed record NtfsIndexEntry(NtfsReference File, string? Name, bool IsShortName, FileKind Kind, long? Child)
{
    private const int HeaderSize = 16;
    private const int NodeHeaderSize = 16;
    private const int NameAt = 66;
    private const int ShortNames = 2;
    private const uint DirectoryAttribute = 0x1000_0000;
    private const uint ReparseAttribute = 0x400;

    /// <summary>The entries of a node, from its header: where they start at 0, where they end at 4.</summary>
    /// <exception cref="InvalidDataException">An entry leaves the node.</exception>
    public static List<NtfsIndexEntry> ParseAll(ReadOnlySpan<byte> node, string name, InspectionBudget budget)
    {
        var entries = new List<NtfsIndexEntry>();
        var (start, end) = node.Length < NodeHeaderSize ? (0u, 0u) : (ReadUInt32LittleEndian(node), ReadUInt32LittleEndian(node[4..]));
        if (start < NodeHeaderSize || end > node.Length || start > end)
        {
            throw new InvalidDataException($"{name} states entries from byte {start} to {end}");
        }

        for (var rest = node[(int)start..(int)end]; ;)
        {
            budget.Visit();
            int length = rest.Length < HeaderSize ? 0 : ReadUInt16LittleEndian(rest[8..]);
            if (length < HeaderSize || length > rest.Length)
            {
                throw new InvalidDataException($"{name} has an entry of {length} bytes");
            }

            var isLast = (rest[12] & 2) != 0;
            entries.Add(Parse(rest[..length], isLast, name));
            if (isLast)
            {
                return entries;
            }

            rest = rest[length..];
        }
    }

    private static NtfsIndexEntry Parse(ReadOnlySpan<byte> entry, bool isLast, string name)
    {
        var hasChild = (entry[12] & 1) != 0;
        if (hasChild && entry.Length < HeaderSize + 8)
        {
            throw new InvalidDataException($"{name} has an entry without room for its child");
        }

        var child = hasChild ? ReadInt64LittleEndian(entry[^8..]) : (long?)null;
        if (isLast)
        {
            return new(default, null, false, FileKind.Other, child);
        }

        var key = entry[HeaderSize..];
        if (key.Length < NameAt || NameAt + (key[64] * 2) > key.Length)
        {
            throw new InvalidDataException($"{name} has a file name that leaves its entry");
        }

        var flags = ReadUInt32LittleEndian(key[56..]);
        var kind = (flags & ReparseAttribute) != 0 ? FileKind.Symlink
            : (flags & DirectoryAttribute) != 0 ? FileKind.Directory
            : FileKind.File;
        var text = Encoding.Unicode.GetString(key.Slice(NameAt, key[64] * 2));
        return new(new(ReadUInt64LittleEndian(entry)), text, key[65] == ShortNames, kind, child);
    }
}
