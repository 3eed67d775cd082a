using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Collection;

public sealed class CollectTests : IDisposable
{
    private static readonly CollectOptions KeepAll = new();

    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The store as it is two days later.</summary>
    private ImageStore Later => new(new AgedStore(new FolderObjectStore(_folder.Path), _ => false));

    [Fact]
    public async Task Content_of_a_wanted_image_stays_and_that_of_no_image_goes()
    {
        var shared = MemoryDisk.RandomBytes(1, 2 << 20);
        var kept = await _folder.Open().IngestAsync(MemoryDisk.Full([.. shared, .. MemoryDisk.RandomBytes(2, 1 << 20)]), null, Token);
        var unwanted = await _folder.Open().IngestAsync(MemoryDisk.Full([.. shared, .. MemoryDisk.RandomBytes(3, 3 << 20)]), null, Token);

        var result = await Later.CollectAsync(Keeping(kept.Digest), Token);

        Assert.Equal(new CollectResult(1, 1, 3, 3, 3 * ((1 << 20) + 1), result.Elapsed), result);
        Assert.True((await _folder.Open().VerifyAsync(kept.Digest, null, Token)).IsSound);
        await Assert.ThrowsAsync<UnknownImageException>(() => _folder.Open().OpenAsync(unwanted.Digest, Token));
        Assert.Equal(3, _folder.ChunkFiles().Length);
    }

    [Fact]
    public async Task What_is_young_stays()
    {
        var stored = await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 6), null, Token);

        var result = await _folder.Open().CollectAsync(Keeping(), Token);

        Assert.Equal((1, 0, 4, 0), (result.ImagesKept, result.ImagesCollected, result.ChunksKept, result.ChunksCollected));
        Assert.True((await _folder.Open().VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task Without_grace_and_wish_everything_goes()
    {
        await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 6), null, Token);

        await _folder.Open().CollectAsync(Keeping() with { Grace = TimeSpan.Zero }, Token);

        Assert.Empty(_folder.ChunkFiles());
        Assert.Empty(_folder.ManifestFiles());
    }

    [Fact]
    public async Task An_image_that_is_imported_again_is_young_again()
    {
        var disk = MemoryDisk.Mixed(seed: 1, chunks: 6);
        var stored = await _folder.Open().IngestAsync(disk, null, Token);
        File.SetLastWriteTimeUtc(_folder.ManifestFiles().Single(), DateTime.UtcNow.AddDays(-9));

        Assert.Equal(0, (await _folder.Open().IngestAsync(disk, null, Token)).ChunksWritten);
        await _folder.Open().CollectAsync(Keeping(), Token);

        Assert.True((await _folder.Open().VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task A_forgotten_image_is_gone_at_once_and_its_chunks_with_the_next_collection()
    {
        var stored = await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 6), null, Token);

        Assert.True(await _folder.Open().ForgetAsync(stored.Digest, Token));
        Assert.False(await _folder.Open().ForgetAsync(stored.Digest, Token));

        Assert.Equal(4, _folder.ChunkFiles().Length);
        Assert.Equal(4, (await Later.CollectAsync(KeepAll, Token)).ChunksCollected);
    }

    [Fact]
    public async Task A_damaged_manifest_stops_a_collection_before_it_takes_a_chunk()
    {
        await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 6), null, Token);
        await File.WriteAllBytesAsync(_folder.ManifestFiles().Single(), [1, 2, 3], Token);

        await Assert.ThrowsAsync<InvalidDataException>(() => Later.CollectAsync(KeepAll, Token));

        Assert.Equal(4, _folder.ChunkFiles().Length);
    }

    [Fact]
    public async Task An_ingest_whose_chunks_are_collected_meanwhile_stores_them_again()
    {
        var disk = MemoryDisk.Mixed(seed: 1, chunks: 12);
        var earlier = await _folder.Open().IngestAsync(MemoryDisk.Full(disk.Content), null, Token);
        await _folder.Open().ForgetAsync(earlier.Digest, Token);
        var reads = 0;
        disk.OnRead = () =>
        {
            if (Interlocked.Increment(ref reads) == 11)
            {
                Later.CollectAsync(KeepAll, Token).GetAwaiter().GetResult();
            }
        };

        var result = await _folder.Open().IngestAsync(disk, null, Token);

        Assert.Equal(8, result.ChunksWritten);
        Assert.True((await _folder.Open().VerifyAsync(result.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task What_a_live_writer_is_about_to_seal_is_spared()
    {
        var stored = await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 6), null, Token);
        var objects = new FolderObjectStore(_folder.Path);
        await using (var writer = await objects.BeginAsync(Token))
        {
            await writer.PostAsync(Signs.IntentOf(writer), await File.ReadAllBytesAsync(_folder.ManifestFiles().Single(), Token), Token);

            Assert.False(await _folder.Open().ForgetAsync(stored.Digest, Token));
            File.Delete(_folder.ManifestFiles().Single());
            Assert.Equal(0, (await Later.CollectAsync(KeepAll, Token)).ChunksCollected);
        }

        Assert.Equal(4, (await Later.CollectAsync(KeepAll, Token)).ChunksCollected);
    }

    [Fact]
    public async Task Nothing_but_records_of_sweeps_is_left_of_their_signs()
    {
        var stored = await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 6), null, Token);
        await Later.CollectAsync(Keeping(), Token);

        Assert.Empty(Signs.Passing.Where(folder => Directory.Exists(Path.Combine(_folder.Path, folder)))
            .SelectMany(folder => Directory.GetFiles(Path.Combine(_folder.Path, folder))));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder.Path, "sweeps")));
        Assert.DoesNotContain(stored.Digest[7..], _folder.ManifestFiles().Select(Path.GetFileName));
    }

    [Fact]
    public async Task Signs_of_long_ago_are_cleared_away()
    {
        foreach (var sign in (string[])["sweeps/a", "sweeping/a", "intents/a", "clock/a"])
        {
            var path = Path.Combine(_folder.Path, sign);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, [], Token);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-4));
        }

        await _folder.Open().CollectAsync(KeepAll, Token);

        Assert.Empty(Directory.GetFiles(_folder.Path, "a", SearchOption.AllDirectories));
    }

    public void Dispose() => _folder.Dispose();

    private static CollectOptions Keeping(params string[] digests) =>
        new() { KeptDigests = _ => Task.FromResult<IReadOnlySet<string>>(digests.ToHashSet()) };
}
