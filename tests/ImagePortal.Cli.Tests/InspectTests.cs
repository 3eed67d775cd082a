namespace ImagePortal.Cli.Tests;

public sealed class InspectTests : IDisposable
{
    private static readonly string[] CriterionOrder =
    [
        "format", "container-safety", "integrity", "disk-size", "partition-table", "system-disk", "file-system",
        "operating-system", "architecture", "virtio", "network-interface", "ipv6", "kernel", "license",
    ];

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_refused_disk_ends_with_1_and_the_whole_report_as_json()
    {
        var code = await _cli.RunAsync("inspect", _cli.Sample("p-backing.qcow2.xz"), "--json");

        Assert.Equal(1, code);
        Assert.Empty(_cli.Errors);
        var report = _cli.Json;
        Assert.Equal("qcow2", report.GetProperty("format").GetString());
        Assert.Equal(8388608, report.GetProperty("virtualSize").GetInt64());
        Assert.False(report.GetProperty("accepted").GetBoolean());
        Assert.Equal(["container-safety"], report.GetProperty("refusedBy").EnumerateArray().Select(x => x.GetString()));
        Assert.Equal(CriterionOrder, report.GetProperty("criteria").EnumerateArray().Select(x => x.GetProperty("id").GetString()!));
        Assert.All(report.GetProperty("criteria").EnumerateArray(), x =>
            Assert.Contains(x.GetProperty("outcome").GetString(), (string[])["pass", "warn", "fail", "skip"]));
        Assert.True(report.GetProperty("bytesRead").GetInt64() > 0);
        Assert.True(report.GetProperty("elapsedMs").GetDouble() >= 0);
    }

    [Fact]
    public async Task The_table_names_verdict_evidence_and_fix()
    {
        var code = await _cli.RunAsync("inspect", _cli.Sample("p-backing.qcow2.xz"));

        Assert.Equal(1, code);
        Assert.Contains("REFUSED by container-safety", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("missing.raw", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("Fix: qemu-img convert -O qcow2 IN OUT", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_named_qcow2_is_refused_by_format()
    {
        await File.WriteAllTextAsync(_cli.File("disk.qcow2"), "not a disk", TestContext.Current.CancellationToken);

        Assert.Equal(1, await _cli.RunAsync("inspect", _cli.File("disk.qcow2"), "--json"));
        Assert.Equal("format", _cli.Json.GetProperty("refusedBy")[0].GetString());
    }

    [Fact]
    public async Task The_format_option_overrides_the_name()
    {
        var path = _cli.Sample("p-v3.qcow2.xz", "disk.raw");

        await _cli.RunAsync("inspect", path, "--json");
        var byName = _cli.Json.GetProperty("refusedBy").EnumerateArray().Select(x => x.GetString()).ToList();
        await _cli.RunAsync("inspect", path, "--format=qcow2", "--json");
        var byOption = _cli.Json.GetProperty("refusedBy").EnumerateArray().Select(x => x.GetString()).ToList();

        Assert.Contains("format", byName);
        Assert.DoesNotContain("format", byOption);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        await File.WriteAllBytesAsync(_cli.File("empty"), [], TestContext.Current.CancellationToken);

        Assert.Equal(1, await _cli.RunAsync("inspect", _cli.File("empty"), "--json"));
    }

    [Fact]
    public async Task What_is_no_readable_file_ends_with_2_and_one_message()
    {
        Assert.Equal(2, await _cli.RunAsync("inspect", _cli.File("missing")));
        Assert.StartsWith("imageportal: ", _cli.Errors, StringComparison.Ordinal);
        Assert.Equal(2, await _cli.RunAsync("inspect", Path.GetTempPath()));
        Assert.Contains("not a regular file", _cli.Errors, StringComparison.Ordinal);
        Assert.Equal(2, await _cli.RunAsync("inspect", "\0"));
    }

    [Theory]
    [InlineData()]
    [InlineData("nonsense")]
    [InlineData("store")]
    [InlineData("inspect")]
    [InlineData("inspect", "a", "b")]
    [InlineData("inspect", "a", "--format")]
    [InlineData("inspect", "a", "--format", "floppy")]
    [InlineData("inspect", "a", "--profile", "lax")]
    [InlineData("inspect", "a", "--nonsense", "b")]
    [InlineData("convert", "a", "b")]
    [InlineData("convert", "a", "b", "--to", "vdi")]
    [InlineData("store", "list")]
    [InlineData("store", "copy", "sha256:0", "--from", "a")]
    [InlineData("store", "repair", "sha256:0", "--store", "a")]
    [InlineData("store", "gc", "--store", "a", "--grace", "soon")]
    [InlineData("store", "gc", "--store", "a", "--grace", "-1h")]
    [InlineData("store", "verify", "sha256:0", "--store", "/", "--remove-damaged")]
    [InlineData("store", "list", "--store", "s3://")]
    public async Task Bad_usage_ends_with_2(params string[] words) => Assert.Equal(2, await _cli.RunAsync(words));

    [Fact]
    public async Task Help_lists_every_command()
    {
        Assert.Equal(0, await _cli.RunAsync("--help"));

        Assert.All(
            ["inspect", "convert", "map", "store ingest", "store export", "store copy", "store verify", "store repair", "store list", "store forget", "store gc"],
            x => Assert.Contains($"imageportal {x} ", _cli.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_tells_how_an_S3_store_is_named()
    {
        await _cli.RunAsync("--help");

        Assert.All(
            ["s3://BUCKET/PREFIX", "IMAGEPORTAL_S3_ENDPOINT", "IMAGEPORTAL_S3_ACCESS_KEY", "IMAGEPORTAL_S3_SECRET_KEY"],
            x => Assert.Contains(x, _cli.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Control_characters_of_an_image_never_reach_the_terminal()
    {
        var path = _cli.Sample("p-backing.qcow2.xz");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().IndexOf("missing.raw"u8)] = 0x1b;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        await _cli.RunAsync("inspect", path);

        Assert.DoesNotContain('\u001b', _cli.Output);
    }
}
