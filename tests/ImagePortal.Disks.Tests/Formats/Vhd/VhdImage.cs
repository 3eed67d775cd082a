using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Tests.Formats.Vhd;

/// <summary>
/// A small valid dynamic VHD to break: three blocks of 4 KiB, of which the first two are there. At 0 the footer's copy, then the dynamic
/// header, the table, the two blocks each behind its bitmap, and the footer.
/// </summary>
internal sealed class VhdImage
{
    public const int Header = 512;
    public const int Table = 1536;
    public const int FirstBlock = 2048;
    public const int BlockSize = 4096;
    public const int BlockWithBitmap = 512 + BlockSize;
    public const int Footer = FirstBlock + (2 * BlockWithBitmap);
    private const int FooterSize = 512;
    private const int HeaderSize = 1024;

    public VhdImage()
    {
        Bytes = new byte[Footer + FooterSize];
        "conectix"u8.CopyTo(Bytes);
        Set32(12, 0x00010000);
        Set64(16, Header);
        "win "u8.CopyTo(Bytes.AsSpan(28));
        Set64(40, 3 * BlockSize);
        Set64(48, 3 * BlockSize);
        Set32(60, 3);
        "cxsparse"u8.CopyTo(Bytes.AsSpan(Header));
        Set64(Header + 8, ulong.MaxValue);
        Set64(Header + 16, Table);
        Set32(Header + 24, 0x00010000);
        Set32(Header + 28, 3);
        Set32(Header + 32, BlockSize);
        Bytes.AsSpan(Table, 512).Fill(0xff);
        Set32(Table, FirstBlock / 512);
        Set32(Table + 4, (FirstBlock + BlockWithBitmap) / 512);
        Bytes.AsSpan(FirstBlock, 2 * BlockWithBitmap).Fill(7);
        Seal();
    }

    public byte[] Bytes { get; set; }

    /// <summary>A fixed disk of 8 KiB.</summary>
    public static VhdImage Fixed()
    {
        var image = new VhdImage();
        image.Set64(16, ulong.MaxValue);
        image.Set64(48, 2 * BlockSize);
        image.Set32(60, 2);
        image.Seal();
        image.Bytes = [.. Enumerable.Repeat((byte)7, 2 * BlockSize), .. image.Bytes.AsSpan(Footer)];
        return image;
    }

    public void Set32(int offset, uint value) => WriteUInt32BigEndian(Bytes.AsSpan(offset), value);

    public void Set64(int offset, ulong value) => WriteUInt64BigEndian(Bytes.AsSpan(offset), value);

    /// <summary>Makes the sums right, and the footer equal to its copy.</summary>
    public void Seal()
    {
        SetSum(Bytes.AsSpan(0, FooterSize), 64);
        SetSum(Bytes.AsSpan(Header, HeaderSize), 36);
        Bytes.AsSpan(0, FooterSize).CopyTo(Bytes.AsSpan(Footer));
    }

    /// <summary>The one's complement of the sum of all other bytes.</summary>
    public static void SetSum(Span<byte> bytes, int at)
    {
        WriteUInt32BigEndian(bytes[at..], 0);
        var sum = 0u;
        foreach (var value in bytes)
        {
            sum += value;
        }

        WriteUInt32BigEndian(bytes[at..], ~sum);
    }
}
