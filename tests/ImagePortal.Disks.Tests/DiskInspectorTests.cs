using System.Runtime.CompilerServices;
using System.Text;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Disks.Tests.FileSystems;

namespace ImagePortal.Disks.Tests;

/// <summary>Whole verdicts: the sample disk and its variants, a real Debian, and what is no disk at all (R68–R79).</summary>
public sealed class DiskInspectorTests
{
    private const string DisksVariable = "IMAGEPORTAL_TEST_DISKS";
    private static readonly DiskInspector Inspector = new(TimeProvider.System);

    [Fact]
    public async Task The_sample_disk_passes_every_criterion()
    {
        var report = await InspectSampleAsync();

        Assert.True(report.Accepted, CheckReportJson.Write(report, indented: true));
        Assert.All(report.Criteria.SkipLast(1), x => Assert.Equal((x.Id, CriterionOutcome.Pass), (x.Id, x.Outcome)));
        Assert.Equal(("qcow2", 64L << 20, "mbr", "BIOS, GRUB"), (report.Format, report.VirtualSize, report.PartitionTable, report.StartsBy));
        Assert.Equal(("linux", "debian", "12", "x86_64", "sample-debian12"), (report.Guest!.OsFamily, report.Guest.Distribution, report.Guest.Version, report.Guest.Architecture, report.Guest.Hostname));
        Assert.Equal(("ext4", "/"), (report.Partitions[0].FileSystem, report.Partitions[0].MountPoint));
        Assert.Equal(CheckReportJson.Write(report), CheckReportJson.Write(CheckReportJson.Read(CheckReportJson.Write(report))!));
    }

    [Theory]
    [InlineData(CriterionIds.PartitionTable, "--gpt")]
    [InlineData(CriterionIds.FileSystem, "--xfs")]
    [InlineData(CriterionIds.Virtio, "--no-virtio")]
    [InlineData(CriterionIds.DiskSize, "--size", "51G")]
    public async Task A_variant_of_the_sample_disk_fails_exactly_its_criterion(string id, params string[] options)
    {
        var report = await InspectSampleAsync(options);

        Assert.Equal([id], report.RefusedBy);
        var failed = report.Criteria.Single(x => x.Id == id);
        Assert.NotEmpty(failed.Evidence);
        Assert.NotNull(failed.Fix);
    }

    [Fact]
    public async Task The_sample_disk_kept_in_the_repository_is_small_and_accepted()
    {
        var kept = await File.ReadAllBytesAsync(Path.Combine(Samples(), "sample-debian12.qcow2"), TestContext.Current.CancellationToken);

        Assert.True(kept.Length < 1 << 20);
        Assert.True((await InspectAsync(new MemorySource(kept), DiskFormat.Qcow2)).Accepted);
    }

    [Fact]
    public async Task Text_that_is_called_qcow2_fails_the_format_alone()
    {
        var report = await InspectAsync(new MemorySource(Encoding.UTF8.GetBytes("This is no disk.\n")), DiskFormat.Qcow2);

        Assert.Equal([CriterionIds.Format], report.RefusedBy);
        Assert.Null(report.Guest);
    }

