using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Sources;

public sealed class EndsSourceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task Reads_equal_the_source_for_any_offset_and_length(int size)
    {
        var content = new byte[size];
        new Random(4).NextBytes(content);
        await using var ends = new EndsSource(new MemorySource(content));
        var random = new Random(5);

        for (var i = 0; i < 2000; i++)
        {
            var offset = random.Next(size + 100);
            var buffer = new byte[random.Next(i % 10 == 0 ? 100_000 : 600)];
            var read = await ends.ReadAtAsync(offset, buffer, TestContext.Current.CancellationToken);

            Assert.Equal(Math.Clamp(size - offset, 0, buffer.Length), read);
            Assert.True(buffer.AsSpan(0, read).SequenceEqual(content.AsSpan(Math.Min(offset, size), read)));
        }
    }

    [Fact]
    public async Task Headers_and_footers_take_one_read_each()
    {
        var source = new MemorySource(new byte[1 << 20]);
        await using var ends = new EndsSource(source);

        foreach (var offset in new[] { 0, 64, 32_769, (1 << 20) - 512, (1 << 20) - 1 })
        {
            await ends.ReadAtAsync(offset, new byte[512], TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, source.Reads);
    }
}
