using System.Text;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Tests.FileSystems;

namespace ImagePortal.Disks.Tests.Formats;

public sealed class DiskIdentificationTests
{
    [Theory]
    [InlineData("own/p.vdi.xz", DiskFormat.Vdi, "qemu-img convert -f vdi -O qcow2 IN OUT")]
    [InlineData("own/p.vhdx.xz", DiskFormat.Vhdx, "qemu-img convert -f vhdx -O qcow2 IN OUT")]
    [InlineData("other/iotest-dynamic-1G.vhdx.bz2", DiskFormat.Vhdx, "qemu-img convert -f vhdx -O qcow2 IN OUT")]
    [InlineData("other/parallels-v2.bz2", DiskFormat.Parallels, "qemu-img convert -f parallels -O qcow2 IN OUT")]
    public async Task A_format_we_do_not_read_is_named_with_the_command_that_converts_it(string name, DiskFormat format, string fix)
    {
        var opening = await OpenAsync(Corpus.Read(name));

        Assert.Equal(format, opening.Format);
        Assert.Equal(CriterionIds.Format, opening.Error?.CriterionId);
        Assert.Equal(fix, opening.Error?.Fix);
    }

    [Theory]
    [InlineData("own/p-fixed.vhd.xz", DiskFormat.Vhd)]
    [InlineData("own/p-dynamic.vhd.xz", DiskFormat.Vhd)]
    [InlineData("own/p-sparse.vmdk.xz", DiskFormat.Vmdk)]
    [InlineData("own/p-flat.vmdk.xz", DiskFormat.Vmdk)]
    [InlineData("own/p.raw.xz", DiskFormat.Raw)]
    [InlineData("own/p-v2.qcow2.xz", DiskFormat.Qcow2)]
    public async Task A_disk_is_known_by_its_signs_whatever_its_name(string name, DiskFormat format) =>
        Assert.Equal(format, (await OpenAsync(Corpus.Read(name))).Format);

    [Theory]
    [InlineData(DiskFormat.Gzip, "1f8b0808")]
    [InlineData(DiskFormat.Xz, "fd377a585a00")]
    [InlineData(DiskFormat.Bzip2, "425a6839314159265359")]
    [InlineData(DiskFormat.Zstd, "28b52ffd")]
    [InlineData(DiskFormat.Zip, "504b0304")]
    [InlineData(DiskFormat.SevenZip, "377abcaf271c")]
    [InlineData(DiskFormat.Lz4, "04224d18")]
    public async Task A_compressed_file_is_refused_by_its_name(DiskFormat format, string magic)
    {
        var opening = await OpenAsync([.. Convert.FromHexString(magic), .. new byte[100]]);

        Assert.Equal(format, opening.Format);
        Assert.Equal(CriterionIds.Format, opening.Error?.CriterionId);
    }

    [Fact]
    public async Task A_qed_as_qemu_makes_it_an_apple_image_and_a_tar_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Tools.Require("qemu-img");
        Tools.Run("qemu-img", "create", "-q", "-f", "qed", folder.File("disk.qed"), "8M");
        var (dmg, tar) = (new byte[4096], new byte[1024]);
        byte[] trailer = [.. "koly"u8, 0, 0, 0, 4];
        trailer.CopyTo(dmg, dmg.Length - 512);
        "disk.raw"u8.CopyTo(tar);
        "ustar"u8.CopyTo(tar.AsSpan(257));

        Assert.Equal("qemu-img convert -f qed -O qcow2 IN OUT", (await OpenAsync(await File.ReadAllBytesAsync(folder.File("disk.qed"), TestContext.Current.CancellationToken))).Error?.Fix);
        Assert.Equal("qemu-img convert -f dmg -O qcow2 IN OUT", (await OpenAsync(dmg)).Error?.Fix);
        Assert.Equal("tar -xf FILE", (await OpenAsync(tar)).Error?.Fix);
    }

    [Fact]
    public async Task An_archive_that_begins_with_an_ovf_descriptor_is_an_ova()
    {
        var tar = new byte[1024];
        "appliance.ovf"u8.CopyTo(tar);
        "ustar"u8.CopyTo(tar.AsSpan(257));

        Assert.Equal(DiskFormat.Ova, (await OpenAsync(tar)).Format);
    }

    [Fact]
    public async Task An_installation_medium_is_refused()
    {
        var iso = new byte[40_000];
        "CD001"u8.CopyTo(iso.AsSpan(32769));

        var opening = await OpenAsync(iso);

        Assert.Equal(DiskFormat.Iso, opening.Format);
        Assert.Contains("import that machine's disk", opening.Error?.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_the_signs_of_two_formats_is_refused()
    {
        var bytes = Corpus.Read("own/p-v3.qcow2.xz");
        "conectix"u8.CopyTo(bytes.AsSpan(bytes.Length - 512));

        var opening = await OpenAsync(bytes);

        Assert.Null(opening.Format);
        Assert.Equal(CriterionIds.Format, opening.Error?.CriterionId);
        Assert.Contains("qcow2 at byte 0 and vhd at byte", opening.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DiskFormat.Raw)]
    [InlineData(DiskFormat.Vmdk)]
    public async Task A_sign_that_contradicts_the_declared_format_is_refused(DiskFormat declared)
    {
        var opening = await OpenAsync(Corpus.Read("own/p-v3.qcow2.xz"), declared);

        Assert.Equal(DiskFormat.Qcow2, opening.Format);
        Assert.Equal(CriterionIds.Format, opening.Error?.CriterionId);
        Assert.Null(opening.Disk);
    }

    [Fact]
    public async Task A_text_named_qcow2_is_refused_with_the_commands_that_tell_what_it_is()
    {
        var opening = await OpenAsync(Encoding.UTF8.GetBytes("<html>404 Not Found</html>"), DiskFormat.Qcow2);

        Assert.Null(opening.Format);
        Assert.Equal(CriterionIds.Format, opening.Error?.CriterionId);
        Assert.StartsWith("file FILE\nqemu-img info FILE", opening.Error?.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_refused() => Assert.Equal(CriterionIds.Format, (await OpenAsync([])).Error?.CriterionId);

    [Theory]
    [InlineData("disk.qcow2", DiskFormat.Qcow2)]
    [InlineData("disk.tar.GZ", DiskFormat.Gzip)]
    [InlineData("disk.img", null)]
    [InlineData("disk", null)]
    public void A_file_name_declares_a_format_by_its_ending(string name, DiskFormat? format) =>
        Assert.Equal(format, DiskFormatNames.FromFileName(name));

    [Fact]
    public void Every_format_is_found_by_its_wire_name() =>
        Assert.All(Enum.GetValues<DiskFormat>(), x => Assert.Equal(x, DiskFormatNames.Find(x.ToWireName())));

    private static Task<DiskOpening> OpenAsync(byte[] file, DiskFormat? declared = null) =>
        DiskOpener.OpenAsync(new MemorySource(file), declared, TestContext.Current.CancellationToken);
}
