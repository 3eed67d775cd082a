using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Collection;

/// <summary>What a store tells of itself: its figures, its owner, its room.</summary>
public sealed class SurveyTests : IDisposable
{
    private const long MiB = MemoryDisk.ChunkLength;

    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Figures_count_what_images_share_once()
    {
        var content = MemoryDisk.Mixed(seed: 3, chunks: 30).Content;
        var first = await _folder.Open().IngestAsync(MemoryDisk.Full(content), null, Token);
        content[0]++;
        var second = await _folder.Open().IngestAsync(MemoryDisk.Full(content), null, Token);

        var survey = await _folder.Open().SurveyAsync(Token);

        Assert.Equal((2, 0, 60 * MiB), (survey.Images, survey.UnreadableImages, survey.VirtualSize));
        Assert.Equal((first.Chunks + second.Chunks) * MiB, survey.DataSize);
        Assert.Equal((first.ChunksWritten + second.ChunksWritten) * MiB, survey.DistinctSize);
        Assert.Equal((first.BytesWritten + second.BytesWritten, _folder.ChunkFiles().Length), (survey.StoredSize, survey.Chunks));
        Assert.Equal((0L, 0), (survey.SpareSize, survey.SpareChunks));
    }

    [Fact]
    public async Task Chunks_of_no_image_and_images_with_damaged_manifests_are_told_apart()
    {
        var stored = await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 4, chunks: 12), null, Token);
        var manifest = Assert.Single(_folder.ManifestFiles());
        File.WriteAllBytes(manifest, [.. File.ReadAllBytes(manifest).Reverse()]);

        var survey = await _folder.Open().SurveyAsync(Token);

        Assert.Equal((1, 1, 0L, 0), (survey.Images, survey.UnreadableImages, survey.VirtualSize, survey.Chunks));
        Assert.Equal((stored.ChunksWritten, stored.BytesWritten), (survey.SpareChunks, survey.SpareSize));
    }

    [Fact]
    public async Task Store_belongs_to_whoever_claimed_it_first()
    {
        Assert.True(await _folder.Open().ClaimAsync("one", Token));
        Assert.False(await _folder.Open().ClaimAsync("another", Token));
        Assert.True(await _folder.Open().ClaimAsync("one", Token));
        Assert.Empty(_folder.TempFolders());
    }

    [Fact]
    public async Task Store_that_many_claimed_at_once_has_one_owner_afterwards()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => _folder.Open().ClaimAsync($"{i % 2}", Token))));

        Assert.NotEqual(await _folder.Open().ClaimAsync("0", Token), await _folder.Open().ClaimAsync("1", Token));
    }

    [Fact]
    public void Folder_tells_where_it_lies_and_what_room_is_left()
    {
        var store = _folder.Open();

        Assert.Equal(_folder.Path, store.Place);
        Assert.True(store.Space is { Free: > 0 } space && space.Free <= space.Total);
    }

    [Fact]
    public async Task Large_store_is_known_from_its_first_page_and_not_listed_further_and_a_small_one_is_listed_whole()
    {
        await _folder.Open().IngestAsync(MemoryDisk.Mixed(seed: 6, chunks: 120), null, Token);
        var (large, small) = (new CountedStore(new FolderObjectStore(_folder.Path), listPage: 8), new CountedStore(new FolderObjectStore(_folder.Path), listPage: 40));

        await ChunkCensus.TakeAsync(large, questions: 450, Token);
        await ChunkCensus.TakeAsync(small, questions: 450, Token);

        Assert.Equal((9, _folder.ChunkFiles().Length), (large.Listed, small.Listed));
    }
}
