using ImagePortal.Storage.Collection;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Objects;

/// <summary>What every kind of object store must do. Each kind runs all of it.</summary>
public abstract class ObjectStoreConformance
{
    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract IObjectStore Store { get; }

    [Fact]
    public async Task A_flushed_object_is_found_read_listed_and_deleted()
    {
        await PutAsync("a/b/one", [1, 2, 3]);

        var found = await Store.FindAsync("a/b/one", Token);
        Assert.Equal(("a/b/one", 3), (found!.Value.Name, found.Value.Size));
        var buffer = new byte[10];
        Assert.Equal(3, await Store.ReadAsync("a/b/one", buffer, Token));
        Assert.Equal([1, 2, 3], buffer[..3]);
        Assert.Equal(["a/b/one"], await NamesAsync("a"));

        await Store.DeleteAsync(["a/b/one"], Token);
        await Store.DeleteAsync(["a/b/one", "a/b/never"], Token);
        Assert.Null(await Store.FindAsync("a/b/one", Token));
        Assert.Null(await Store.ReadAsync("a/b/one", buffer, Token));
        Assert.Empty(await NamesAsync("a"));
    }

    [Fact]
    public async Task A_read_fills_the_buffer_from_the_start_and_no_further()
    {
        await PutAsync("a/one", [1, 2, 3, 4, 5]);

        var buffer = new byte[3];
        Assert.Equal(3, await Store.ReadAsync("a/one", buffer, Token));
        Assert.Equal([1, 2, 3], buffer);
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        await PutAsync("a/empty", []);

        Assert.Equal(0, (await Store.FindAsync("a/empty", Token))!.Value.Size);
        Assert.Equal(0, await Store.ReadAsync("a/empty", new byte[5], Token));
    }

    [Fact]
    public async Task The_clock_of_the_store_is_past_every_object_that_it_lists()
    {
        await PutAsync("a/one", [1]);
        await PutAsync("a/two", [2]);

        await using var batch = await Store.BeginAsync(Token);
        var clock = await StoreClock.ReadAsync(Store, batch, Token);

        await foreach (var entry in Store.ListAsync("a", Token))
        {
            Assert.InRange(entry.Written, DateTimeOffset.UnixEpoch.AddTicks(1), clock.Now);
        }
    }

    [Fact]
    public async Task What_was_not_flushed_is_whole_or_not_there()
    {
        await using (var batch = await Store.BeginAsync(Token))
        {
            await batch.PutAsync("a/one", MemoryDisk.RandomBytes(1, 1 << 20), replace: false, Token);
        }

        var found = await Store.FindAsync("a/one", Token);
        Assert.True(found is null or { Size: 1 << 20 });
    }

    [Fact]
    public async Task Replacing_puts_the_new_content_as_a_whole()
    {
        await PutAsync("a/one", [1, 2, 3, 4]);
        await PutAsync("a/one", [5, 6], replace: true);

        var buffer = new byte[10];
        Assert.Equal(2, await Store.ReadAsync("a/one", buffer, Token));
        Assert.Equal([5, 6], buffer[..2]);
    }

    [Fact]
    public async Task Two_writers_of_one_name_at_once_leave_one_whole_object()
    {
        var content = MemoryDisk.RandomBytes(3, 300_000);
        await Parallel.ForAsync(0, 8, Token, async (_, _) => await PutAsync("a/one", content));

        var buffer = new byte[content.Length + 1];
        Assert.Equal(content.Length, await Store.ReadAsync("a/one", buffer, Token));
        Assert.Equal(content, buffer[..^1]);
    }

    [Fact]
    public async Task A_batch_uses_nothing_of_a_content_that_was_put()
    {
        var content = new byte[1000];
        await using (var batch = await Store.BeginAsync(Token))
        {
            for (var i = 0; i < 100; i++)
            {
                Array.Fill(content, (byte)i);
                await batch.PutAsync($"a/{i}", content, replace: false, Token);
            }

            await batch.FlushAsync(Token);
        }

        for (var i = 0; i < 100; i++)
        {
            var buffer = new byte[1000];
            await Store.ReadAsync($"a/{i}", buffer, Token);
            Assert.All(buffer, value => Assert.Equal((byte)i, value));
        }
    }

    [Fact]
    public async Task A_sign_is_seen_at_once_and_is_written_anew_each_time()
    {
        await using var batch = await Store.BeginAsync(Token);
        var before = (await Store.BeginAsync(Token), await Store.FindAsync("signs/one", Token));
        await before.Item1.DisposeAsync();
        Assert.Null(before.Item2);

        await batch.PostAsync("signs/one", ReadOnlyMemory<byte>.Empty, Token);
        var first = (await Store.FindAsync("signs/one", Token))!.Value.Written;
        await Task.Delay(1100, Token);
        await batch.PostAsync("signs/one", new byte[] { 1 }, Token);
        var second = (await Store.FindAsync("signs/one", Token))!.Value;

        Assert.True(second.Written > first);
        Assert.Equal(1, second.Size);
        var listed = await Store.ListAsync("signs", Token).SingleAsync(Token);
        Assert.Equal(second.Written, listed.Written, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task More_objects_than_a_page_or_group_holds_are_listed_and_deleted()
    {
        const int Count = 1100;
        await using (var batch = await Store.BeginAsync(Token))
        {
            await Parallel.ForAsync(0, Count, Token, (i, token) => batch.PutAsync($"a/{i % 7}/{i}", new byte[] { (byte)i }, replace: false, token));
            await batch.FlushAsync(Token);
        }

        var names = await NamesAsync("a");
        Assert.Equal(Count, names.Distinct().Count());
        await Store.DeleteAsync([.. names.Take(IObjectStore.DeleteLimit)], Token);
        Assert.Equal(Count - IObjectStore.DeleteLimit, (await NamesAsync("a")).Count);
    }

    [Fact]
    public async Task A_folder_is_not_one_whose_name_begins_alike()
    {
        await PutAsync("chunks/one", [1]);
        await PutAsync("chunks-old/one", [1]);

        Assert.Equal(["chunks/one"], await NamesAsync("chunks"));
        Assert.Empty(await NamesAsync("chunk"));
    }

    private protected async Task PutAsync(string name, byte[] content, bool replace = false)
    {
        await using var batch = await Store.BeginAsync(Token);
        await batch.PutAsync(name, content, replace, Token);
        await batch.FlushAsync(Token);
    }

    private protected async Task<List<string>> NamesAsync(string folder) =>
        await Store.ListAsync(folder, Token).Select(entry => entry.Name).ToListAsync(Token);
}
