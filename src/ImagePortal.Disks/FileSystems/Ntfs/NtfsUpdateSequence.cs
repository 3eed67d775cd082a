using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>
/// Each 512 bytes of a record end in a number that tells a torn write; what stood there is kept in an array of the header
/// (Linux-NTFS documentation, "Fixup").
/// </summary>
internal static class NtfsUpdateSequence
{
    private const int Stride = 512;

    /// <summary>Puts the original bytes back in place.</summary>
    /// <param name="name">What the record is, for the message.</param>
    /// <exception cref="InvalidDataException">The array does not fit the record, or a write was torn.</exception>
    public static void Apply(Span<byte> record, string name)
    {
        int at = ReadUInt16LittleEndian(record[4..]);
        int count = ReadUInt16LittleEndian(record[6..]);
        if (count != (record.Length / Stride) + 1 || at < 8 || at + (count * 2) > Stride - 2)
        {
            throw new InvalidDataException($"{name} states an update sequence of {count} numbers at byte {at}");
        }

        var number = ReadUInt16LittleEndian(record[at..]);
        for (var i = 1; i < count; i++)
        {
            var end = record.Slice((i * Stride) - 2, 2);
            if (ReadUInt16LittleEndian(end) != number)
            {
                throw new InvalidDataException($"{name} was written only in part: its update sequence differs at byte {(i * Stride) - 2}");
            }

            record.Slice(at + (i * 2), 2).CopyTo(end);
        }
    }
}
