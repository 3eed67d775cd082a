using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>One record of the master file table (Linux-NTFS documentation, "FILE Record").</summary>
internal sealed record NtfsRecord(long Number, int Sequence, bool IsDirectory, IReadOnlyList<NtfsAttribute> Attributes)
{
    private const int HeaderSize = 42;
    private const int AttributeHeaderSize = 16;

    /// <summary>Changes <paramref name="bytes"/>: the update sequence is applied in place.</summary>
    /// <exception cref="InvalidDataException">It is no record in use, or it is damaged.</exception>
    public static NtfsRecord Parse(long number, byte[] bytes)
    {
        var name = $"file record {number}";
        ReadOnlySpan<byte> span = bytes;
        if (!span.StartsWith("FILE"u8))
        {
            throw new InvalidDataException($"{name} of the NTFS has no FILE mark");
        }

        NtfsUpdateSequence.Apply(bytes, name);
        var flags = ReadUInt16LittleEndian(span[22..]);
        if ((flags & 1) == 0)
        {
            throw new InvalidDataException($"{name} is referred to, but not in use");
        }

        return new(number, ReadUInt16LittleEndian(span[16..]), (flags & 2) != 0, Split(bytes, name));
    }

    /// <summary>The attribute's first extent in this record.</summary>
    public NtfsAttribute? Find(NtfsAttributeType type, string name = "") =>
        Attributes.FirstOrDefault(x => x.Type == type && x.Name == name);

    private static List<NtfsAttribute> Split(byte[] bytes, string name)
    {
        var attributes = new List<NtfsAttribute>();
        var used = Math.Min(ReadUInt32LittleEndian(bytes.AsSpan(24)), (uint)bytes.Length);
        for (var at = (int)ReadUInt16LittleEndian(bytes.AsSpan(20)); ;)
        {
            if (at < HeaderSize || at + 4 > used)
            {
                throw new InvalidDataException($"the attributes of {name} have no end");
            }

            if (ReadUInt32LittleEndian(bytes.AsSpan(at)) == (uint)NtfsAttributeType.End)
            {
                return attributes;
            }

            var length = at + AttributeHeaderSize <= used ? ReadUInt32LittleEndian(bytes.AsSpan(at + 4)) : 0;
            if (length < AttributeHeaderSize || length > used - at || length % 8 != 0)
            {
                throw new InvalidDataException($"{name} has an attribute of {length} bytes at its byte {at}");
            }

            attributes.Add(NtfsAttribute.Parse(bytes.AsMemory(at, (int)length), name));
            at += (int)length;
        }
    }
}
