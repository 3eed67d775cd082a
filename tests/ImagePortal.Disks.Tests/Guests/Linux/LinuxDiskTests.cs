using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Sources;
using ImagePortal.Disks.Tests.FileSystems;

namespace ImagePortal.Disks.Tests.Guests.Linux;

/// <summary>Every row of the table for Linux has a disk that passes it and one that fails only it (R68–R79).</summary>
public sealed class LinuxDiskTests
{
    [Theory]
    [InlineData("--os centos")]
    [InlineData("--os ubuntu")]
    [InlineData("--os debian")]
    [InlineData("--os coreos")]
    [InlineData("--os opensuse-leap")]
    [InlineData("--os sles")]
    [InlineData("--machine i386")]
    [InlineData("--ext3")]
    public async Task A_listed_system_passes_every_criterion(string options)
    {
        var report = await InspectAsync(options);

        Assert.True(report.Accepted, CheckReportJson.Write(report, indented: true));
        Assert.All(report.Criteria.SkipLast(1), x => Assert.Equal((x.Id, CriterionOutcome.Pass), (x.Id, x.Outcome)));
    }

    [Theory]
    [InlineData("--os rhel", CriterionIds.License, "BYOL")]
    [InlineData("--own-kernel", CriterionIds.Kernel, "6.9.9-mine")]
    public async Task A_disk_with_a_doubt_is_accepted_with_one_warning(string options, string id, string evidence)
    {
        var report = await InspectAsync(options);

        Assert.True(report.Accepted);
        var warning = Assert.Single(report.Criteria, x => x.Outcome == CriterionOutcome.Warn);
        Assert.Equal(id, warning.Id);
        Assert.Contains(evidence, warning.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--os fedora", CriterionIds.OperatingSystem)]
    [InlineData("--os rocky", CriterionIds.OperatingSystem)]
    [InlineData("--machine aarch64", CriterionIds.Architecture)]
    [InlineData("--gpt", CriterionIds.PartitionTable)]
    [InlineData("--ext2", CriterionIds.FileSystem)]
    [InlineData("--size 51G", CriterionIds.DiskSize)]
    [InlineData("--data", CriterionIds.SystemDisk)]
    [InlineData("--nics eth0,eth1", CriterionIds.NetworkInterface)]
    [InlineData("--nics ens3", CriterionIds.NetworkInterface)]
    [InlineData("--ipv6", CriterionIds.Ipv6)]
    [InlineData("--no-virtio", CriterionIds.Virtio)]
    public async Task A_variant_fails_exactly_its_criterion_with_evidence_and_fix(string options, string id)
    {
        var report = await InspectAsync(options);

        Assert.Equal([id], report.RefusedBy);
        var failed = report.Criteria.Single(x => x.Id == id);
        Assert.NotEmpty(failed.Evidence);
        Assert.NotEmpty(failed.Fix!);
    }

    [Theory]
    [InlineData("vdi")]
    [InlineData("vhdx")]
    public async Task Another_format_of_the_same_disk_fails_the_format_alone(string format)
    {
        using var folder = new TemporaryFolder();
        SampleDisks.MakeLinux(folder.File("disk.qcow2"));
        Tools.Run("qemu-img", "convert", "-O", format, folder.File("disk.qcow2"), folder.File("disk"));
        await using var file = FileSource.Open(folder.File("disk"));

        var report = await new DiskInspector(TimeProvider.System).InspectAsync(file, CheckProfile.Strict, null, TestContext.Current.CancellationToken);

        Assert.Equal([CriterionIds.Format], report.RefusedBy);
    }

    [Fact]
    public async Task The_centos_of_the_corpus_is_accepted()
    {
        var report = await SampleDisks.InspectAsync(Corpus.Open("own/guest-centos71.qcow2.xz"), CheckProfile.Strict);

        Assert.True(report.Accepted, CheckReportJson.Write(report, indented: true));
        Assert.Equal(("centos", "x86_64"), (report.Guest!.Distribution, report.Guest.Architecture));
    }

    private static Task<CheckReport> InspectAsync(string options) =>
        SampleDisks.InspectAsync(SampleDisks.MakeLinux, options, CheckProfile.Strict);
}
