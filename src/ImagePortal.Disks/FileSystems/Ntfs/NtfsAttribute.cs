using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>One attribute as it stands in a record: its content, or one extent of its run list (Linux-NTFS documentation, "Attribute Header").</summary>
/// <param name="Name">Empty for the default stream.</param>
internal sealed record NtfsAttribute(NtfsAttributeType Type, string Name, ReadOnlyMemory<byte> Bytes)
{
    private const int ResidentHeaderSize = 24;
    private const int NonResidentHeaderSize = 64;
    private const int CompressedMask = 0x00FF;
    private const int EncryptedFlag = 0x4000;

    public bool IsResident => Bytes.Span[8] == 0;

    public bool IsCompressed => (Flags & CompressedMask) != 0 && CompressionUnit != 0;

    public bool IsEncrypted => (Flags & EncryptedFlag) != 0;

    /// <summary>Clusters of a compression unit as a power of two.</summary>
    public int CompressionUnit => IsResident ? 0 : ReadUInt16LittleEndian(Bytes.Span[34..]);

    /// <summary>First cluster of the stream that this extent tells of.</summary>
    public long FirstCluster => ReadInt64LittleEndian(Bytes.Span[16..]);

    /// <summary>Bytes of the stream; only the first extent tells.</summary>
    public long Size => ReadInt64LittleEndian(Bytes.Span[48..]);

    /// <summary>Bytes that were ever written; the rest reads as zeros.</summary>
    public long InitializedSize => ReadInt64LittleEndian(Bytes.Span[56..]);

    /// <summary>The content of a resident attribute.</summary>
    public ReadOnlyMemory<byte> Content =>
        Bytes.Slice(ReadUInt16LittleEndian(Bytes.Span[20..]), (int)ReadUInt32LittleEndian(Bytes.Span[16..]));

    /// <summary>The run list of a non-resident attribute, with what follows it.</summary>
    public ReadOnlyMemory<byte> Runs => Bytes[ReadUInt16LittleEndian(Bytes.Span[32..])..];

    private int Flags => ReadUInt16LittleEndian(Bytes.Span[12..]);

    /// <exception cref="InvalidDataException">A length or place leaves the attribute.</exception>
    public static NtfsAttribute Parse(ReadOnlyMemory<byte> bytes, string record)
    {
        var span = bytes.Span;
        var isResident = span[8] == 0;
        int nameAt = ReadUInt16LittleEndian(span[10..]);
        var nameSize = span[9] * 2;
        var isSound = nameSize <= span.Length - Math.Min(nameAt, span.Length) && (isResident ? IsResidentSound(span) : IsNonResidentSound(span));
        return isSound
            ? new((NtfsAttributeType)ReadUInt32LittleEndian(span), Encoding.Unicode.GetString(span.Slice(nameSize == 0 ? 0 : nameAt, nameSize)), bytes)
            : throw new InvalidDataException($"{record} has a damaged attribute of type 0x{ReadUInt32LittleEndian(span):x}");
    }

    private static bool IsResidentSound(ReadOnlySpan<byte> span) =>
        span.Length >= ResidentHeaderSize
        && ReadUInt16LittleEndian(span[20..]) is var at && at <= span.Length && ReadUInt32LittleEndian(span[16..]) <= span.Length - at;

    private static bool IsNonResidentSound(ReadOnlySpan<byte> span) =>
        span.Length >= NonResidentHeaderSize && ReadUInt16LittleEndian(span[32..]) <= span.Length
        && ReadInt64LittleEndian(span[48..]) >= 0 && ReadInt64LittleEndian(span[56..]) >= 0;
}
