using ImagePortal.Disks.Formats;

namespace ImagePortal.Storage.Tests;

public sealed class RoundTripTests : IDisposable
{
    private const int MiB = MemoryDisk.ChunkLength;
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Disks => new()
    {
        { "random", 5 * MiB },
        { "random", (3 * MiB) + 12_345 },
        { "random", 512 },
        { "zero", 8 * MiB },
        { "sparse", 9 * MiB },
        { "text", (4 * MiB) + 1 },
        { "empty", 0 },
    };

    [Theory]
    [MemberData(nameof(Disks))]
    public async Task A_stored_disk_reads_back_byte_for_byte(string kind, int length)
    {
        var content = Content(kind, length);
        var store = _folder.Open();

        var result = await store.IngestAsync(MemoryDisk.Full(content), null, Token);
        await using var stored = await store.OpenAsync(result.Digest, Token);

        Assert.Equal(content, await StoreFolder.ReadAllAsync(stored));
        Assert.Equal(content, await StoreFolder.ReadAllAsync(stored, step: 333_333));
        Assert.Equal(length, result.VirtualSize);
        Assert.Empty(_folder.TempFolders());
    }

    [Fact]
    public async Task Reads_at_any_offset_from_many_threads_agree_with_the_disk()
    {
        var content = MemoryDisk.Mixed(seed: 3, chunks: 40).Content;
        var store = _folder.Open();
        var result = await store.IngestAsync(MemoryDisk.Full(content), null, Token);
        await using var stored = await store.OpenAsync(result.Digest, Token);

        await Parallel.ForAsync(0, 400, Token, async (i, token) =>
        {
            var random = new Random(i);
            var offset = random.Next(content.Length);
            var buffer = new byte[random.Next(1, 3 * MiB)];
            var read = await stored.ReadAtAsync(offset, buffer, token);
            Assert.Equal(Math.Min(buffer.Length, content.Length - offset), read);
            Assert.True(buffer.AsSpan(0, read).SequenceEqual(content.AsSpan(offset, read)));
        });
    }

    [Fact]
    public async Task Reads_past_the_end_give_nothing()
    {
        var store = _folder.Open();
        var result = await store.IngestAsync(MemoryDisk.Full(MemoryDisk.RandomBytes(1, 1000)), null, Token);
        await using var stored = await store.OpenAsync(result.Digest, Token);

        Assert.Equal(0, await stored.ReadAtAsync(1000, new byte[10], Token));
        Assert.Equal(0, await stored.ReadAtAsync(long.MaxValue, new byte[10], Token));
        Assert.Equal(1, await stored.ReadAtAsync(999, new byte[10], Token));
    }

    [Fact]
    public async Task Zero_chunks_are_not_stored_and_gaps_are_not_read()
    {
        var content = new byte[10 * MiB];
        MemoryDisk.RandomBytes(2, 100).CopyTo(content, (6 * MiB) - 50);
        var disk = new MemoryDisk(content, new DiskExtent(MiB, 4096), new DiskExtent((6 * MiB) - 4096, 8192));

        var result = await _folder.Open().IngestAsync(disk, null, Token);

        Assert.Equal((2, 2, 0), (result.Chunks, result.ChunksWritten, result.ChunksReused));
        Assert.Equal(12_288, disk.BytesRead);
        Assert.Equal(12_288, result.BytesRead);
        Assert.InRange(result.StoredSize, 1, 2048);
    }

    [Fact]
    public async Task A_stored_image_tells_its_extents()
    {
        var content = new byte[8 * MiB];
        foreach (var chunk in (int[])[1, 2, 5])
        {
            content[chunk * MiB] = (byte)chunk;
        }

        var store = _folder.Open();
        var result = await store.IngestAsync(MemoryDisk.Full(content), null, Token);
        await using var stored = await store.OpenAsync(result.Digest, Token);

        var extents = await stored.ReadExtentsAsync(Token).ToListAsync(Token);
        Assert.Equal([new DiskExtent(MiB, 2 * MiB), new DiskExtent(5 * MiB, MiB)], extents);
    }

    [Fact]
    public async Task Incompressible_chunks_take_one_byte_more_than_they_hold()
    {
        var result = await _folder.Open().IngestAsync(MemoryDisk.Full(MemoryDisk.RandomBytes(4, 2 * MiB)), null, Token);

        Assert.Equal(2 * (MiB + 1), result.BytesWritten);
        Assert.Equal(2 * (MiB + 1), result.StoredSize);
    }

    [Fact]
    public async Task Progress_ends_at_the_length_of_the_extents()
    {
        var reports = new List<IngestProgress>();

        await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 20), new Recorder(reports), Token);

        Assert.Equal(new IngestProgress(20 * MiB, 20 * MiB), reports[^1]);
        Assert.True(reports.Zip(reports.Skip(1)).All(pair => pair.First.BytesDone <= pair.Second.BytesDone));
    }

    [Fact]
    public async Task A_disk_that_ends_within_its_own_extent_is_refused()
    {
        var disk = new MemoryDisk(new byte[MiB], new DiskExtent(0, 2 * MiB));

        await Assert.ThrowsAnyAsync<Exception>(() => _folder.Open().IngestAsync(disk, null, Token));

        Assert.Empty(_folder.ManifestFiles());
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Content(string kind, int length)
    {
        var content = kind is "random" ? MemoryDisk.RandomBytes(length, length) : new byte[length];
        for (var i = 0; kind is "text" && i < length; i++)
        {
            content[i] = (byte)('a' + (i % 23));
        }

        for (var i = 0; kind is "sparse" && i < length; i += 3 * MiB)
        {
            MemoryDisk.RandomBytes(i, 5000).CopyTo(content, i + 7777);
        }

        return content;
    }

    private sealed class Recorder(List<IngestProgress> reports) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => reports.Add(value);
    }
}
