using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Collection;

/// <summary>No collection ever takes what a kept image needs, and none leaves what no image needs, whatever runs beside it.</summary>
public sealed class CollectPropertyTests(RadosGateway gateway) : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly StoreFolder _elsewhere = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_SEEDS") ?? "6", null))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task In_a_folder(int seed) => await AssertNothingIsLostAsync(new FolderObjectStore(_folder.Path), seed, nodes: 8, steps: 60);

    [Fact]
    public async Task In_an_S3_bucket() =>
        await AssertNothingIsLostAsync(S3ObjectStore.Open(await gateway.NewStoreAsync()), seed: 1, nodes: 4, steps: 12);

    [Fact]
    public async Task Writers_that_are_blind_to_sweeps_lose_chunks()
    {
        var losses = 0;
        for (var seed = 1; seed <= 20 && losses == 0; seed++)
        {
            using var folder = new StoreFolder();
            var model = new PortalModel(new FolderObjectStore(folder.Path), _elsewhere.Open(), seed, isBlind: true);
            await model.PrepareAsync(Token);
            await model.RunAsync(nodes: 8, steps: 40, Token);
            await model.EndAsync(Token);
            losses = model.Losses.Count;
        }

        Assert.NotEqual(0, losses);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private async Task AssertNothingIsLostAsync(IObjectStore objects, int seed, int nodes, int steps)
    {
        var model = new PortalModel(objects, _elsewhere.Open(), seed);
        await model.PrepareAsync(Token);
        await model.RunAsync(nodes, steps, Token);
        var kept = await model.EndAsync(Token);

        Assert.Empty(model.Losses);
        var store = new ImageStore(objects);
        Assert.Equal(kept.Order(), await store.ListAsync(Token).Select(image => image.Digest).OrderBy(digest => digest).ToListAsync(Token));
        Assert.Equal(await NamesOfChunksAsync(store, kept), await objects.ListAsync("chunks", Token).Select(entry => entry.Name).Order().ToListAsync(Token));
        foreach (var folder in Signs.Passing)
        {
            Assert.Empty(await objects.ListAsync(folder, Token).ToListAsync(Token));
        }
    }

    private static async Task<List<string>> NamesOfChunksAsync(ImageStore store, IEnumerable<string> images)
    {
        var names = new SortedSet<string>();
        foreach (var image in images)
        {
            var manifest = await store.Manifests.ReadAsync(ContentDigest.Parse(image), Token);
            names.UnionWith(manifest.Chunks.Select(chunk => ChunkShelf.NameOf(chunk.Digest)));
        }

        return [.. names];
    }
}
