using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Fuzz;

/// <summary>Small disks that hold little more than a partition table.</summary>
internal static class PartitionSeeds
{
    private const int SectorSize = 512;
    private const int Sectors = 2048;

    public static async Task<IReadOnlyList<FuzzSeed>> MakeAsync(FuzzRun run) =>
    [
        await FuzzSeed.ReadByAsync(run, "logical", Logical()),
        await FuzzSeed.ReadByAsync(run, "primary", Primary()),
        new("gpt", Gpt(), [(0x1b8, 72), (SectorSize, 92), (2 * SectorSize, 512)]),
    ];

    /// <summary>A first header for 128 entries behind it (UEFI, "GPT Header"), whose sums are still to be made.</summary>
    public static void WriteGptHeader(byte[] disk)
    {
        var sectors = disk.Length / SectorSize;
        var header = disk.AsSpan(SectorSize, SectorSize);
        "EFI PART"u8.CopyTo(header);
        WriteUInt32LittleEndian(header[8..], 0x00010000);
        WriteUInt32LittleEndian(header[12..], 92);
        WriteInt64LittleEndian(header[24..], 1);
        WriteInt64LittleEndian(header[32..], sectors - 1);
        WriteInt64LittleEndian(header[40..], 34);
        WriteInt64LittleEndian(header[48..], sectors - 34);
        WriteInt64LittleEndian(header[72..], 2);
        WriteInt32LittleEndian(header[80..], 128);
        WriteInt32LittleEndian(header[84..], 128);
    }

    private static byte[] Primary()
    {
        var disk = Disk();
        for (var i = 0; i < 4; i++)
        {
            Entry(disk, 0, i, (byte)(i == 1 ? 0x82 : 0x83), (uint)(64 + (i * 400)), 400);
        }

        return disk;
    }

    /// <summary>Three logical partitions, each found through the one before.</summary>
    private static byte[] Logical()
    {
        var disk = Disk();
        Entry(disk, 0, 0, 0x83, 64, 64);
        Entry(disk, 0, 1, 0x0f, 256, 1024);
        Entry(disk, 256, 0, 0x82, 8, 64);
        Entry(disk, 256, 1, 0x05, 128, 128);
        Entry(disk, 384, 0, 0x83, 8, 64);
        Entry(disk, 384, 1, 0x05, 256, 128);
        Entry(disk, 512, 0, 0x07, 8, 64);
        return disk;
    }

    private static byte[] Gpt()
    {
        var disk = Disk();
        Entry(disk, 0, 0, 0xee, 1, Sectors - 1);
        WriteGptHeader(disk);
        for (var i = 0; i < 4; i++)
        {
            var entry = disk.AsSpan((2 * SectorSize) + (i * 128), 128);
            new Guid("0fc63daf-8483-4772-8e79-3d69d8477de4").TryWriteBytes(entry);
            entry[16..32].Fill((byte)(i + 1));
            WriteInt64LittleEndian(entry[32..], 64 + (i * 400));
            WriteInt64LittleEndian(entry[40..], 463 + (i * 400));
            "root\0"u8.CopyTo(entry[56..]);
        }

        Sealing.Gpt(new FuzzCase(disk));
        return disk;
    }

    private static byte[] Disk()
    {
        var disk = new byte[Sectors * SectorSize];
        (disk[510], disk[511]) = (0x55, 0xAA);
        return disk;
    }

    private static void Entry(byte[] disk, int sector, int index, byte type, uint start, uint count)
    {
        var entry = disk.AsSpan((sector * SectorSize) + 446 + (index * 16), 16);
        entry[4] = type;
        WriteUInt32LittleEndian(entry[8..], start);
        WriteUInt32LittleEndian(entry[12..], count);
        (disk[(sector * SectorSize) + 510], disk[(sector * SectorSize) + 511]) = (0x55, 0xAA);
    }
}
