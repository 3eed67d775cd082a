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

    [Fact]
    public async Task A_killed_ingest_leaves_only_sound_images_and_ends_the_same_when_run_again()
    {
        var expected = await ExpectedDigestAsync();
        var random = new Random(99);
        var killed = 0;
        for (var i = 0; i < 20; i++)
        {
            killed += await StartAndKillAsync(TimeSpan.FromMilliseconds(random.Next(300))) ? 1 : 0;
            await AssertSealedImagesAreSoundAsync();

            // Every fifth time from the start: later runs would find everything there.
            if (i % 5 == 4)
            {
                Assert.Equal(expected, (await _folder.Open().IngestAsync(IngestProcess.Disk(), null, Token)).Digest);
                Assert.Empty(_folder.TempFolders());
                Directory.Delete(Path.Combine(_folder.Path, "chunks"), recursive: true);
                Directory.Delete(Path.Combine(_folder.Path, "manifests"), recursive: true);
            }
        }

        Assert.True(killed > 3, $"only {killed} of 20 ingests were killed before they ended");
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

    private static async Task<string> ExpectedDigestAsync()
    {
        using var folder = new StoreFolder();
        return (await folder.Open().IngestAsync(IngestProcess.Disk(), null, Token)).Digest;
    }

    /// <summary>True when the process was still at work.</summary>
    private async Task<bool> StartAndKillAsync(TimeSpan delay)
    {
        using var process = IngestProcess.Start(_folder.Path);
        await process.StandardOutput.ReadLineAsync(Token);
        await Task.Delay(delay, Token);
        process.Kill();
        await process.WaitForExitAsync(Token);
        return process.ExitCode != 0;
    }

    private async Task AssertSealedImagesAreSoundAsync()
    {
        var store = _folder.Open();
        await foreach (var image in store.ListAsync(Token))
        {
            Assert.True(image.IsReadable);
            Assert.True((await store.VerifyAsync(image.Digest, null, Token)).IsSound);
        }

        // Nothing under its final name is half written, sealed or not.
        foreach (var file in _folder.ChunkFiles())
        {
            Assert.NotEqual(0, new FileInfo(file).Length);
        }
    }
}
