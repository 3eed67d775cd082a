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
                MountPoint = volume?.MountPoint,
            };
        }),
    ];

    public static GuestFacts? Guest(DiskFindings findings)
    {
        if (findings.Linux is { } guest)
        {
            return new(
                "linux",
                guest.Distribution?.Id,
                guest.Distribution?.Version,
                guest.Distribution?.ProductName,
                guest.Architecture,
                guest.Hostname,
                [.. guest.Kernels.Select(x => new KernelFacts(x.Version, x.Virtio))],
                [.. guest.Network.Interfaces.Select(x => x.Name)],
                guest.CloudInit);
        }

        return findings.HasNtfs ? new("windows", null, null, null, null, null, [], [], false) : null;
    }
}
