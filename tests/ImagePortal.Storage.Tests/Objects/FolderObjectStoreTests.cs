using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Objects;

public sealed class FolderObjectStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FolderObjectStore Store => new(_folder.Path);

    [Fact]
    public async Task A_flushed_object_is_found_read_listed_and_deleted()
    {
        await PutAsync("a/b/one", [1, 2, 3], flush: true);

        Assert.Equal(3, await Store.FindAsync("a/b/one", Token));
        var buffer = new byte[10];
        Assert.Equal(3, await Store.ReadAsync("a/b/one", buffer, Token));
        Assert.Equal([1, 2, 3], buffer[..3]);
        Assert.Equal(["a/b/one"], await Store.ListAsync("a", Token).ToListAsync(Token));

        await Store.DeleteAsync("a/b/one", Token);
        await Store.DeleteAsync("a/b/one", Token);
        Assert.Null(await Store.FindAsync("a/b/one", Token));
        Assert.Null(await Store.ReadAsync("a/b/one", buffer, Token));
    }

    [Fact]
    public async Task An_object_that_was_not_flushed_leaves_no_trace()
    {
        await PutAsync("a/one", [1, 2, 3], flush: false);

        Assert.Null(await Store.FindAsync("a/one", Token));
        Assert.Empty(_folder.TempFolders());
        Assert.Empty(await Store.ListAsync("a", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Of_two_writers_of_one_name_the_last_wins_whole()
    {
        await PutAsync("a/one", [1, 2, 3], flush: true);
        await PutAsync("a/one", [1, 2, 3], flush: true);

        Assert.Equal(3, await Store.FindAsync("a/one", Token));
    }

    [Fact]
    public async Task More_files_than_a_group_holds_are_all_there_after_a_flush()
    {
        await using (var batch = await Store.BeginAsync(Token))
        {
            await Parallel.ForAsync(0, 300, Token, (i, token) => batch.PutAsync($"a/{i % 7}/{i}", new byte[] { (byte)i }, token));
            await batch.FlushAsync(Token);
        }

        Assert.Equal(300, await Store.ListAsync("a", Token).CountAsync(Token));
    }

    public void Dispose() => _folder.Dispose();

    private async Task PutAsync(string name, byte[] content, bool flush)
    {
        await using var batch = await Store.BeginAsync(Token);
        await batch.PutAsync(name, content, Token);
        if (flush)
        {
            await batch.FlushAsync(Token);
        }
    }
}
