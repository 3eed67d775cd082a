using System.Text;
using ImagePortal.Disks.FileSystems;

namespace ImagePortal.Disks.Tests.FileSystems;

/// <summary>File systems are told by their marks, so that those not accepted are refused by name (R71).</summary>
public sealed class FileSystemProbeTests
{
    [Theory]
    [InlineData("xfs", 0, "XFSB")]
    [InlineData("btrfs", 65600, "_BHRfS_M")]
    [InlineData("luks", 0, "LUKS\u00ba\u00be")]
    [InlineData("ntfs", 3, "NTFS    ")]
    [InlineData("bitlocker", 3, "-FVE-FS-")]
    [InlineData("swap", 4086, "SWAPSPACE2")]
    [InlineData("iso9660", 32769, "CD001")]
    [InlineData("reiserfs", 65588, "ReIsEr2Fs")]
    [InlineData("jfs", 32768, "JFS1")]
    [InlineData("zfs", 135168, "\u000c\u00b1\u00ba\u0000\u0000\u0000\u0000\u0000")]
    public async Task A_mark_names_the_file_system(string type, int at, string mark)
    {
        var volume = new byte[256 << 10];
        Encoding.Latin1.GetBytes(mark, volume.AsSpan(at));

        Assert.Equal(type, (await ProbeAsync(volume))?.Type);
    }

    [Fact]
    public async Task An_lvm_label_is_found_in_the_second_sector()
    {
        var volume = new byte[64 << 10];
        "LABELONE"u8.CopyTo(volume.AsSpan(512));
        "LVM2 001"u8.CopyTo(volume.AsSpan(536));

        Assert.Equal("lvm", (await ProbeAsync(volume))?.Type);
    }

    [Fact]
    public async Task Fat_tells_its_serial_number_as_fstab_writes_it()
    {
        var volume = new byte[64 << 10];
        (volume[510], volume[511]) = (0x55, 0xAA);
        "FAT32   "u8.CopyTo(volume.AsSpan(82));
        new byte[] { 0x34, 0x12, 0xCD, 0xAB }.CopyTo(volume, 67);

        var sign = await ProbeAsync(volume);

        Assert.Equal(("vfat", "ABCD-1234"), (sign?.Type, sign?.Uuid));
    }

    [Theory]
    [InlineData("ext2")]
    [InlineData("ext3")]
    [InlineData("ext4")]
    public async Task The_three_ext_are_told_apart_with_uuid_label_and_use(string type)
    {
        Tools.Require("mke2fs");
        using var folder = new TemporaryFolder();
        var path = folder.File("fs");
        Tools.Run("mke2fs", "-q", "-t", type, "-L", "data", "-U", "11111111-2222-3333-4444-555555555555", path, "8M");

        var sign = await ProbeAsync(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

        Assert.Equal((type, "11111111-2222-3333-4444-555555555555", "data"), (sign?.Type, sign?.Uuid, sign?.Label));
        Assert.InRange(sign!.Used!.Value, 1, 8 << 20);
    }

    [Fact]
    public async Task Nothing_is_recognised_in_zeros_noise_or_no_bytes_at_all()
    {
        var noise = new byte[256 << 10];
        new Random(7).NextBytes(noise);

        Assert.Null(await ProbeAsync(new byte[256 << 10]));
        Assert.Null(await ProbeAsync(noise));
        Assert.Null(await ProbeAsync([]));
    }

    private static Task<FileSystemSign?> ProbeAsync(byte[] volume) =>
        FileSystemProbe.ProbeAsync(new MemorySource(volume), TestContext.Current.CancellationToken);
}
