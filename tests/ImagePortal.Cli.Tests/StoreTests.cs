namespace ImagePortal.Cli.Tests;

public sealed class StoreTests : IDisposable
{
    private readonly CliRun _cli = new();

    private string Store => _cli.File("store");

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_disk_is_stored_listed_verified_and_given_back()
    {
        var digest = await IngestAsync("p-v3.qcow2.xz");

        Assert.Equal(0, await _cli.RunAsync("store", "list", "--store", Store, "--json"));
        Assert.Equal(digest, _cli.Json[0].GetProperty("digest").GetString());
        Assert.Equal(0, await _cli.RunAsync("store", "verify", digest, "--store", Store, "--json"));
        Assert.True(_cli.Json.GetProperty("sound").GetBoolean());
        Assert.Equal(0, await _cli.RunAsync("store", "export", digest, "--store", Store, "--to", "raw", _cli.File("out.raw"), "--json"));
        Assert.Equal(digest, _cli.Json.GetProperty("digest").GetString());

        Assert.Equal(
            await File.ReadAllBytesAsync(_cli.Sample("p.raw.xz"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(_cli.File("out.raw"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_disk_in_another_format_has_the_same_digest_and_writes_nothing()
    {
        var first = await IngestAsync("p-v3.qcow2.xz");
        var second = await IngestAsync("p-extl2-zlib.qcow2.xz");

        Assert.Equal(first, second);
        Assert.Equal(0, _cli.Json.GetProperty("bytesWritten").GetInt64());
        Assert.Equal(0, _cli.Json.GetProperty("chunksWritten").GetInt32());
    }

    [Fact]
    public async Task Damage_is_found_and_ends_with_1()
    {
        var digest = await IngestAsync("p-v3.qcow2.xz");
        await DamageAsync();

        Assert.Equal(1, await _cli.RunAsync("store", "verify", digest, "--store", Store, "--json"));
        Assert.False(_cli.Json.GetProperty("sound").GetBoolean());
        Assert.NotEmpty(_cli.Json.GetProperty("damage").EnumerateArray());
    }

    [Fact]
    public async Task An_unknown_image_or_store_ends_with_2()
    {
        await IngestAsync("p-v3.qcow2.xz");

        Assert.Equal(2, await _cli.RunAsync("store", "verify", "sha256:" + new string('0', 64), "--store", Store));
        Assert.Equal(2, await _cli.RunAsync("store", "verify", "nonsense", "--store", Store));
        Assert.Equal(2, await _cli.RunAsync("store", "list", "--store", _cli.File("elsewhere")));
        Assert.False(Directory.Exists(_cli.File("elsewhere")));
    }

    [Fact]
    public async Task A_copy_moves_what_is_missing_and_no_more()
    {
        var digest = await IngestAsync("p-v3.qcow2.xz");
        var other = _cli.File("other");

        Assert.Equal(0, await _cli.RunAsync("store", "copy", digest, "--from", Store, "--to", other, "--json"));
        var (first, chunks) = (_cli.Json.GetProperty("bytesWritten").GetInt64(), _cli.Json.GetProperty("chunksWritten").GetInt32());
        Assert.Equal(0, await _cli.RunAsync("store", "copy", digest, "--from", Store, "--to", other, "--json"));

        Assert.Equal(digest, _cli.Json.GetProperty("digest").GetString());
        Assert.Equal((0L, first), (_cli.Json.GetProperty("bytesWritten").GetInt64(), _cli.Json.GetProperty("bytesReused").GetInt64()));
        Assert.Equal((0, chunks), (_cli.Json.GetProperty("chunksWritten").GetInt32(), _cli.Json.GetProperty("chunksReused").GetInt32()));
        Assert.Equal(0, await _cli.RunAsync("store", "verify", digest, "--store", other));
        Assert.Equal(2, await _cli.RunAsync("store", "copy", digest, "--from", _cli.File("nowhere"), "--to", other));
    }

    [Fact]
    public async Task Damage_of_a_store_is_told_removed_and_repaired()
    {
        var digest = await IngestAsync("p-v3.qcow2.xz");
        await _cli.RunAsync("store", "copy", digest, "--from", Store, "--to", _cli.File("other"));
        Assert.Equal(0, await _cli.RunAsync("store", "verify", "--store", Store, "--json"));
        await DamageAsync();

        Assert.Equal(1, await _cli.RunAsync("store", "verify", "--store", Store));
        Assert.Contains(digest, _cli.Errors, StringComparison.Ordinal);
        Assert.Equal(1, await _cli.RunAsync("store", "verify", "--store", Store, "--remove-damaged", "--json"));
        Assert.Equal(1, _cli.Json.GetProperty("chunksRemoved").GetInt32());
        Assert.Equal(0, await _cli.RunAsync("store", "repair", digest, "--store", Store, "--from", _cli.File("other"), "--json"));
        Assert.Equal((true, 1), (_cli.Json.GetProperty("sound").GetBoolean(), _cli.Json.GetProperty("chunksRepaired").GetInt32()));
        Assert.Equal(0, await _cli.RunAsync("store", "verify", "--store", Store));
    }

    [Fact]
    public async Task A_forgotten_image_goes_with_the_next_collection_after_the_grace_period()
    {
        var digest = await IngestAsync("p-v3.qcow2.xz");

        Assert.Equal(0, await _cli.RunAsync("store", "forget", digest, "--store", Store, "--json"));
        Assert.Equal(2, await _cli.RunAsync("store", "forget", digest, "--store", Store));
        Assert.Equal(0, await _cli.RunAsync("store", "gc", "--store", Store, "--json"));
        Assert.Equal(0, _cli.Json.GetProperty("chunksCollected").GetInt32());
        Assert.Equal(0, await _cli.RunAsync("store", "gc", "--store", Store, "--grace", "0h", "--json"));
        Assert.Equal(0, _cli.Json.GetProperty("chunksKept").GetInt32());
        Assert.True(_cli.Json.GetProperty("bytesFreed").GetInt64() > 0);
    }

    private async Task DamageAsync()
    {
        var chunk = Directory.EnumerateFiles(Path.Combine(Store, "chunks"), "*", SearchOption.AllDirectories).First();
        await File.WriteAllBytesAsync(chunk, [1, 2, 3], TestContext.Current.CancellationToken);
    }

    private async Task<string> IngestAsync(string sample)
    {
        Assert.Equal(0, await _cli.RunAsync("store", "ingest", _cli.Sample(sample), "--store", Store, "--json"));
        return _cli.Json.GetProperty("digest").GetString()!;
    }
}
