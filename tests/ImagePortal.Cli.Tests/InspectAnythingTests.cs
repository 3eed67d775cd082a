using System.Runtime.Versioning;
using System.Text.Json;

namespace ImagePortal.Cli.Tests;

/// <summary>Whatever is given to <c>inspect --json</c>, it answers with the report of design §6 and 0 or 1, or with one message and 2.</summary>
[SupportedOSPlatform("linux")]
public sealed class InspectAnythingTests : IDisposable
{
    private const string Text = "string", Number = "number", Flag = "boolean", List = "array";
    private static readonly string[] Outcomes = ["pass", "warn", "fail", "skip"];

    private static readonly string[] CriterionOrder =
    [
        "format", "container-safety", "integrity", "disk-size", "partition-table", "system-disk", "file-system",
        "operating-system", "architecture", "virtio", "network-interface", "ipv6", "kernel", "license",
    ];

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData(0, "format")]
    [InlineData(1, null)]
    [InlineData(511, null)]
    [InlineData(512, null)]
    [InlineData(1 << 20, null)]
    public async Task Zeros_of_any_size_are_refused_with_the_whole_report(int size, string? refusedBy)
    {
        await File.WriteAllBytesAsync(_cli.File("zeros"), new byte[size], TestContext.Current.CancellationToken);

        await RefusesAsync(_cli.File("zeros"), refusedBy);
    }

    [Fact]
    public async Task A_sparse_file_of_16_TiB_is_refused_by_its_size_and_its_missing_table()
    {
        await using (var file = File.Create(_cli.File("huge.raw")))
        {
            try
            {
                file.SetLength(16L << 40);
            }
            catch (Exception exception) when (exception is IOException or ArgumentException)
            {
                // Some file systems end just below; they take one page less.
                file.SetLength((16L << 40) - 4096);
            }
        }

        await RefusesAsync(_cli.File("huge.raw"), "disk-size");
        Assert.True(_cli.Json.GetProperty("bytesRead").GetInt64() < 1 << 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("QFI\u00fb")]
    [InlineData("conectix")]
    [InlineData("KDMV")]
    [InlineData("# Disk DescriptorFile\n")]
    [InlineData("vhdxfile")]
    [InlineData("PK\u0003\u0004")]
    public async Task Random_bytes_behind_any_sign_are_refused_with_the_whole_report(string sign)
    {
        var random = new Random(sign.Length);
        for (var round = 0; round < 20; round++)
        {
            var bytes = new byte[random.Next(sign.Length, 200_000)];
            random.NextBytes(bytes);
            for (var i = 0; i < sign.Length; i++)
            {
                bytes[i] = (byte)sign[i];
            }

            await File.WriteAllBytesAsync(_cli.File("noise"), bytes, TestContext.Current.CancellationToken);
            await RefusesAsync(_cli.File("noise"), null);
        }
    }

    [Theory]
    [InlineData("mbr-ext2-empty.img.gz")]
    [InlineData("p-v3.qcow2.xz")]
    [InlineData("minimal-hive")]
    [InlineData("go-ext4-tiny.ext4")]
    public async Task Files_of_other_kinds_are_refused_with_the_whole_report(string name) =>
        await RefusesAsync(Path.Combine(AppContext.BaseDirectory, "corpus", name), null);

    [Fact]
    public async Task An_accepted_disk_ends_with_0_and_the_whole_report()
    {
        var code = await _cli.RunAsync("inspect", _cli.Sample("guest-centos71.qcow2.xz"), "--json");

        Assert.Equal(0, code);
        var report = AssertSchema();
        Assert.True(report.GetProperty("accepted").GetBoolean());
        Assert.Equal("linux", report.GetProperty("guest").GetProperty("osFamily").GetString());
    }

    [Fact]
    public async Task A_directory_a_device_a_pipe_and_a_missing_file_end_with_2_and_one_message()
    {
        var (pipe, loop, dangling) = (_cli.File("pipe"), _cli.File("loop"), _cli.File("dangling"));
        await System.Diagnostics.Process.Start("mkfifo", pipe).WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(loop, loop);
        File.CreateSymbolicLink(dangling, _cli.File("nowhere"));

        foreach (var path in new[] { Path.GetTempPath(), "/dev/zero", "/dev/null", "/dev/tty", pipe, loop, dangling, _cli.File("missing"), "", new string('x', 5000) })
        {
            Assert.Equal((path, 2), (path, await _cli.RunAsync("inspect", path, "--json")));
            Assert.Empty(_cli.Output);
            Assert.StartsWith("imageportal: ", _cli.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_ends_with_2_and_one_message()
    {
        var path = _cli.File("secret.raw");
        await File.WriteAllBytesAsync(path, new byte[512], TestContext.Current.CancellationToken);
        File.SetUnixFileMode(path, UnixFileMode.None);

        // Root may read all but what breaks in the reading: the loopback device has no speed.
        path = Environment.IsPrivilegedProcess ? "/sys/class/net/lo/speed" : path;
        Assert.Equal(2, await _cli.RunAsync("inspect", path, "--json"));
        Assert.Empty(_cli.Output);
        Assert.StartsWith("imageportal: ", _cli.Errors, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string path, string? refusedBy)
    {
        Assert.Equal((path, 1), (path, await _cli.RunAsync("inspect", path, "--json")));

        Assert.Empty(_cli.Errors);
        var refused = AssertSchema().GetProperty("refusedBy").EnumerateArray().Select(x => x.GetString()).ToList();
        Assert.NotEmpty(refused);
        Assert.Contains(refusedBy ?? refused[0], refused);
    }

    /// <summary>Names and kinds of design §6; what may be null says so with a question mark.</summary>
    private JsonElement AssertSchema()
    {
        var report = _cli.Json;
        AssertKinds(
            report, ("format", Text), ("virtualSize", Number + "?"), ("fileSize", Number), ("accepted", Flag), ("refusedBy", List), ("partitionTable", Text + "?"),
            ("partitions", List), ("guest", "object?"), ("criteria", List), ("bytesRead", Number), ("elapsedMs", Number));
        foreach (var partition in report.GetProperty("partitions").EnumerateArray())
        {
            AssertKinds(partition, ("index", Number), ("type", Text), ("start", Number), ("size", Number), ("fileSystem", Text + "?"), ("uuid", Text + "?"));
        }

        if (report.GetProperty("guest") is { ValueKind: JsonValueKind.Object } guest)
        {
            AssertKinds(
                guest, ("osFamily", Text), ("distribution", Text + "?"), ("version", Text + "?"), ("productName", Text + "?"), ("architecture", Text + "?"),
                ("hostname", Text + "?"), ("kernels", List), ("interfaces", List), ("cloudInit", Flag));
            foreach (var kernel in guest.GetProperty("kernels").EnumerateArray())
            {
                AssertKinds(kernel, ("version", Text), ("virtio", "object"));
                AssertKinds(kernel.GetProperty("virtio"), ("block", Text), ("net", Text), ("pci", Text));
            }
        }

        Assert.Equal(CriterionOrder, report.GetProperty("criteria").EnumerateArray().Select(x => x.GetProperty("id").GetString()!));
        foreach (var criterion in report.GetProperty("criteria").EnumerateArray())
        {
            AssertKinds(criterion, ("outcome", Text), ("title", Text), ("evidence", Text), ("fix", Text + "?"));
            Assert.Contains(criterion.GetProperty("outcome").GetString(), Outcomes);
            Assert.NotEmpty(criterion.GetProperty("evidence").GetString()!);
        }

        return report;
    }

    private static void AssertKinds(JsonElement element, params (string Name, string Kind)[] properties)
    {
        foreach (var (name, kind) in properties)
        {
            var found = element.GetProperty(name).ValueKind switch
            {
                JsonValueKind.True or JsonValueKind.False => Flag,
                JsonValueKind.Null => "null",
                var other => other.ToString().ToLowerInvariant(),
            };
            Assert.True(found == kind.TrimEnd('?') || (found == "null" && kind.EndsWith('?')), $"{name} is {found}, not {kind}");
        }
    }
}
