using System.Buffers.Binary;
using ImagePortal.Disks.Partitions;

namespace ImagePortal.Disks.Tests.Partitions;

/// <summary>MBR, GPT and neither (R70).</summary>
public sealed class PartitionTableTests
{
    private const int Sector = 512;
    private const int Sectors = 4096;

    [Fact]
    public async Task An_mbr_lists_primary_and_logical_partitions_with_their_numbers()
    {
        var disk = Disk();
        Entry(disk, 0, 0, 0x83, 64, 64, active: true);
        Entry(disk, 0, 1, 0x05, 256, 1024);
        Entry(disk, 256, 0, 0x82, 8, 64);
        Entry(disk, 256, 1, 0x05, 128, 128);
        Entry(disk, 384, 0, 0x83, 8, 64);

        var table = await ReadAsync(disk);

        Assert.Equal("mbr", table.Name);
        Assert.Equal([(1, 64L), (2, 256L), (5, 264L), (6, 392L)], table.Partitions.Select(x => (x.Index, x.Start / Sector)));
        Assert.Equal(["Linux", "Extended", "Linux swap", "Linux"], table.Partitions.Select(x => x.Type));
        Assert.True(table.Partitions[0].Active);
        Assert.Equal([1, 5, 6], table.Volumes.Select(x => x.Index));
        Assert.Empty(table.Problems);
    }

