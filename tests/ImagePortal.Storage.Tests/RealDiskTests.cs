using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Storage.Tests;

/// <summary>A real Debian disk in several containers. Where they lie is told by IMAGEPORTAL_TEST_DISKS.</summary>
public sealed class RealDiskTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_container_of_one_disk_is_the_same_image_and_is_stored_once()
    {
        var raw = await IngestAsync("debian12.raw");

        foreach (var name in (string[])["debian12.qcow2", "debian12-zlib.qcow2", "debian12-zstd.qcow2"])
        {
            var other = await IngestAsync(name);
            Assert.Equal((raw.Digest, 0), (other.Digest, other.ChunksWritten));
        }

        Assert.True((await _folder.Open().VerifyAsync(raw.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task A_derived_disk_costs_little_more_than_what_changed()
    {
        var original = await IngestAsync("debian12.qcow2");
        var derived = await IngestAsync("debian12-derived.qcow2");

        Assert.NotEqual(original.Digest, derived.Digest);
        Assert.InRange(derived.BytesWritten, 1, original.StoredSize / 4);
        await using var source = FileSource.Open(PathOf("debian12-derived.qcow2"));
        await using var disk = (await DiskOpener.OpenAsync(source, null, Token)).Disk!;
        await using var stored = await _folder.Open().OpenAsync(derived.Digest, Token);
        await AssertSameAsync(disk, stored);
    }

    public void Dispose() => _folder.Dispose();

    private static string PathOf(string name)
    {
        var folder = Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_DISKS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "IMAGEPORTAL_TEST_DISKS names no folder with the real disks.");
        return Path.Combine(folder!, name);
    }

    private static async Task AssertSameAsync(IVirtualDisk expected, IVirtualDisk actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var (left, right) = (new byte[4 << 20], new byte[4 << 20]);
        await foreach (var extent in expected.ReadExtentsAsync(Token))
        {
            for (var offset = extent.Offset; offset < extent.End; offset += left.Length)
            {
                var count = await expected.ReadAtAsync(offset, left, Token);
                Assert.Equal(count, await actual.ReadAtAsync(offset, right, Token));
                Assert.True(left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count)), $"The disks differ after byte {offset}.");
            }
        }
    }

    private async Task<IngestResult> IngestAsync(string name)
    {
        await using var source = FileSource.Open(PathOf(name));
        var opening = await DiskOpener.OpenAsync(source, null, Token);
        Assert.True(opening.Disk is not null, opening.Error?.Message);
        await using var disk = opening.Disk;
        return await _folder.Open().IngestAsync(disk, null, Token);
    }
}
