using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Objects;

public sealed class S3ObjectStoreTests(RadosGateway gateway) : ObjectStoreConformance, IAsyncLifetime
{
    private S3StoreOptions _options = null!;

    private protected override IObjectStore Store => S3ObjectStore.Open(_options);

    public async ValueTask InitializeAsync() => _options = await gateway.NewStoreAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_object_that_is_there_stays_as_it_is_unless_it_is_to_be_replaced()
    {
        await PutAsync("a/one", [1, 2, 3]);
        await PutAsync("a/one", [4, 5]);

        Assert.Equal(3, (await Store.FindAsync("a/one", Token))!.Value.Size);
    }

    [Fact]
    public async Task Stores_of_one_bucket_see_nothing_of_each_other()
    {
        var other = S3ObjectStore.Open(_options with { Prefix = "region/two/" });
        await PutAsync("a/one", [1, 2, 3]);

        Assert.Null(await other.FindAsync("a/one", Token));
        Assert.Empty(await other.ListAsync("a", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_wrong_key_is_told()
    {
        var store = S3ObjectStore.Open(_options with { SecretKey = "wrong" });

        var refused = await Assert.ThrowsAsync<IOException>(async () => await store.FindAsync("a/one", Token));
        Assert.Contains("refuses the access key", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_told_and_not_taken_for_an_empty_one()
    {
        var store = S3ObjectStore.Open(_options with { Bucket = "nowhere" });

        foreach (var call in (Func<Task>[])
        [
            async () => await store.FindAsync("a/one", Token),
            async () => await store.ReadAsync("a/one", new byte[1], Token),
            async () => await store.ListAsync("a", Token).ToListAsync(Token),
            async () => await new ImageStore(store).IngestAsync(MemoryDisk.Mixed(1, 1), null, Token),
            async () => await new ImageStore(store).CollectAsync(new(), Token),
        ])
        {
            Assert.Contains("no bucket nowhere", (await Assert.ThrowsAsync<IOException>(call)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_service_that_is_not_there_cannot_be_reached()
    {
        var store = S3ObjectStore.Open(_options with { Endpoint = new("http://127.0.0.1:9") });

        var failure = await Assert.ThrowsAsync<IOException>(async () => await store.FindAsync("a/one", Token));
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_are_not_in_the_text_of_the_options() =>
        Assert.DoesNotContain(_options.SecretKey, $"{_options}", StringComparison.Ordinal);
}