    [Fact]
    public async Task A_chain_of_logical_partitions_that_comes_back_is_a_problem_and_ends()
    {
        var disk = Disk();
        Entry(disk, 0, 0, 0x05, 256, 1024);
        Entry(disk, 256, 0, 0x83, 8, 64);
        Entry(disk, 256, 1, 0x05, 128, 128);
        Entry(disk, 384, 0, 0x83, 8, 64);
        Entry(disk, 384, 1, 0x05, 0, 128);

        var table = await ReadAsync(disk);

        Assert.Contains(table.Problems, x => x.Contains("comes back to byte 131072", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(64, 200, "overlap from byte 65536")]
    [InlineData(3000, 2000, "past the disk's end")]
    [InlineData(uint.MaxValue, uint.MaxValue, "past the disk's end")]
    public async Task Partitions_that_overlap_or_leave_the_disk_are_problems(uint start, uint count, string problem)
    {
        var disk = Disk();
        Entry(disk, 0, 0, 0x83, start, count);
        Entry(disk, 0, 1, 0x83, 128, 64);

        var table = await ReadAsync(disk);

        Assert.Contains(table.Problems, x => x.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_protective_mbr_with_a_header_is_gpt_and_its_entries_are_listed()
    {
        var disk = Gpt();

        var table = await ReadAsync(disk);

        Assert.Equal("gpt", table.Name);
        Assert.Equal(["EFI system"], table.Partitions.Select(x => x.Type));
        Assert.Equal((64 * Sector, 64 * Sector), (table.Partitions[0].Start, table.Partitions[0].Size));
        Assert.Empty(table.Problems);
    }

    [Fact]
    public async Task Partitions_have_the_uuid_that_fstab_may_name()
    {
        var disk = Disk();
        Entry(disk, 0, 1, 0x83, 64, 64);
        BinaryPrimitives.WriteUInt32LittleEndian(disk.AsSpan(440), 0x5a3d15c0);

        Assert.Equal("5a3d15c0-02", (await ReadAsync(disk)).Partitions[0].Uuid);
        Assert.Equal("0f3c4d5e-2222-4333-8444-5a3d15c00001", (await ReadAsync(Gpt())).Partitions[0].Uuid);
    }

    [Theory]
    [InlineData(Sector + 24, "GPT header at byte 512: checksum")]
    [InlineData((2 * Sector) + 300, "GPT entries at byte 1024: checksum")]
    public async Task A_gpt_whose_bytes_do_not_give_its_checksums_is_a_problem(int at, string problem)
    {
        var disk = Gpt();
        disk[at] ^= 1;

        Assert.StartsWith(problem, Assert.Single((await ReadAsync(disk)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gpt_header_that_names_too_many_entries_is_a_problem()
    {
        var disk = Gpt();
        BinaryPrimitives.WriteUInt32LittleEndian(disk.AsSpan(Sector + 80), uint.MaxValue);
        Seal(disk);

        var table = await ReadAsync(disk);

        Assert.Contains("4294967295 entries", Assert.Single(table.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protective_mbr_without_header_is_a_gpt_with_a_problem()
    {
        var disk = Disk();
        Entry(disk, 0, 0, 0xEE, 1, Sectors - 1);

        var table = await ReadAsync(disk);

        Assert.Equal("gpt", table.Name);
        Assert.Contains("no GPT header", Assert.Single(table.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_system_that_fills_the_disk_is_no_partition_table()
    {
        var disk = Disk();
        "NTFS    "u8.CopyTo(disk.AsSpan(3));

        Assert.Equal("none", (await ReadAsync(disk)).Name);
        Assert.Equal("none", (await ReadAsync(new byte[Sectors * Sector])).Name);
        Assert.Equal("none", (await ReadAsync([])).Name);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("GRUB ", "GRUB")]
    [InlineData("\u0001something", "unknown")]
    public async Task Boot_code_is_recognised_or_said_to_be_absent(string code, string? expected)
    {
        var disk = Disk();
        Entry(disk, 0, 0, 0x83, 64, 64);
        System.Text.Encoding.ASCII.GetBytes(code, disk.AsSpan(384));

        Assert.Equal(expected, (await ReadAsync(disk)).BootLoader);
    }

    [Fact]
    public async Task No_bytes_make_the_reader_throw()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var disk = round % 2 == 0 ? Gpt() : Disk();
            random.NextBytes(disk.AsSpan(446, 64));
            for (var slot = 0; slot < 4; slot++)
            {
                disk[446 + (slot * 16)] = 0;
                disk[450 + (slot * 16)] = round % 2 == 0 ? (byte)0xEE : (byte)0x05;
            }

            random.NextBytes(disk.AsSpan(Sector + random.Next(72, 90), 4));
            Assert.NotNull(await ReadAsync(disk));
        }
    }

    private static Task<PartitionTable> ReadAsync(byte[] disk) =>
        PartitionTableReader.ReadAsync(new MemorySource(disk), TestContext.Current.CancellationToken);

    private static byte[] Disk()
    {
        var disk = new byte[Sectors * Sector];
        (disk[510], disk[511]) = (0x55, 0xAA);
        return disk;
    }

    private static byte[] Gpt()
    {
        var disk = Disk();
        Entry(disk, 0, 0, 0xEE, 1, Sectors - 1);
        var header = disk.AsSpan(Sector);
        "EFI PART"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], 92);
        BinaryPrimitives.WriteUInt64LittleEndian(header[72..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(header[80..], 128);
        BinaryPrimitives.WriteUInt32LittleEndian(header[84..], 128);
        var entry = disk.AsSpan(2 * Sector);
        new Guid("c12a7328-f81f-11d2-ba4b-00a0c93ec93b").TryWriteBytes(entry);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[32..], 64);
        new Guid("0f3c4d5e-2222-4333-8444-5a3d15c00001").TryWriteBytes(entry[16..]);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[40..], 127);
        Seal(disk);
        return disk;
    }

    /// <summary>Sums of the entries and of the header, which counts its own as zero.</summary>
    private static void Seal(byte[] disk)
    {
        var header = disk.AsSpan(Sector, 92);
        BinaryPrimitives.WriteUInt32LittleEndian(header[88..], Crc32.Of(disk.AsSpan(2 * Sector, 128 * 128)));
        header.Slice(16, 4).Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], Crc32.Of(header));
    }

    private static void Entry(byte[] disk, int sector, int slot, byte type, uint start, uint count, bool active = false)
    {
        var record = disk.AsSpan(sector * Sector, Sector);
        (record[510], record[511]) = (0x55, 0xAA);
        var entry = record[(446 + (slot * 16))..];
        (entry[0], entry[4]) = (active ? (byte)0x80 : (byte)0, type);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], count);
    }
}
