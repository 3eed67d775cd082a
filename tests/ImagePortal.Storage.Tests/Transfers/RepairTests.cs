namespace ImagePortal.Storage.Tests.Transfers;

public sealed class RepairTests : IDisposable
{
    private readonly StoreFolder _damaged = new();
    private readonly StoreFolder _other = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ImageRepair Repair => new(_damaged.Open(), _other.Open());

    [Fact]
    public async Task Bad_and_missing_chunks_are_fetched_again()
    {
        var disk = MemoryDisk.Mixed(seed: 1, chunks: 30);
        var digest = await StoreInBothAsync(disk);
        _damaged.FlipChunk(2);
        _damaged.FlipChunk(5);
        File.Delete(_damaged.ChunkFiles()[9]);

        var result = await Repair.RunAsync(digest, null, Token);

        Assert.Equal((20, 3, false), (result.Chunks, result.ChunksRepaired, result.IsManifestRepaired));
        Assert.True(result.IsSound);
        await using var mended = await _damaged.Open().OpenAsync(digest, Token);
        Assert.Equal(disk.Content, await StoreFolder.ReadAllAsync(mended));
    }

    [Fact]
    public async Task A_sound_image_is_left_as_it_is()
    {
        var digest = await StoreInBothAsync(MemoryDisk.Mixed(seed: 1, chunks: 6));
        var before = _damaged.ChunkFiles().Select(File.GetLastWriteTimeUtc).ToList();

        var result = await Repair.RunAsync(digest, null, Token);

        Assert.Equal((0, 0L), (result.ChunksRepaired, result.BytesMoved));
        Assert.Equal(before, _damaged.ChunkFiles().Select(File.GetLastWriteTimeUtc));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_or_damaged_manifest_comes_from_the_other_store(bool delete)
    {
        var digest = await StoreInBothAsync(MemoryDisk.Mixed(seed: 1, chunks: 6));
        var file = _damaged.ManifestFiles().Single();
        await File.WriteAllBytesAsync(file, [1, 2, 3], Token);
        if (delete)
        {
            File.Delete(file);
        }

        Assert.True((await Repair.RunAsync(digest, null, Token)).IsManifestRepaired);
        Assert.True((await _damaged.Open().VerifyAsync(digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task What_the_other_store_lacks_too_stays_damaged_and_is_named()
    {
        var digest = await StoreInBothAsync(MemoryDisk.Mixed(seed: 1, chunks: 12));
        var lost = _damaged.FlipChunk(3);
        _other.FlipChunk(3);
        _damaged.FlipChunk(4);

        var result = await Repair.RunAsync(digest, null, Token);

        Assert.Equal((false, 1), (result.IsSound, result.ChunksRepaired));
        Assert.Equal((lost, ChunkState.Damaged), Assert.Single(result.Damage) is var chunk ? (chunk.Digest, chunk.State) : default);
    }

    [Fact]
    public async Task An_image_of_neither_store_is_unknown() =>
        await Assert.ThrowsAsync<UnknownImageException>(() => Repair.RunAsync("sha256:" + new string('0', 64), null, Token));

    [Fact]
    public async Task Another_image_of_the_other_store_may_give_the_chunks()
    {
        var content = MemoryDisk.Mixed(seed: 1, chunks: 12).Content;
        var stored = await _damaged.Open().IngestAsync(MemoryDisk.Full(content), null, Token);
        await _other.Open().IngestAsync(MemoryDisk.Full([.. content, .. MemoryDisk.RandomBytes(2, 1 << 20)]), null, Token);
        _damaged.FlipChunk(1);

        Assert.Equal(1, (await Repair.RunAsync(stored.Digest, null, Token)).ChunksRepaired);
    }

    public void Dispose()
    {
        _damaged.Dispose();
        _other.Dispose();
    }

    private async Task<string> StoreInBothAsync(MemoryDisk disk)
    {
        await _other.Open().IngestAsync(disk, null, Token);
        return (await _damaged.Open().IngestAsync(disk, null, Token)).Digest;
    }
}
