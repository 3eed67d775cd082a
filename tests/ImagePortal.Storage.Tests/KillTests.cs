namespace ImagePortal.Storage.Tests;

/// <summary>
/// Work that is killed at any moment damages nothing that is sealed, and ends the same when it is run again.
/// IMAGEPORTAL_TEST_KILLS says how often each kind of work is killed.
/// </summary>
public sealed class KillTests : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly StoreFolder _other = new();
    private readonly Killer _killer = new(seed: 99);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_ingest_leaves_only_sound_images_and_ends_the_same_when_run_again()
    {
        var expected = (await _other.Open().IngestAsync(StoreProcess.Disk(), null, Token)).Digest;

        await KillAsync("ingest", prepare: Clear, check: AssertSoundAsync);

        Assert.Equal(expected, (await _folder.Open().IngestAsync(StoreProcess.Disk(), null, Token)).Digest);
        await AssertSoundAsync();
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_killed_transfer_leaves_only_sound_images_and_ends_the_same_when_run_again()
    {
        var expected = (await _other.Open().IngestAsync(StoreProcess.Disk(), null, Token)).Digest;

        await KillAsync("transfer", prepare: Clear, check: AssertSoundAsync);

        Assert.Equal(expected, (await new ImageTransfer(_other.Open(), _folder.Open()).RunAsync(expected, null, Token)).Digest);
        await AssertSoundAsync();
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_killed_collection_takes_nothing_of_an_image_and_keeps_no_writer_waiting()
    {
        var kept = await _folder.Open().IngestAsync(StoreProcess.Disk(), null, Token);

        await KillAsync("collect", prepare: MakeGarbage, check: AssertSoundAsync);

        MakeGarbage();
        Assert.Equal(0, (await _folder.Open().IngestAsync(StoreProcess.Disk(), null, Token)).ChunksWritten);
        await _folder.Open().CollectAsync(new() { Grace = TimeSpan.Zero }, Token);
        Assert.Equal(kept.ChunksWritten, _folder.ChunkFiles().Length);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_killed_scrub_removes_only_what_is_damaged()
    {
        var stored = await _folder.Open().IngestAsync(StoreProcess.Disk(), null, Token);
        await _other.Open().IngestAsync(StoreProcess.Disk(), null, Token);
        HashSet<string> damaged = [];

        await KillAsync("scrub", prepare: Damage, check: AssertOnlyDamagedAreLostAsync);

        Assert.True((await new ImageRepair(_folder.Open(), _other.Open()).RunAsync(stored.Digest, null, Token)).IsSound);
        await AssertSoundAsync();
        AssertNothingLeft();

        void Damage()
        {
            for (var i = 0; i < 4 && damaged.Count < 100; i++)
            {
                damaged.Add(_folder.FlipChunk(_killer.Next(_folder.ChunkFiles().Length)));
            }
        }

        async Task AssertOnlyDamagedAreLostAsync()
        {
            var lost = (await _folder.Open().VerifyAsync(stored.Digest, null, Token)).Damage;
            Assert.Subset(damaged, lost.Select(chunk => chunk.Digest).ToHashSet());
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    private Task KillAsync(string work, Action prepare, Func<Task> check) => _killer.KillAsync(Killer.Kills, work, _folder.Path, _other.Path, Done(prepare), check);

    private static Func<Task> Done(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private void Clear()
    {
        foreach (var folder in (string[])["chunks", "manifests"])
        {
            if (Directory.Exists(Path.Combine(_folder.Path, folder)))
            {
                Directory.Delete(Path.Combine(_folder.Path, folder), recursive: true);
            }
        }
    }

    /// <summary>Chunks of no image: only their names matter to a collection.</summary>
    private void MakeGarbage()
    {
        for (var i = 0; i < 2000; i++)
        {
            var name = Convert.ToHexStringLower(MemoryDisk.RandomBytes(_killer.Next(int.MaxValue), ContentDigest.Size));
            var file = Path.Combine(_folder.Path, "chunks", name[..2], name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, [0, 1]);
        }
    }

    private async Task AssertSoundAsync()
    {
        var store = _folder.Open();
        await foreach (var image in store.ListAsync(Token))
        {
            Assert.True(image.IsReadable);
            Assert.True((await store.VerifyAsync(image.Digest, null, Token)).IsSound);
        }

        // Nothing under its final name is half written, sealed or not.
        Assert.All(_folder.ChunkFiles(), file => Assert.NotEqual(0, new FileInfo(file).Length));
    }

    private void AssertNothingLeft()
    {
        Assert.Empty(_folder.TempFolders());
        Assert.All(
            (string[])["intents", "sweeping", "clock"],
            name => Assert.Empty(Directory.Exists(Path.Combine(_folder.Path, name)) ? Directory.GetFiles(Path.Combine(_folder.Path, name)) : []));
    }
}
