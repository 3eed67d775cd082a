using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests;

/// <summary>Images in S3 and between S3 and a folder: the same as in folders.</summary>
public sealed class BackendTests(RadosGateway gateway) : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly MemoryDisk _disk = MemoryDisk.Mixed(seed: 21, chunks: 60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_lives_in_S3_from_ingest_to_collection()
    {
        var store = ImageStore.OpenS3(await gateway.NewStoreAsync());

        var stored = await store.IngestAsync(_disk, null, Token);
        Assert.Equal(0, (await store.IngestAsync(_disk, null, Token)).ChunksWritten);
        await using (var opened = await store.OpenAsync(stored.Digest, Token))
        {
            Assert.Equal(_disk.Content, await StoreFolder.ReadAllAsync(opened));
        }

        Assert.True((await store.ScrubAsync(ScrubMode.Report, null, Token)).IsSound);
        Assert.True(await store.ForgetAsync(stored.Digest, Token));
        Assert.Equal(40, (await store.CollectAsync(new() { Grace = TimeSpan.Zero }, Token)).ChunksCollected);
    }

    [Fact]
    public async Task An_image_goes_from_a_folder_to_S3_to_S3_and_back()
    {
        var (first, second) = (ImageStore.OpenS3(await gateway.NewStoreAsync()), ImageStore.OpenS3(await gateway.NewStoreAsync()));
        using var back = new StoreFolder();
        var stored = await _folder.Open().IngestAsync(_disk, null, Token);

        await new ImageTransfer(_folder.Open(), first).RunAsync(stored.Digest, null, Token);
        await new ImageTransfer(first, second).RunAsync(stored.Digest, null, Token);
        await new ImageTransfer(second, back.Open()).RunAsync(stored.Digest, null, Token);

        Assert.Equal(0, (await new ImageTransfer(first, second).PlanAsync(stored.Digest, Token)).ChunksMissing);
        await using var copy = await back.Open().OpenAsync(stored.Digest, Token);
        Assert.Equal(_disk.Content, await StoreFolder.ReadAllAsync(copy));
    }

    [Fact]
    public async Task Damage_in_S3_is_removed_and_repaired_from_a_folder()
    {
        var options = await gateway.NewStoreAsync();
        var store = ImageStore.OpenS3(options);
        var stored = await _folder.Open().IngestAsync(_disk, null, Token);
        await new ImageTransfer(_folder.Open(), store).RunAsync(stored.Digest, null, Token);
        var name = $"chunks/{Path.GetFileName(_folder.ChunkFiles()[4])[..2]}/{Path.GetFileName(_folder.ChunkFiles()[4])}";
        await using (var batch = await S3ObjectStore.Open(options).BeginAsync(Token))
        {
            await batch.PutAsync(name, new byte[] { 0, 1, 2, 3 }, replace: true, Token);
            await batch.FlushAsync(Token);
        }

        Assert.Equal(1, (await store.ScrubAsync(ScrubMode.RemoveDamaged, null, Token)).ChunksRemoved);
        Assert.Equal(1, (await new ImageRepair(store, _folder.Open()).RunAsync(stored.Digest, null, Token)).ChunksRepaired);

        Assert.True((await store.VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    public void Dispose() => _folder.Dispose();
}
