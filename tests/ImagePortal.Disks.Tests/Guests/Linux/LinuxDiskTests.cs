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
        Assert.NotEmpty(warning.Fix!);
        Assert.NotEmpty(warning.Acknowledgement!);
    }

    [Theory]
    [InlineData("--os fedora", CriterionIds.OperatingSystem, "(ID fedora in /etc/os-release)", "Use a system of the list")]
    [InlineData("--os rocky", CriterionIds.OperatingSystem, "(ID rocky in /etc/os-release)", "Use a system of the list")]
    [InlineData("--machine aarch64", CriterionIds.Architecture, "aarch64 (ELF header of /bin/sh, byte 18)", "x86_64")]
    [InlineData("--gpt", CriterionIds.PartitionTable, "GPT with 2 partitions (protective MBR at byte 0, header at byte 512)", "sudo sgdisk --gpttombr=2 /dev/sda")]
    [InlineData("--ext2", CriterionIds.FileSystem, "ext2 on partition 1 (byte 1048576)", "sudo tune2fs -j /dev/sda1")]
    [InlineData("--xfs", CriterionIds.FileSystem, "xfs on partition 1 (byte 1048576)", "sudo mkfs.ext4 -L root /dev/sdb1")]
    [InlineData("--size 51G", CriterionIds.DiskSize, "51 GiB (54760833024 bytes), at most 50 GiB allowed", "qemu-img resize --shrink COPY.qcow2 50G")]
    [InlineData("--data", CriterionIds.SystemDisk, "This is a data disk", "Import the disk that the machine starts from")]
    [InlineData("--nics eth0,eth1", CriterionIds.NetworkInterface, "2 interfaces: eth0 (/etc/network/interfaces line ", "sudo nano +")]
    [InlineData("--nics ens3", CriterionIds.NetworkInterface, "The one interface is ens3 (/etc/network/interfaces line ", "net.ifnames=0")]
    [InlineData("--ipv6", CriterionIds.Ipv6, "on eth0 (/etc/network/interfaces line ", "sudo nano +")]
    [InlineData("--no-virtio", CriterionIds.Virtio, "(gzip) holds no virtio driver", "sudo update-initramfs -u -k 6.1.0-31-amd64")]
    [InlineData("--os centos --no-virtio", CriterionIds.Virtio, "holds no virtio driver", "sudo dracut --force --no-hostonly")]
    [InlineData("--os sles --no-virtio", CriterionIds.Virtio, "holds no virtio driver", "INITRD_MODULES")]
    public async Task A_variant_fails_exactly_its_criterion_with_evidence_and_fix(string options, string id, string evidence, string fix)
    {
        var report = await InspectAsync(options);

        Assert.Equal([id], report.RefusedBy);
        var failed = report.Criteria.Single(x => x.Id == id);
        Assert.Contains(evidence, failed.Evidence, StringComparison.Ordinal);
        Assert.Contains(fix, failed.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--gpt", "")]
    [InlineData("--size 51G", "")]
    [InlineData("--os fedora", CriterionIds.OperatingSystem)]
    [InlineData("--nics ens3", CriterionIds.NetworkInterface)]
    [InlineData("--xfs", CriterionIds.OperatingSystem)]
    public async Task The_modern_profile_accepts_it_and_says_what_is_doubtful(string options, string warning)
    {
        var report = await SampleDisks.InspectAsync(SampleDisks.MakeLinux, options, CheckProfile.Modern);

        Assert.True(report.Accepted, CheckReportJson.Write(report, indented: true));
        Assert.Equal(warning, string.Join(' ', report.Criteria.Where(x => x.Outcome == CriterionOutcome.Warn).Select(x => x.Id)));
    }

    [Theory]
    [InlineData("--data", CriterionIds.SystemDisk)]
    [InlineData("--machine aarch64", CriterionIds.Architecture)]
    [InlineData("--nics eth0,eth1", CriterionIds.NetworkInterface)]
    [InlineData("--ipv6", CriterionIds.Ipv6)]
    [InlineData("--no-virtio", CriterionIds.Virtio)]
    public async Task The_modern_profile_still_refuses_what_could_not_start(string options, string id) =>
        Assert.Equal([id], (await SampleDisks.InspectAsync(SampleDisks.MakeLinux, options, CheckProfile.Modern)).RefusedBy);

    [Theory]
    [InlineData("raw", "")]
    [InlineData("vpc", "subformat=dynamic,force_size=on")]
    [InlineData("vpc", "subformat=fixed,force_size=on")]
    [InlineData("vmdk", "subformat=monolithicSparse")]
    [InlineData("vmdk", "subformat=streamOptimized")]
    [InlineData("qcow2", "compat=0.10")]
    public async Task Each_accepted_format_of_the_same_disk_passes_R69(string format, string options)
    {
        using var folder = new TemporaryFolder();
        SampleDisks.MakeLinux(folder.File("disk.qcow2"));
        Tools.Run("qemu-img", ["convert", "-O", format, .. options.Length == 0 ? [] : new[] { "-o", options }, folder.File("disk.qcow2"), folder.File("disk")]);
        await using var file = FileSource.Open(folder.File("disk"));

        var report = await new DiskInspector(TimeProvider.System).InspectAsync(file, CheckProfile.Strict, null, TestContext.Current.CancellationToken);

        Assert.True(report.Accepted, CheckReportJson.Write(report, indented: true));
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
