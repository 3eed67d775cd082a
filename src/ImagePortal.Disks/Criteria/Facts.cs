using ImagePortal.Disks.Guests.Windows;

namespace ImagePortal.Disks.Criteria;

/// <summary>Findings in the form of a check report.</summary>
internal static class Facts
{
    public static IReadOnlyList<PartitionFacts> Partitions(DiskFindings findings) =>
    [
        .. (findings.Table?.Partitions ?? []).Select(partition =>
        {
            var volume = findings.Volumes.FirstOrDefault(x => x.Partition == partition);
            return new PartitionFacts(partition.Index, partition.Type, partition.Start, partition.Size, volume?.Sign?.Type, volume?.Sign?.Uuid)
            {
                Active = partition.Active,
                Used = volume?.Sign?.Used,
                MountPoint = Untrusted.LineOrNone(volume?.MountPoint),
            };
        }),
    ];

    public static GuestFacts? Guest(DiskFindings findings)
    {
        if (findings.Linux is { } guest)
        {
            return new(
                "linux",
                Untrusted.LineOrNone(guest.Distribution?.Id),
                Untrusted.LineOrNone(guest.Distribution?.Version),
                Untrusted.LineOrNone(guest.Distribution?.ProductName),
                guest.Architecture,
                Untrusted.LineOrNone(guest.Hostname),
                [.. guest.Kernels.Select(x => new KernelFacts(x.Version, x.Virtio))],
                [.. guest.Network.Interfaces.Select(x => Untrusted.Line(x.Name))],
                guest.CloudInit);
        }

        return findings.Windows is { } windows ? Windows(windows) : null;
    }

    /// <summary>Windows has no initramfs: a driver that is loaded when it is needed counts as built in. PCI always is.</summary>
    private static GuestFacts Windows(WindowsGuest guest)
    {
        var drivers = guest.Drivers;
        var block = new[] { drivers.Block, drivers.Scsi };
        var virtio = new VirtioFacts(
            Array.Exists(block, x => x.StartsWithKernel) ? "builtin" : Array.Exists(block, x => x.HasFile) ? "module" : "missing",
            drivers.Net.StartsWithDevice ? "builtin" : drivers.Net.HasFile ? "module" : "missing",
            "builtin");
        return new(
            "windows",
            "windows",
            Untrusted.Line(guest.Release.FullVersion),
            Untrusted.Line(guest.Release.ProductName),
            Untrusted.LineOrNone(guest.Architecture),
            Untrusted.LineOrNone(guest.Hostname),
            [new(Untrusted.Line(guest.Release.FullVersion), virtio)],
            [.. guest.Network.Interfaces.Select(x => Untrusted.Line(x.Name))],
            false);
    }
}
