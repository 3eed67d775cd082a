using System.Diagnostics;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Formats.Raw;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Sources;

public sealed class FileSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reads_are_short_only_at_the_end()
    {
        var path = _folder.File("f");
        await File.WriteAllBytesAsync(path, [1, 2, 3, 4, 5], Stop);
        await using var source = FileSource.Open(path);
        var buffer = new byte[4];

        Assert.Equal(5, source.Length);
        Assert.Equal(4, await source.ReadAtAsync(0, buffer, Stop));
        Assert.Equal(2, await source.ReadAtAsync(3, buffer, Stop));
        Assert.Equal(5, buffer[1]);
        Assert.Equal(0, await source.ReadAtAsync(5, buffer, Stop));
        Assert.Equal(0, await source.ReadAtAsync(99, buffer, Stop));
    }

    [Fact]
    public async Task A_sparse_file_tells_its_data_without_being_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells holes");
        var path = _folder.File("sparse");
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.SetLength(file, 100L << 30);
            RandomAccess.Write(file, new byte[] { 1 }, 0);
            RandomAccess.Write(file, new byte[] { 1 }, 50L << 30);
        }

        await using var source = FileSource.Open(path);
        await using var cached = new CachedSource(source);
        await using var disk = new RawDisk(cached);
        var extents = await disk.ReadExtentsAsync(Stop).ToListAsync(Stop);

        Assert.Equal([0, 50L << 30], extents.Select(x => x.Offset));
        Assert.All(extents, x => Assert.InRange(x.Length, 1, 1 << 20));
        Assert.Equal(0, cached.BytesRead);
    }

    [Fact]
    public async Task A_source_that_cannot_tell_is_all_data()
    {
        await using var disk = new RawDisk(new MemorySource(new byte[10_000]));

        Assert.Equal([new DiskExtent(0, 10_000)], await disk.ReadExtentsAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public void A_directory_is_no_source() => Assert.Throws<IOException>(() => FileSource.Open(Path.GetTempPath()));

    [Fact]
    public void A_device_is_no_source()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells devices");

        Assert.Throws<IOException>(() => FileSource.Open("/dev/zero"));
    }

    [Fact]
    public void A_pipe_is_refused_without_waiting_for_its_writer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells pipes");
        var path = _folder.File("pipe");
        Process.Start("mkfifo", path).WaitForExit();

        Assert.Throws<IOException>(() => FileSource.Open(path));
    }
}
