namespace ImagePortal.Cli.Tests;

public sealed class ConvertTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_disk_converted_to_qcow2_and_back_is_the_same()
    {
        var raw = _cli.Sample("p.raw.xz");

        Assert.Equal(0, await _cli.RunAsync("convert", _cli.Sample("p-v3-zstd.qcow2.xz"), "--to", "qcow2", _cli.File("a.qcow2"), "--json"));
        Assert.Equal("qcow2", _cli.Json.GetProperty("format").GetString());
        Assert.Equal(0, await _cli.RunAsync("convert", _cli.File("a.qcow2"), "--to", "raw", _cli.File("b.raw")));

        Assert.Equal(
            await File.ReadAllBytesAsync(raw, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(_cli.File("b.raw"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_refused_disk_is_not_converted()
    {
        Assert.Equal(1, await _cli.RunAsync("convert", _cli.Sample("p-luks.qcow2.xz"), "--to", "raw", _cli.File("out.raw"), "--json"));

        Assert.Equal("container-safety", _cli.Json.GetProperty("refusedBy").GetString());
        Assert.False(File.Exists(_cli.File("out.raw")));
    }

    [Fact]
    public async Task A_disk_is_never_converted_onto_itself()
    {
        var path = _cli.Sample("p-v3.qcow2.xz");

        Assert.Equal(2, await _cli.RunAsync("convert", path, "--to", "raw", path));
    }

    [Fact]
    public async Task A_target_that_cannot_be_written_ends_with_2() =>
        Assert.Equal(2, await _cli.RunAsync("convert", _cli.Sample("p-v3.qcow2.xz"), "--to", "raw", _cli.File("no/such/folder")));

    [Fact]
    public async Task The_map_lists_extents_in_order()
    {
        Assert.Equal(0, await _cli.RunAsync("map", _cli.Sample("p-v3.qcow2.xz"), "--json"));

        var starts = _cli.Json.EnumerateArray().Select(x => x.GetProperty("start").GetInt64()).ToList();
        Assert.Equal([0, 1048576, 3145728, 8323072], starts);
        Assert.All(_cli.Json.EnumerateArray(), x => Assert.True(x.GetProperty("length").GetInt64() > 0));
    }
}
