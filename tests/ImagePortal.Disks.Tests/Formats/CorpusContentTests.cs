namespace ImagePortal.Disks.Tests.Formats;

/// <summary>Every disk of the corpus that qemu-img reads, in every format that we read.</summary>
public sealed class CorpusContentTests
{
    public static TheoryData<string, string> ValidFiles =>
        [.. Corpus.Index
            .Where(x => x.Format is "qcow2" or "raw" or "vhd" or "vmdk" && x.RawSum.Length == 64)
            .Where(x => !x.Name.EndsWith(".gz", StringComparison.Ordinal))
            .Select(x => (x.Name, x.RawSum))];

    [Theory]
    [MemberData(nameof(ValidFiles))]
    public async Task Content_equals_what_qemu_reads(string name, string sum)
    {
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));

        Assert.Equal(sum, await DiskContent.SumAsync(disk));
        Assert.Equal(sum, await DiskContent.SumOfExtentsAsync(disk));
    }

    [Theory]
    [InlineData("own/p-v3.qcow2.xz")]
    [InlineData("own/p-extl2-zlib.qcow2.xz")]
    [InlineData("own/p-v3-zstd.qcow2.xz")]
    [InlineData("own/p-zero.qcow2.xz")]
    [InlineData("own/p-fixed.vhd.xz")]
    [InlineData("own/p-dynamic.vhd.xz")]
    [InlineData("own/p-zeroed.vmdk.xz")]
    [InlineData("own/p-stream-qemu.vmdk.xz")]
    [InlineData("own/p-stream-vmware-layout.vmdk.xz")]
    public async Task Concurrent_reads_of_any_size_equal_one_long_read(string name)
    {
        await using var disk = await DiskContent.OpenAsync(Corpus.Open(name));
        var whole = new byte[disk.Length];
        await disk.ReadAtAsync(0, whole, TestContext.Current.CancellationToken);

        await Parallel.ForEachAsync(Enumerable.Range(0, 32), TestContext.Current.CancellationToken, async (seed, stop) =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 50; i++)
            {
                var offset = random.Next(whole.Length);
                var buffer = new byte[random.Next(200_000)];
                var read = await disk.ReadAtAsync(offset, buffer, stop);
                Assert.True(buffer.AsSpan(0, read).SequenceEqual(whole.AsSpan(offset, Math.Min(buffer.Length, whole.Length - offset))));
            }
        });
    }
}
