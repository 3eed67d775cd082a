using System.IO.Compression;
using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Tests.Formats.Vmdk;

/// <summary>
/// A small valid VMDK to break: three grains of 4 KiB, of which the first two are there. The header, two sectors of descriptor, and
/// either directory, table and plain grains, or compressed grains, table, directory and footer.
/// </summary>
internal sealed class VmdkImage
{
    public const int Descriptor = 512;
    public const int GrainSize = 4096;
    public const int Directory = 3 * 512;
    public const int Table = 4 * 512;
    public const int FirstGrain = 8 * 512;
    public const int StreamGrain = 3 * 512;
    public const int StreamTable = 5 * 512;
    public const int StreamDirectory = 9 * 512;
    public const int StreamFooter = 11 * 512;

    private VmdkImage(int sectors, uint version, uint flags, string kind)
    {
        Bytes = new byte[sectors * 512];
        "KDMV"u8.CopyTo(Bytes);
        Set32(4, version);
        Set32(8, flags);
        Set64(12, 24);
        Set64(20, 8);
        Set64(28, 1);
        Set64(36, 2);
        Set32(44, 512);
        Set64(64, 3);
        "\n \r\n"u8.CopyTo(Bytes.AsSpan(73));
        Describe($"# Disk DescriptorFile\nversion=1\nparentCID=ffffffff\ncreateType=\"{kind}\"\nRW 24 SPARSE \"disk.vmdk\"\n");
    }

    public byte[] Bytes { get; set; }

    public static VmdkImage Sparse()
    {
        var image = new VmdkImage(24, 1, 1, "monolithicSparse");
        image.Set64(56, Directory / 512);
        image.Set32(Directory, Table / 512);
        image.Set32(Table, FirstGrain / 512);
        image.Set32(Table + 4, (FirstGrain + GrainSize) / 512);
        image.Bytes.AsSpan(FirstGrain, 2 * GrainSize).Fill(7);
        return image;
    }

    public static VmdkImage Stream()
    {
        var image = new VmdkImage(13, 3, 0x30001, "streamOptimized");
        image.Bytes[77] = 1;
        image.Set64(56, StreamDirectory / 512);
        image.Bytes.AsSpan(0, 512).CopyTo(image.Bytes.AsSpan(StreamFooter));
        image.Set64(56, ulong.MaxValue);
        image.PutGrain(StreamGrain, 0);
        image.PutGrain(StreamGrain + 512, 8);
        image.Set32(StreamTable, StreamGrain / 512);
        image.Set32(StreamTable + 4, (StreamGrain / 512) + 1);
        image.Set32(StreamDirectory, StreamTable / 512);
        image.Set64(StreamFooter - 512, 1);
        image.Set32(StreamFooter - 500, 3);
        return image;
    }

    public void Describe(string text)
    {
        Bytes.AsSpan(Descriptor, 1024).Clear();
        Encoding.ASCII.GetBytes(text).CopyTo(Bytes.AsSpan(Descriptor));
    }

    public void Set32(int offset, uint value) => WriteUInt32LittleEndian(Bytes.AsSpan(offset), value);

    public void Set64(int offset, ulong value) => WriteUInt64LittleEndian(Bytes.AsSpan(offset), value);

    public void PutGrain(int offset, ulong sector, int length = GrainSize)
    {
        using var data = new MemoryStream();
        using (var deflater = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflater.Write(Enumerable.Repeat((byte)7, length).ToArray());
        }

        Set64(offset, sector);
        Set32(offset + 8, (uint)data.Length);
        data.ToArray().CopyTo(Bytes.AsSpan(offset + 12));
    }
}
