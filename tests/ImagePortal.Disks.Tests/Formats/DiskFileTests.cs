using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Formats;

/// <summary>Files of a disk that nobody has written: any part of them can be asked for.</summary>
public sealed class DiskFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, DiskFormat> Disks => new MatrixTheoryData<string, DiskFormat>(
        [
            "own/p-v3-zlib.qcow2.xz", "own/p-512.qcow2.xz", "own/p-zero.qcow2.xz", "qcow2/dfimagetools-image.qcow2", "qcow2/plaso-vsstest.qcow2.xz", "own/p-dynamic-chs.vhd.xz",
            "own/p-zeroed.vmdk.xz",
        ],
        [DiskFormat.Raw, DiskFormat.Qcow2]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Disks))]
    public async Task File_of_a_disk_holds_the_same_content_and_passes_the_check_of_qemu(string name, DiskFormat format)
    {
        Qemu.Require();
        var (original, path) = (_folder.File("in.raw"), _folder.File("out"));
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));
        await DiskWriter.WriteAsync(disk, DiskFormat.Raw, original, null, Stop);

        await using var file = await DiskFile.OpenAsync(disk, format, Stop);
        await File.WriteAllBytesAsync(path, await ReadAsync(file, 1 << 20), Stop);

        await using var written = await DiskContent.OpenAsync(FileSource.Open(path));
        Assert.Equal((format, await DiskContent.SumAsync(disk)), (written.Format, await DiskContent.SumAsync(written)));
        Qemu.Image("compare", "-f", "raw", "-F", format.ToWireName(), original, path);
        if (format == DiskFormat.Qcow2)
        {
            Qemu.Image("check", "-f", "qcow2", path);
        }
    }

    [Theory]
    [InlineData(DiskFormat.Raw)]
    [InlineData(DiskFormat.Qcow2)]
    public async Task Any_part_asked_for_alone_is_that_part_of_the_whole(DiskFormat format)
    {
        await using var disk = await SampleAsync(5_000_000);
        await using var file = await DiskFile.OpenAsync(disk, format, Stop);
        var whole = await ReadAsync(file, 1 << 20);

        Assert.Equal(whole, await ReadAsync(file, 77_777));
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var (from, part) = (random.Next(whole.Length + 1), new byte[random.Next(200_000)]);
            var read = await file.ReadAtAsync(from, part, Stop);
            Assert.Equal(Math.Min(part.Length, whole.Length - from), read);
            Assert.Equal(whole.AsSpan(from, read), part.AsSpan(0, read));
        }

        Assert.Equal(0, await file.ReadAtAsync(file.Length, new byte[10], Stop));
    }

    [Fact]
    public async Task Disk_of_many_tables_is_mapped_without_reading_any_of_it()
    {
        Qemu.Require();

        // Three L2 tables of ten, and one cluster that two extents share.
        var path = _folder.File("sparse.raw");
        using (var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.SetLength(handle, (5L << 30) - 512);
            foreach (var offset in new[] { 0L, 3L << 29, (3L << 29) + (48 << 10), (5L << 30) - 4096 })
            {
                RandomAccess.Write(handle, "data"u8, offset);
            }
        }

        var counted = new CountedSource(FileSource.Open(path));
        await using var disk = new ScatteredDisk(counted, [new(0, 4096), new(3L << 29, 4096), new((3L << 29) + (48 << 10), 4096), new((5L << 30) - 4096, 3584)]);
        await using var file = await DiskFile.OpenAsync(disk, DiskFormat.Qcow2, Stop);
        Assert.Equal(0, counted.Reads);
        Assert.InRange(file.Length, 1, 2 << 20);
        var written = _folder.File("sparse.qcow2");
        await File.WriteAllBytesAsync(written, await ReadAsync(file, 1 << 20), Stop);

        Qemu.Image("check", "-f", "qcow2", written);
        Qemu.Image("compare", "-f", "raw", "-F", "qcow2", path, written);
    }

    [Fact]
    public async Task Disk_without_data_is_a_file_of_tables()
    {
        Qemu.Require();
        await using var disk = new ScatteredDisk(new MemorySource(new byte[3 << 20]), []);
        await using var file = await DiskFile.OpenAsync(disk, DiskFormat.Qcow2, Stop);
        var path = _folder.File("empty.qcow2");
        await File.WriteAllBytesAsync(path, await ReadAsync(file, 1 << 20), Stop);

        Qemu.Image("check", "-f", "qcow2", path);
        Assert.Contains("\"virtual-size\": 3145728", Qemu.Ask("info", "--output=json", path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_that_is_not_written_is_refused() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => DiskFile.OpenAsync(new ScatteredDisk(new MemorySource([]), []), DiskFormat.Vmdk, Stop));

    private async Task<IVirtualDisk> SampleAsync(int size)
    {
        var path = _folder.File("sample.raw");
        DiskContent.WriteSample(path, size);
        return await DiskContent.OpenAsync(FileSource.Open(path));
    }

    private static async Task<byte[]> ReadAsync(IRandomAccessSource file, int piece)
    {
        var bytes = new byte[file.Length];
        for (var offset = 0; offset < bytes.Length;)
        {
            var read = await file.ReadAtAsync(offset, bytes.AsMemory(offset, Math.Min(piece, bytes.Length - offset)), Stop);
            Assert.True(read > 0);
            offset += read;
        }

        return bytes;
    }

    /// <summary>A disk that tells where it holds data.</summary>
    private sealed class ScatteredDisk(IRandomAccessSource source, DiskExtent[] extents) : IVirtualDisk
    {
        public DiskFormat Format => DiskFormat.Raw;

        public string Details => "";

        public long Length => source.Length;

        public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) => source.ReadAtAsync(offset, buffer, cancellationToken);

        public IAsyncEnumerable<DiskExtent> ReadExtentsAsync(CancellationToken cancellationToken) => extents.ToAsyncEnumerable();

        public ValueTask DisposeAsync() => source.DisposeAsync();
    }
}
