using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Objects;

public sealed class FolderObjectStoreTests : ObjectStoreConformance, IDisposable
{
    private readonly StoreFolder _folder = new();

    private protected override IObjectStore Store => new FolderObjectStore(_folder.Path);

    [Fact]
    public async Task An_object_that_was_not_flushed_leaves_no_trace()
    {
        await using (var batch = await Store.BeginAsync(Token))
        {
            await batch.PutAsync("a/one", new byte[] { 1, 2, 3 }, replace: false, Token);
        }

        Assert.Null(await Store.FindAsync("a/one", Token));
        Assert.Empty(_folder.TempFolders());
        Assert.Empty(await NamesAsync("a"));
    }

    [Fact]
    public async Task Many_writers_may_be_the_first_of_a_folder()
    {
        for (var round = 0; round < 200; round++)
        {
            var folder = $"round{round}";
            await Parallel.ForAsync(0, 4, Token, async (i, token) =>
            {
                await using var batch = await Store.BeginAsync(token);
                await batch.PostAsync($"{folder}/{i}", ReadOnlyMemory<byte>.Empty, token);
            });
        }
    }

    [Fact]
    public async Task Signs_of_a_writer_go_with_it_and_those_of_a_dead_one_with_the_next()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "tmp", "dead"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "intents"));
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "intents", "dead-1"), [], Token);

        await using (var batch = await Store.BeginAsync(Token))
        {
            Assert.Empty(await NamesAsync("intents"));
            await batch.PostAsync(Signs.IntentOf(batch), ReadOnlyMemory<byte>.Empty, Token);
            await Store.ForgetDeadAsync(Token);
            Assert.Single(await NamesAsync("intents"));
        }

        Assert.Empty(await NamesAsync("intents"));
    }

    public void Dispose() => _folder.Dispose();
}