    [Theory]
    [InlineData("debian12.raw")]
    [InlineData("debian12.qcow2")]
    [InlineData("debian12-zlib.qcow2")]
    [InlineData("debian12-zstd.qcow2")]
    [InlineData("debian12-fixed.vhd")]
    [InlineData("debian12-dynamic.vhd")]
    [InlineData("debian12-sparse.vmdk")]
    [InlineData("debian12-stream.vmdk")]
    public async Task A_real_debian_is_accepted_with_under_4_MiB_read_in_at_most_64_round_trips(string name)
    {
        var folder = Environment.GetEnvironmentVariable(DisksVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{DisksVariable} names no folder with real disks");
        var path = Path.Combine(folder!, name);
        Assert.SkipUnless(File.Exists(path), $"{name} is not in {DisksVariable}");
        await using var file = new CountedSource(FileSource.Open(path));

        var report = await InspectAsync(file, DiskFormatNames.FromFileName(path));

        Assert.True(report.Accepted, CheckReportJson.Write(report, indented: true));
        Assert.InRange(report.BytesRead, 1, (4 << 20) - 1);
        Assert.InRange(file.Reads, 1, 64);
        Assert.Equal(("debian", "12", "x86_64", "debian12-test"), (report.Guest!.Distribution, report.Guest.Version, report.Guest.Architecture, report.Guest.Hostname));
        Assert.Equal(new("initramfs", "initramfs", "initramfs"), Assert.Single(report.Guest.Kernels).Virtio);
        Assert.Equal(["eth0"], report.Guest.Interfaces);
        TestContext.Current.SendDiagnosticMessage("{0}: {1} bytes in {2} reads, {3} ms", name, report.BytesRead, file.Reads, report.ElapsedMs);
    }

    [Theory]
    [InlineData(20_000, 200_000, 1 << 30, "MiB would have to be read")]
    [InlineData(1 << 30, 10, 1 << 30, "visited")]
    [InlineData(1 << 30, 200_000, 1000, "decompressed")]
    public async Task Too_much_work_fails_the_integrity_and_nothing_else(int bytes, int nodes, int decompressed, string evidence)
    {
        using var folder = new TemporaryFolder();
        MakeSample(folder.File("disk.qcow2"));
        Tools.Run("qemu-img", "convert", "-O", "raw", folder.File("disk.qcow2"), folder.File("disk.raw"));
        await using var file = FileSource.Open(folder.File("disk.raw"));
        var inspector = new DiskInspector(TimeProvider.System) { Limits = new(bytes, nodes, decompressed, TimeSpan.FromMinutes(1)) };

        var report = await inspector.InspectAsync(file, CheckProfile.Strict, DiskFormat.Raw, TestContext.Current.CancellationToken);

        Assert.Equal([CriterionIds.Integrity], report.RefusedBy);
        var integrity = report.Criteria.Single(x => x.Id == CriterionIds.Integrity).Evidence;
        Assert.Contains("took too much to read", integrity, StringComparison.Ordinal);
        Assert.Contains(evidence, integrity, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_device_is_no_verdict() =>
        await Assert.ThrowsAsync<IOException>(() => InspectAsync(new BrokenSource(), DiskFormat.Raw));

    [Fact]
    public async Task No_mutation_of_the_sample_disk_makes_the_inspector_throw()
    {
        using var folder = new TemporaryFolder();
        MakeSample(folder.File("disk.qcow2"));
        Tools.Run("qemu-img", "convert", "-O", "raw", folder.File("disk.qcow2"), folder.File("disk.raw"));
        foreach (var (name, format) in new[] { ("disk.raw", DiskFormat.Raw), ("disk.qcow2", DiskFormat.Qcow2) })
        {
            var original = await File.ReadAllBytesAsync(folder.File(name), TestContext.Current.CancellationToken);
            var (random, seen) = (new Random(68), new SeenSource(original));
            await InspectAsync(seen, format);
            for (var round = 0; round < 250; round++)
            {
                var changes = Enumerable.Range(0, random.Next(1, 10)).Select(_ => (At: seen.PickByte(random), Value: (byte)random.Next(256))).ToList();
                var old = changes.Select(x => original[x.At]).ToList();
                changes.ForEach(x => original[x.At] = x.Value);
                Assert.Equal(14, (await InspectAsync(new MemorySource(original), format)).Criteria.Count);
                for (var i = changes.Count - 1; i >= 0; i--)
                {
                    original[changes[i].At] = old[i];
                }
            }
        }
    }

    private static Task<CheckReport> InspectAsync(IRandomAccessSource file, DiskFormat? declared) =>
        Inspector.InspectAsync(file, CheckProfile.Strict, declared, TestContext.Current.CancellationToken);

    private static async Task<CheckReport> InspectSampleAsync(params string[] options)
    {
        using var folder = new TemporaryFolder();
        MakeSample(folder.File("disk.qcow2"), options);
        await using var file = FileSource.Open(folder.File("disk.qcow2"));
        return await InspectAsync(file, DiskFormat.Qcow2);
    }

    private static void MakeSample(string path, params string[] options)
    {
        Tools.Require("mke2fs", "debugfs", "sfdisk", "qemu-img", "cpio");
        if (options.Contains("--xfs"))
        {
            Tools.Require("mkfs.xfs");
        }

        Tools.Run("bash", [Path.Combine(Samples(), "make-sample-disk.sh"), path, .. options]);
    }

    private static string Samples([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "../../infra/samples");

    private sealed class BrokenSource : IRandomAccessSource
    {
        public long Length => 1 << 20;

        public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) => throw new IOException("The line is dead.");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>Remembers what was read, so that mutations hit bytes that matter.</summary>
    private sealed class SeenSource(byte[] bytes) : IRandomAccessSource
    {
        private readonly List<(long Offset, int Count)> _reads = [];

        public long Length => bytes.Length;

        public int PickByte(Random random)
        {
            var (offset, count) = _reads[random.Next(_reads.Count)];
            for (var attempt = 0; attempt < 50; attempt++)
            {
                var at = (int)offset + random.Next(count);
                if (bytes[at] != 0)
                {
                    return at;
                }
            }

            return (int)offset;
        }

        public ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
            bytes.AsSpan((int)Math.Min(offset, Length), count).CopyTo(buffer.Span);
            if (count > 0)
            {
                _reads.Add((offset, count));
            }

            return ValueTask.FromResult(count);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
