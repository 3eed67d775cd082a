using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Guests;
using ImagePortal.Disks.Guests.Linux;
using ImagePortal.Disks.Partitions;
using ImagePortal.Disks.Tests.Guests;

namespace ImagePortal.Disks.Tests.Criteria;

/// <summary>Each criterion passes on a healthy Debian and fails alone on a disk with one fault (R68–R79).</summary>
public sealed class CriteriaTests
{
    /// <summary>Criterion, outcome, what its evidence and its fix name, and how the healthy disk is spoilt.</summary>
    private static readonly (string Id, CriterionOutcome Outcome, string Evidence, string Fix, Func<DiskFindings, Task<DiskFindings>> Spoil)[] Faults =
    [
        (CriterionIds.DiskSize, CriterionOutcome.Fail, "51 GiB (54760833024 bytes), at most 50 GiB", "qemu-img resize --shrink", Changed(x => x with { Opening = x.Opening with { VirtualSize = 51L << 30 } })),
        (CriterionIds.PartitionTable, CriterionOutcome.Fail, "GPT with 1 partition", "sgdisk --gpttombr=1", Changed(x => x with { Table = x.Table! with { Kind = PartitionTableKind.Gpt } })),
        (CriterionIds.PartitionTable, CriterionOutcome.Fail, "overlap from byte 512", "sfdisk --verify", Changed(x => x with { Table = x.Table! with { Problems = ["partitions 1 and 2 overlap from byte 512"] } })),
        (CriterionIds.PartitionTable, CriterionOutcome.Fail, "No partition table", "whole disk", Changed(x => x with { Table = x.Table! with { Kind = PartitionTableKind.None } })),
        (CriterionIds.SystemDisk, CriterionOutcome.Warn, "no boot loader", "grub-install", Changed(x => x with { Table = x.Table! with { BootLoader = null } })),
        (CriterionIds.SystemDisk, CriterionOutcome.Fail, "data disk", "volume", Changed(x => x with { Linux = null })),
        (CriterionIds.FileSystem, CriterionOutcome.Fail, "ext2 on partition 1", "tune2fs -j /dev/sda1", Changed(x => x with { Volumes = [Guest.Volume(Guest.Debian(), "ext2")] })),
        (CriterionIds.FileSystem, CriterionOutcome.Fail, "xfs on partition 1", "mkfs.ext4", Changed(x => x with { Volumes = [Guest.Volume(null, "xfs")], Linux = null })),
        (CriterionIds.FileSystem, CriterionOutcome.Fail, "lvm on partition 1", "rsync", Changed(x => x with { Volumes = [Guest.Volume(null, "lvm")], Linux = null })),
        (CriterionIds.Integrity, CriterionOutcome.Fail, "Block 7 is damaged", "qemu-img check", Changed(x => x with { Trouble = "block 7 is damaged", Linux = null })),
        (CriterionIds.Integrity, CriterionOutcome.Warn, "journal", "shutdown", Changed(x => x with { Volumes = [x.Volumes[0] with { Problem = "its journal was not replayed" }] })),
        (CriterionIds.OperatingSystem, CriterionOutcome.Fail, "ID fedora in /etc/os-release", "list", With(x => x.Add("/etc/os-release", "ID=fedora\nVERSION_ID=40\n"))),
        (CriterionIds.OperatingSystem, CriterionOutcome.Fail, "No release file", "base-files", With(x => x.Remove("/etc/os-release"))),
        (CriterionIds.FileSystem, CriterionOutcome.Fail, "bitlocker on partition 1", "manage-bde -off", Changed(x => x with { Volumes = [Guest.Volume(null, "bitlocker")], Linux = null })),
        (CriterionIds.Architecture, CriterionOutcome.Fail, "aarch64 (ELF header of /bin/sh", "x86_64", With(x => x.Add("/bin/sh", Guest.Elf(183)))),
        (CriterionIds.Virtio, CriterionOutcome.Fail, "holds no virtio driver", $"update-initramfs -u -k {Guest.Kernel}", With(x => x.Add($"/boot/initrd.img-{Guest.Kernel}", Guest.Cpio(["init"])))),
        (CriterionIds.Virtio, CriterionOutcome.Warn, "6.0.0-1-amd64: no initramfs", "update-initramfs -u -k 6.0.0-1-amd64", With(x => x.Add("/boot/vmlinuz-6.0.0-1-amd64", ""))),
        (CriterionIds.NetworkInterface, CriterionOutcome.Fail, "ens3 (/etc/network/interfaces line 1), not eth0", "net.ifnames=0", With(x => x.Add("/etc/network/interfaces", "iface ens3 inet dhcp"))),
        (CriterionIds.NetworkInterface, CriterionOutcome.Fail, "2 interfaces: eth0", "/etc/network/interfaces", With(x => x.Add("/etc/network/interfaces", "iface eth0 inet dhcp\niface eth1 inet dhcp"))),
        (CriterionIds.NetworkInterface, CriterionOutcome.Warn, "No interface is configured", "iface eth0 inet dhcp", With(x => x.Remove("/etc/network"))),
        (CriterionIds.Ipv6, CriterionOutcome.Fail, "fd00::2 on eth0 (/etc/network/interfaces line 3)", "+3 /etc/network/interfaces", With(x => x.Add("/etc/network/interfaces", "iface eth0 inet dhcp\niface eth0 inet6 static\naddress fd00::2"))),
        (CriterionIds.Kernel, CriterionOutcome.Fail, "no vmlinuz", "linux-image-amd64", With(x => x.Remove("/boot").Add($"/lib/modules/{Guest.Kernel}/modules.builtin", "/virtio_blk.ko\n/virtio_pci.ko\n"))),
        (CriterionIds.Kernel, CriterionOutcome.Warn, "is not a kernel of Debian", "linux-image-amd64", With(x => x.Add("/boot/vmlinuz-6.9.9-mine", "").Add("/lib/modules/6.9.9-mine/modules.builtin", "/virtio_blk.ko\n/virtio_net.ko\n/virtio_pci.ko\n"))),
    ];

    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(0, Faults.Length)];

    [Fact]
    public async Task A_healthy_disk_passes_all_and_the_licence_is_not_asked_for()
    {
        var results = AllCriteria.Judge(await HealthyAsync(), CheckProfile.Strict);

        Assert.Equal(CriterionIds.All, results.Select(x => x.Id));
        Assert.All(results.SkipLast(1), x => Assert.Equal((x.Id, CriterionOutcome.Pass, null), (x.Id, x.Outcome, x.Fix)));
        Assert.Equal(CriterionOutcome.Skip, results[^1].Outcome);
        Assert.All(results, x => Assert.NotEmpty(x.Evidence));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_disk_with_one_fault_meets_one_criterion_with_evidence_and_fix(int number)
    {
        var (id, outcome, evidence, fix, spoil) = Faults[number];

        var results = AllCriteria.Judge(await spoil(await HealthyAsync()), CheckProfile.Strict);

        var met = Assert.Single(results, x => x.Outcome is CriterionOutcome.Fail or CriterionOutcome.Warn);
        Assert.Equal((id, outcome), (met.Id, met.Outcome));
        Assert.Contains(evidence, met.Evidence, StringComparison.Ordinal);
        Assert.Contains(fix, met.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CriterionIds.Format)]
    [InlineData(CriterionIds.ContainerSafety)]
    [InlineData(CriterionIds.Integrity)]
    public void A_container_that_is_refused_fails_its_criterion_and_leaves_the_others_open(string id)
    {
        var findings = new DiskFindings { Opening = DiskOpening.Refused(DiskFormat.Qcow2, new(id, 20, "cluster_bits is 3", "Export it again.")) };

        var results = AllCriteria.Judge(findings, CheckProfile.Strict);

        var failed = Assert.Single(results, x => x.Outcome == CriterionOutcome.Fail);
        Assert.Equal((id, "cluster_bits is 3 (byte 20 of the file).", "Export it again."), (failed.Id, failed.Evidence, failed.Fix));
        Assert.All(results.Where(x => x.Id is not (CriterionIds.Format or CriterionIds.ContainerSafety)), x => Assert.NotEqual(CriterionOutcome.Pass, x.Outcome));
    }

    [Fact]
    public async Task Red_hat_asks_for_the_licence_of_the_user_and_is_accepted()
    {
        var guest = Guest.Debian().Add("/etc/os-release", "ID=rhel\nNAME=\"Red Hat Enterprise Linux\"\nVERSION_ID=9.6\nPRETTY_NAME=\"Red Hat Enterprise Linux 9.6\"\n");

        var results = AllCriteria.Judge(await HealthyAsync(guest), CheckProfile.Strict);

        var license = results.Single(x => x.Id == CriterionIds.License);
        Assert.Equal(CriterionOutcome.Warn, license.Outcome);
        Assert.Contains("BYOL", license.Evidence, StringComparison.Ordinal);
        Assert.Equal(CriterionOutcome.Pass, results.Single(x => x.Id == CriterionIds.OperatingSystem).Outcome);
    }

    [Theory]
    [InlineData("centos", "7", "dracut --force")]
    [InlineData("centos", "5.11", "mkinitrd -f --with=virtio_pci")]
    [InlineData("sles", "15.5", "/boot/initrd-")]
    [InlineData("sles", "11", "INITRD_MODULES")]
    [InlineData("ubuntu", "22.04", "update-initramfs")]
    public async Task The_fix_for_missing_drivers_speaks_the_distributions_own_tongue(string id, string version, string command)
    {
        var guest = Guest.Debian().Add("/etc/os-release", $"ID={id}\nVERSION_ID={version}\n").Remove("/boot/initrd");

        var results = AllCriteria.Judge(await HealthyAsync(guest), CheckProfile.Strict);

        Assert.Contains(command, results.Single(x => x.Id == CriterionIds.Virtio).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_modern_profile_takes_gpt_and_other_names_and_says_when_a_system_is_unknown()
    {
        var guest = Guest.Debian().Add("/etc/os-release", "ID=fedora\nVERSION_ID=40\n").Add("/etc/network/interfaces", "iface ens3 inet dhcp");
        var healthy = await HealthyAsync(guest);
        var gpt = AllCriteria.Judge(healthy with { Table = healthy.Table! with { Kind = PartitionTableKind.Gpt } }, CheckProfile.Modern);
        var xfs = AllCriteria.Judge(healthy with { Volumes = [Guest.Volume(null, "xfs")], Linux = null }, CheckProfile.Modern);

        Assert.DoesNotContain(gpt, x => x.Outcome == CriterionOutcome.Fail);
        Assert.Equal([CriterionIds.OperatingSystem, CriterionIds.NetworkInterface], gpt.Where(x => x.Outcome == CriterionOutcome.Warn).Select(x => x.Id));
        Assert.Equal(CriterionOutcome.Warn, xfs.Single(x => x.Id == CriterionIds.OperatingSystem).Outcome);
    }

    [Fact]
    public void Five_partitions_of_a_gpt_cannot_be_converted_and_the_fix_says_so()
    {
        var partitions = Enumerable.Range(1, 5).Select(x => new PartitionEntry(x, "Linux", x << 20, 1 << 20, false, 0)).ToList();
        var findings = new DiskFindings { Opening = Opening(), Table = new(PartitionTableKind.Gpt, partitions, "GRUB", []) };

        var result = AllCriteria.Judge(findings, CheckProfile.Strict).Single(x => x.Id == CriterionIds.PartitionTable);

        Assert.Contains("cannot be converted in place", result.Fix, StringComparison.Ordinal);
    }

    private static Func<DiskFindings, Task<DiskFindings>> Changed(Func<DiskFindings, DiskFindings> change) => x => Task.FromResult(change(x));

    private static Func<DiskFindings, Task<DiskFindings>> With(Func<GuestFiles, GuestFiles> change) => _ => HealthyAsync(change(Guest.Debian()));

    private static async Task<DiskFindings> HealthyAsync(IFileSystemReader? files = null)
    {
        var volumes = new List<Volume> { Guest.Volume(files ?? Guest.Debian()) };
        var guest = await LinuxGuestReader.ReadAsync(volumes, Guest.Budget(), TestContext.Current.CancellationToken);
        return new()
        {
            Opening = Opening(),
            Table = new(PartitionTableKind.Mbr, [volumes[0].Partition!], "GRUB", []),
            Volumes = volumes,
            Linux = guest,
        };
    }

    private static DiskOpening Opening() => new() { Format = DiskFormat.Qcow2, VirtualSize = 10L << 30, Details = "version 3" };
}
