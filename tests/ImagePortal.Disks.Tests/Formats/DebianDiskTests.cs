using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Formats;

/// <summary>A real 10 GiB disk in every container, where a folder of them is given.</summary>
public sealed class DebianDiskTests
{
    [Theory]
    [InlineData("debian12.qcow2")]
    [InlineData("debian12-zlib.qcow2")]
    [InlineData("debian12-zstd.qcow2")]
    [InlineData("debian12-fixed.vhd")]
    [InlineData("debian12-dynamic.vhd")]
    [InlineData("debian12-sparse.vmdk")]
    [InlineData("debian12-stream.vmdk")]
    public async Task Content_equals_the_raw_disk(string name)
    {
        await using var expectedFile = Open("debian12.raw");
        await using var expected = await DiskContent.OpenAsync(expectedFile);
        await using var file = Open(name);
        await using var disk = await DiskContent.OpenAsync(file);
        var (left, right) = (new byte[1 << 20], new byte[1 << 20]);

        Assert.Equal(expected.Length, disk.Length);
        foreach (var source in new[] { disk, expected })
        {
            await foreach (var extent in source.ReadExtentsAsync(TestContext.Current.CancellationToken))
            {
                for (var offset = extent.Offset; offset < extent.End; offset += left.Length)
                {
                    await disk.ReadAtAsync(offset, left, TestContext.Current.CancellationToken);
                    await expected.ReadAtAsync(offset, right, TestContext.Current.CancellationToken);
                    Assert.True(left.AsSpan().SequenceEqual(right), $"differs in the MiB at byte {offset}");
                }
            }
        }
    }

    [Theory]
    [InlineData("debian12.raw")]
    [InlineData("debian12.qcow2")]
    [InlineData("debian12-zstd.qcow2")]
    [InlineData("debian12-fixed.vhd")]
    [InlineData("debian12-dynamic.vhd")]
    [InlineData("debian12-sparse.vmdk")]
    [InlineData("debian12-stream.vmdk")]
    public async Task Opening_reads_little(string name)
    {
        await using var file = Open(name);
        await using var cached = new CachedSource(file);

        await using var disk = await DiskContent.OpenAsync(cached);

        Assert.InRange(cached.BytesRead, 1, 2 << 20);
    }

    private static FileSource Open(string name)
    {
        var folder = Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_DISKS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "IMAGEPORTAL_TEST_DISKS names no folder with the Debian disks");
        var path = Path.Combine(folder!, name);
        Assert.SkipUnless(File.Exists(path), $"{name} is not in IMAGEPORTAL_TEST_DISKS");
        return FileSource.Open(path);
    }
}
