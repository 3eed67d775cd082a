namespace ImagePortal.Storage.Tests.Collection;

public sealed class ScrubTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sound_store_is_read_whole()
    {
        var store = _folder.Open();
        var first = await store.IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 12), null, Token);
        var second = await store.IngestAsync(MemoryDisk.Mixed(seed: 2, chunks: 6), null, Token);

        var result = await store.ScrubAsync(ScrubMode.Report, null, Token);

        Assert.True(result.IsSound);
        Assert.Equal((2, 12, first.StoredSize + second.StoredSize), (result.Images, result.Chunks, result.BytesRead));
    }

    [Fact]
    public async Task Damage_is_told_by_image_and_left_alone_unless_asked()
    {
        var store = _folder.Open();
        var good = await store.IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 3), null, Token);
        var goodFiles = _folder.ChunkFiles();
        var bad = await store.IngestAsync(MemoryDisk.Mixed(seed: 2, chunks: 9), null, Token);
        var badFiles = _folder.ChunkFiles().Except(goodFiles).ToList();
        var flipped = _folder.FlipChunk(Array.IndexOf(_folder.ChunkFiles(), badFiles[0]));
        File.Delete(badFiles[1]);
        var before = _folder.ChunkFiles();

        var result = await store.ScrubAsync(ScrubMode.Report, null, Token);

        var image = Assert.Single(result.DamagedImages);
        Assert.Equal((bad.Digest, true), (image.Digest, image.IsManifestSound));
        Assert.NotEqual(good.Digest, image.Digest);
        Assert.Equal(
            [(flipped, ChunkState.Damaged), ($"sha256:{Path.GetFileName(badFiles[1])}", ChunkState.Missing)],
            image.Damage.Select(chunk => (chunk.Digest, chunk.State)).OrderBy(chunk => chunk.State == ChunkState.Missing));
        Assert.Equal((1, 0), (result.ChunksDamaged, result.ChunksRemoved));
        Assert.Equal(before, _folder.ChunkFiles());
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("copy")]
    public async Task A_chunk_damaged_at_the_same_size_is_written_anew_after_a_scrub_removed_it(string by)
    {
        using var other = new StoreFolder();
        var disk = MemoryDisk.Mixed(seed: 3, chunks: 12);
        var store = _folder.Open();
        var stored = await store.IngestAsync(disk, null, Token);
        await other.Open().IngestAsync(disk, null, Token);
        _folder.FlipChunk(4);

        var scrubbed = await store.ScrubAsync(ScrubMode.RemoveDamaged, null, Token);
        if (by == "ingest")
        {
            Assert.Equal(1, (await store.IngestAsync(disk, null, Token)).ChunksWritten);
        }
        else
        {
            Assert.Equal(1, (await new ImageTransfer(other.Open(), store).RunAsync(stored.Digest, null, Token)).ChunksMoved);
        }

        Assert.Equal((1, 1), (scrubbed.ChunksDamaged, scrubbed.ChunksRemoved));
        Assert.True((await store.ScrubAsync(ScrubMode.Report, null, Token)).IsSound);
    }

    [Fact]
    public async Task A_damaged_chunk_of_no_image_is_found_too()
    {
        var store = _folder.Open();
        var stored = await store.IngestAsync(MemoryDisk.Mixed(seed: 3, chunks: 3), null, Token);
        await store.ForgetAsync(stored.Digest, Token);
        _folder.FlipChunk(0);

        var result = await store.ScrubAsync(ScrubMode.RemoveDamaged, null, Token);

        Assert.Equal((0, 1, 1), (result.DamagedImages.Count, result.ChunksDamaged, result.ChunksRemoved));
    }

    [Fact]
    public async Task A_damaged_manifest_and_foreign_files_are_told_apart()
    {
        var store = _folder.Open();
        var stored = await store.IngestAsync(MemoryDisk.Mixed(seed: 3, chunks: 3), null, Token);
        await File.WriteAllBytesAsync(_folder.ManifestFiles().Single(), [1, 2, 3], Token);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "chunks", "README"), "no chunk", Token);

        var result = await store.ScrubAsync(ScrubMode.RemoveDamaged, null, Token);

        var image = Assert.Single(result.DamagedImages);
        Assert.Equal((stored.Digest, false), (image.Digest, image.IsManifestSound));
        Assert.Equal((2, 0), (result.Chunks, result.ChunksRemoved));
    }

    public void Dispose() => _folder.Dispose();
}
