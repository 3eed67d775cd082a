using System.Security.Cryptography;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Formats;

public sealed class DiskWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("own/p-v3-zlib.qcow2.xz", DiskFormat.Raw)]
    [InlineData("own/p-512.qcow2.xz", DiskFormat.Raw)]
    [InlineData("own/p-512.qcow2.xz", DiskFormat.Qcow2)]
    [InlineData("own/p-zero.qcow2.xz", DiskFormat.Qcow2)]
    [InlineData("qcow2/dfimagetools-image.qcow2", DiskFormat.Qcow2)]
    [InlineData("qcow2/plaso-vsstest.qcow2.xz", DiskFormat.Qcow2)]
    [InlineData("own/p-fixed.vhd.xz", DiskFormat.Qcow2)]
    [InlineData("own/p-dynamic-chs.vhd.xz", DiskFormat.Raw)]
    [InlineData("own/p-stream-vmware-layout.vmdk.xz", DiskFormat.Raw)]
    [InlineData("own/p-zeroed.vmdk.xz", DiskFormat.Qcow2)]
    public async Task A_written_disk_holds_the_same_content(string name, DiskFormat format)
    {
        var path = _folder.File("out");
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));

        await DiskWriter.WriteAsync(disk, format, path, null, Stop);

        await using var file = FileSource.Open(path);
        await using var written = await DiskContent.OpenAsync(file);
        Assert.Equal(format, written.Format);
        Assert.Equal(await DiskContent.SumAsync(disk), await DiskContent.SumAsync(written));
        Assert.False(File.Exists(path + ".tmp"));
    }

    [Theory]
    [MemberData(nameof(CorpusContentTests.ValidFiles), MemberType = typeof(CorpusContentTests))]
    public async Task A_good_disk_written_as_raw_is_the_file_that_qemu_writes(string name, string sum)
    {
        var path = _folder.File("out.raw");
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));

        await DiskWriter.WriteAsync(disk, DiskFormat.Raw, path, null, Stop);

        await using var written = File.OpenRead(path);
        Assert.Equal(sum, Convert.ToHexStringLower(await SHA256.HashDataAsync(written, Stop)));
    }

    [Theory]
    [InlineData("own/p-v3.qcow2.xz")]
    [InlineData("qcow2/dfimagetools-image.qcow2")]
    [InlineData("qcow2/plaso-vsstest.qcow2.xz")]
    public async Task A_written_qcow2_passes_the_check_of_qemu(string name)
    {
        Qemu.Require();
        var (original, path) = (_folder.File("in.qcow2"), _folder.File("out.qcow2"));
        await File.WriteAllBytesAsync(original, Corpus.Read(name), Stop);
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));

        await DiskWriter.WriteAsync(disk, DiskFormat.Qcow2, path, null, Stop);

        Qemu.Image("check", path);
        Qemu.Image("compare", original, path);
    }

    [Fact]
    public async Task Zeros_of_a_raw_file_are_holes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells holes");
        var path = _folder.File("out.raw");
        await using var disk = await DiskContent.OpenAsync(Corpus.Open("own/p.raw.xz"));

        var result = await DiskWriter.WriteAsync(disk, DiskFormat.Raw, path, null, Stop);

        await using var file = FileSource.Open(path);
        await using var written = await DiskContent.OpenAsync(file);
        var held = (await written.ReadExtentsAsync(Stop).ToListAsync(Stop)).Sum(x => x.Length);
        Assert.InRange(held, 1, disk.Length / 8);
        Assert.InRange(result.BytesWritten, 1, held);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_decoded_leaves_no_file()
    {
        var bytes = Corpus.Read("own/p-v3-zstd.qcow2.xz");
        bytes.AsSpan(5 * 65536).Fill(0xee);
        var path = _folder.File("out.raw");
        await using var disk = await DiskContent.OpenAsync(new MemorySource(bytes));

        await Assert.ThrowsAsync<InvalidDataException>(() => DiskWriter.WriteAsync(disk, DiskFormat.Raw, path, null, Stop));

        Assert.False(File.Exists(path));
        Assert.False(File.Exists(path + ".tmp"));
    }

    [Fact]
    public async Task A_folder_is_never_written_over()
    {
        await using var disk = await DiskContent.OpenAsync(Corpus.Open("own/p.raw.xz"));

        await Assert.ThrowsAsync<IOException>(() => DiskWriter.WriteAsync(disk, DiskFormat.Raw, Path.GetTempPath(), null, Stop));
    }
}
