using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Guests.Windows.Registry;

/// <param name="Name">Empty for a key's default value.</param>
public sealed record HiveValue(string Name, HiveValueType Type, byte[] Data)
{
    /// <summary>Text up to its first NUL; null for values of other types.</summary>
    public string? Text => Type is HiveValueType.Text or HiveValueType.ExpandText ? Decode().Split('\0')[0] : null;

    /// <summary>The texts of a list, or the one text; empty for values of other types.</summary>
    public IReadOnlyList<string> Texts => Type switch
    {
        HiveValueType.TextList => Decode().Split('\0', StringSplitOptions.RemoveEmptyEntries),
        _ => Text is { Length: > 0 } text ? [text] : [],
    };

    /// <summary>Null for values of other types, or too short ones.</summary>
    public long? Number => (Type, Data.Length) switch
    {
        (HiveValueType.Number, >= 4) => ReadUInt32LittleEndian(Data),
        (HiveValueType.NumberBigEndian, >= 4) => ReadUInt32BigEndian(Data),
        (HiveValueType.LongNumber, >= 8) => ReadInt64LittleEndian(Data),
        _ => null,
    };

    private string Decode() => Encoding.Unicode.GetString(Data.AsSpan(0, Data.Length & ~1));
}
