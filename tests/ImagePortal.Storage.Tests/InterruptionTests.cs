namespace ImagePortal.Storage.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cancelled_ingest_seals_nothing_and_is_taken_up_where_it_stopped()
    {
        var disk = MemoryDisk.Mixed(seed: 11, chunks: 240);
        using var cancel = new CancellationTokenSource();
        var reads = 0;
        disk.OnRead = () => Cancel(cancel, Interlocked.Increment(ref reads), at: 200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _folder.Open().IngestAsync(disk, null, cancel.Token));

        Assert.Empty(_folder.ManifestFiles());
        Assert.Empty(_folder.TempFolders());
        var kept = _folder.ChunkFiles().Length;
        Assert.InRange(kept, 64, 159);
        disk.OnRead = null;
        var result = await _folder.Open().IngestAsync(disk, null, Token);
        Assert.Equal((kept, 160 - kept), (result.ChunksReused, result.ChunksWritten));
        await using var stored = await _folder.Open().OpenAsync(result.Digest, Token);
        Assert.Equal(disk.Content, await StoreFolder.ReadAllAsync(stored));
    }

    [Fact]
    public async Task A_disk_that_fails_midway_seals_nothing()
    {
        var disk = MemoryDisk.Mixed(seed: 12, chunks: 60);
        var reads = 0;
        disk.OnRead = () => Throw(Interlocked.Increment(ref reads), at: 40);

        await Assert.ThrowsAsync<InvalidDataException>(() => _folder.Open().IngestAsync(disk, null, Token));

        Assert.Empty(_folder.ManifestFiles());
        Assert.Empty(_folder.TempFolders());
    }

    [Fact]
    public async Task Ingests_of_one_disk_at_the_same_time_agree()
    {
        var disk = MemoryDisk.Mixed(seed: 13, chunks: 100);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _folder.Open().IngestAsync(disk, null, Token), Token)));

        var digest = Assert.Single(results.Select(result => result.Digest).Distinct());
        Assert.True((await _folder.Open().VerifyAsync(digest, null, Token)).IsSound);
        Assert.Empty(_folder.TempFolders());
    }

    public void Dispose() => _folder.Dispose();

    private static void Cancel(CancellationTokenSource source, int reads, int at)
    {
        if (reads == at)
        {
            source.Cancel();
        }
    }

    private static void Throw(int reads, int at)
    {
        if (reads == at)
        {
            throw new InvalidDataException("a cluster that cannot be decoded");
        }
    }
}
