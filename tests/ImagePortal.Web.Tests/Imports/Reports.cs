using ImagePortal.Disks.Criteria;

namespace ImagePortal.Web.Tests.Imports;

/// <summary>Check reports as the inspector writes them.</summary>
internal static class Reports
{
    public const string VirtioFix = "echo virtio_blk | sudo tee -a modules\nsudo update-initramfs -u -k all";

    private const long MiB = 1L << 20;

    public static CheckReport Accepted { get; } = new(
        "qcow2", 20480 * MiB, 2_061_584_302, true, [], "mbr", DebianDisk, Debian,
        [Pass("format", "Disk format"), Pass("virtio", "Virtio drivers")], 3_250_000, 84);

    public static CheckReport Refused { get; } = Accepted with
    {
        Accepted = false,
        RefusedBy = ["virtio"],
        Criteria =
        [
            Pass("format", "Disk format"),
            new("kernel", CriterionOutcome.Warn, "Kernel", "6.1.0-31-meridian is not a kernel of Debian.", "sudo apt install linux-image"),
            new("virtio", CriterionOutcome.Fail, "Virtio drivers", "The initramfs has no virtio_blk.", VirtioFix),
            new("license", CriterionOutcome.Skip, "Licence", "Only asked for Red Hat and Windows", null),
        ],
    };

    public static IReadOnlyList<PartitionFacts> DebianDisk =>
    [
        new(1, "Linux", MiB, 512 * MiB, "ext4", null) { Active = true, MountPoint = "/boot", Used = 118 * MiB },
        new(2, "Linux swap", 513 * MiB, 1024 * MiB, "swap", null),
        new(3, "Linux", 1537 * MiB, 18943 * MiB, "ext4", null) { MountPoint = "/", Used = 2458 * MiB },
    ];

    private static GuestFacts Debian => new(
        "linux", "debian", "12.9", "Debian GNU/Linux 12 (bookworm)", "x86_64", "web-base",
        [new("6.1.0-31-amd64", new("initramfs", "initramfs", "builtin"))], ["eth0"], true);

    private static CriterionResult Pass(string id, string title) => new(id, CriterionOutcome.Pass, title, "As it should be", null);
}
