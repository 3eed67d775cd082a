using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Windows.Registry;

/// <summary>A key node (Windows registry file format specification, "Key node").</summary>
/// <param name="Path">From the hive's root, with backslashes; empty for the root.</param>
/// <param name="SubkeyCount">Subkeys that are stored, as the node states.</param>
internal sealed record HiveKey(string Path, string Name, int SubkeyCount, uint SubkeyList, int ValueCount, uint ValueList)
{
    public const int HeaderSize = 76;
    private const int Latin1Name = 0x20;
    private const int MostSubkeys = 100_000;
    private const int MostValues = 20_000;

    /// <summary>The length of the name, to read a node in two steps.</summary>
    public static int NameLength(ReadOnlySpan<byte> header) => ReadUInt16LittleEndian(header[72..]);

    /// <param name="parent">Path of the key above; null for the root, whose name counts for nothing.</param>
    /// <exception cref="InvalidDataException">It is no key node, or states counts out of range.</exception>
    public static HiveKey Parse(ReadOnlySpan<byte> cell, uint offset, string? parent)
    {
        var (subkeys, values) = (ReadUInt32LittleEndian(cell[20..]), ReadUInt32LittleEndian(cell[36..]));
        if (!cell.StartsWith("nk"u8) || subkeys > MostSubkeys || values > MostValues)
        {
            throw new InvalidDataException($"cell {offset} of the registry hive is no key, or one of {subkeys} keys and {values} values");
        }

        var isLatin1 = (ReadUInt16LittleEndian(cell[2..]) & Latin1Name) != 0;
        var name = (isLatin1 ? Encoding.Latin1 : Encoding.Unicode).GetString(cell[HeaderSize..]);
        var path = string.IsNullOrEmpty(parent) ? name : $"{parent}\\{name}";
        return new(parent is null ? "" : path, name, (int)subkeys, ReadUInt32LittleEndian(cell[28..]), (int)values, ReadUInt32LittleEndian(cell[40..]));
    }
}
