using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Sources;

public sealed class CachedSourceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_equal_the_source_for_any_offset_and_length()
    {
        var content = Content(1_000_003);
        await using var cached = new CachedSource(new MemorySource(content));
        var random = new Random(1);

        for (var i = 0; i < 3000; i++)
        {
            var offset = random.Next(content.Length + 100);
            var buffer = new byte[random.Next(i % 10 == 0 ? 300_000 : 9_000)];
            var read = await cached.ReadAtAsync(offset, buffer, Stop);

            Assert.Equal(Math.Clamp(content.Length - offset, 0, buffer.Length), read);
            Assert.True(buffer.AsSpan(0, read).SequenceEqual(content.AsSpan(Math.Min(offset, content.Length), read)));
        }
    }

    [Fact]
    public async Task Small_reads_in_sequence_become_few_round_trips()
    {
        var source = new MemorySource(Content(1 << 20));
        await using var cached = new CachedSource(source);

        for (var offset = 0; offset < 1 << 20; offset += 512)
        {
            await cached.ReadAtAsync(offset, new byte[512], Stop);
        }

        Assert.InRange(cached.RoundTrips, 1, 24);
        Assert.Equal(source.Reads, cached.RoundTrips);
        Assert.Equal(1 << 20, cached.BytesRead);
    }

    [Fact]
    public async Task A_second_read_of_the_same_bytes_reads_nothing_below()
    {
        await using var cached = new CachedSource(new MemorySource(Content(1 << 20)));

        await cached.ReadAtAsync(70_000, new byte[100], Stop);
        var read = cached.BytesRead;
        await cached.ReadAtAsync(70_010, new byte[50], Stop);

        Assert.Equal(read, cached.BytesRead);
        Assert.InRange(read, 100, 8192);
    }

    [Fact]
    public async Task A_read_over_the_budget_says_so()
    {
        await using var cached = new CachedSource(new MemorySource(Content(1 << 20)), budget: 100_000);

        await cached.ReadAtAsync(0, new byte[90_000], Stop);
        var exception = await Assert.ThrowsAsync<ReadBudgetExceededException>(
            async () => await cached.ReadAtAsync(500_000, new byte[20_000], Stop));

        Assert.Equal(100_000, exception.Budget);
        Assert.Contains("100000 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_reads_equal_the_source()
    {
        var content = Content(4 << 20);
        await using var cached = new CachedSource(new MemorySource(content));

        await Parallel.ForEachAsync(Enumerable.Range(0, 64), Stop, async (seed, stop) =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 100; i++)
            {
                var offset = random.Next(content.Length - 10_000);
                var buffer = new byte[random.Next(1, 10_000)];
                await cached.ReadAtAsync(offset, buffer, stop);
                Assert.True(buffer.AsSpan().SequenceEqual(content.AsSpan(offset, buffer.Length)));
            }
        });
    }

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }
}
