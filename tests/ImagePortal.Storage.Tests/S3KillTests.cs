using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Objects;
using ImagePortal.Storage.Tests.Collection;

namespace ImagePortal.Storage.Tests;

/// <summary>
/// The same as <see cref="KillTests"/> over an S3 service, which does not know who has died: signs of the dead stay until they are too old to
/// matter, and writers that come after a killed sweep wait that long. So these tests end without a writer after one.
/// </summary>
public sealed class S3KillTests(RadosGateway gateway) : IAsyncLifetime
{
    // A request takes far longer than a file.
    private static readonly int Kills = Math.Max(5, Killer.Kills / 4);

    private readonly Killer _killer = new(seed: 7);
    private readonly StoreFolder _other = new();
    private S3StoreOptions _options = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ImageStore Store => new(Objects);

    private S3ObjectStore Objects => S3ObjectStore.Open(_options);

    public async ValueTask InitializeAsync() => _options = await gateway.NewStoreAsync();

    public ValueTask DisposeAsync()
    {
        _other.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("transfer")]
    public async Task A_killed_writer_leaves_only_sound_images_and_ends_the_same_when_run_again(string work)
    {
        var expected = (await _other.Open().IngestAsync(StoreProcess.Disk(), null, Token)).Digest;

        await KillAsync(work, prepare: ClearAsync, check: AssertSoundAsync);

        var again = work == "ingest"
            ? (await Store.IngestAsync(StoreProcess.Disk(), null, Token)).Digest
            : (await new ImageTransfer(_other.Open(), Store).RunAsync(expected, null, Token)).Digest;
        Assert.Equal(expected, again);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_killed_collection_takes_nothing_of_an_image()
    {
        var kept = await Store.IngestAsync(StoreProcess.Disk(), null, Token);

        await KillAsync("collect", prepare: MakeGarbageAsync, check: AssertSoundAsync);

        await new ImageStore(new AgedStore(Objects, _ => false)).CollectAsync(new(), Token);
        Assert.Equal(kept.ChunksWritten, (await ChunksAsync()).Count);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_killed_scrub_removes_only_what_is_damaged()
    {
        var stored = await Store.IngestAsync(StoreProcess.Disk(), null, Token);
        HashSet<string> damaged = [];

        await KillAsync("scrub", prepare: DamageAsync, check: AssertOnlyDamagedAreLostAsync);

        async Task DamageAsync()
        {
            var chunks = await ChunksAsync();
            var name = chunks[_killer.Next(chunks.Count)];
            var bytes = new byte[2 << 20];
            var size = (await Objects.ReadAsync(name, bytes, Token))!.Value;
            bytes[size / 2] ^= 4;
            await PutAsync([name], bytes.AsMemory(0, size));
            damaged.Add($"{ChunkShelf.DigestOf(name)}");
        }

        async Task AssertOnlyDamagedAreLostAsync()
        {
            var lost = (await Store.VerifyAsync(stored.Digest, null, Token)).Damage;
            Assert.Subset(damaged, lost.Select(chunk => chunk.Digest).ToHashSet());
        }
    }

    private Task KillAsync(string work, Func<Task> prepare, Func<Task> check) =>
        _killer.KillAsync(Kills, work, StoreProcess.AddressOf(_options), _other.Path, prepare, check);

    private async Task<List<string>> ChunksAsync() =>
        await Objects.ListAsync(ChunkShelf.Folder, Token).Select(entry => entry.Name).Order().ToListAsync(Token);

    private async Task ClearAsync()
    {
        var names = await ChunksAsync();
        names.AddRange(await Objects.ListAsync("manifests", Token).Select(entry => entry.Name).ToListAsync(Token));
        foreach (var group in names.Chunk(IObjectStore.DeleteLimit))
        {
            await Objects.DeleteAsync(group, Token);
        }
    }

    /// <summary>Chunks of no image: only their names matter to a collection.</summary>
    private Task MakeGarbageAsync() => PutAsync(
        [.. Enumerable.Range(0, 200).Select(_ => ChunkShelf.NameOf(ContentDigest.Of(MemoryDisk.RandomBytes(_killer.Next(int.MaxValue), 64))))], new byte[] { 0, 1 });

    private async Task PutAsync(IReadOnlyList<string> names, ReadOnlyMemory<byte> content)
    {
        await using var batch = await Objects.BeginAsync(Token);
        foreach (var name in names)
        {
            await batch.PutAsync(name, content, replace: true, Token);
        }

        await batch.FlushAsync(Token);
    }

    private async Task AssertSoundAsync()
    {
        await foreach (var image in Store.ListAsync(Token))
        {
            Assert.True(image.IsReadable);
            Assert.True((await Store.VerifyAsync(image.Digest, null, Token)).IsSound);
        }
    }
}
