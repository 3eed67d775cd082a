using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests.Linux.Network;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>Finds the root file system among the volumes and reads what is installed there.</summary>
public static class LinuxGuestReader
{
    private static readonly string[] RootMarks = ["sbin", "bin", "usr", "lib"];

    /// <summary>Null when no volume that can be read holds a Linux root.</summary>
    /// <param name="volumes">Their mount points are filled in from fstab.</param>
    public static async Task<LinuxGuest?> ReadAsync(List<Volume> volumes, InspectionBudget budget, CancellationToken cancellationToken)
    {
        if (await FindRootAsync(volumes, cancellationToken) is not { } root)
        {
            return null;
        }

        var fstab = FstabEntry.Parse(await root.Files!.ReadTextAsync("/etc/fstab", cancellationToken) ?? "");
        for (var i = 0; i < volumes.Count; i++)
        {
            var point = volumes[i] == root ? "/" : fstab.FirstOrDefault(x => x.MountPoint != "/" && x.Names(volumes[i]))?.MountPoint;
            volumes[i] = volumes[i] with { MountPoint = point };
        }

        var mounts = volumes.Where(x => x is { MountPoint: not (null or "/"), Files: not null })
            .DistinctBy(x => x.MountPoint).ToDictionary(x => x.MountPoint!, x => x.Files!, StringComparer.Ordinal);
        var files = new GuestTree(root.Files!, mounts);
        var architecture = await ArchitectureReader.ReadAsync(files, cancellationToken);
        return new(
            root,
            await DistributionReader.ReadAsync(files, cancellationToken),
            architecture?.Architecture,
            architecture?.Source,
            await HostnameAsync(files, cancellationToken),
            await KernelReader.ReadAsync(files, budget, cancellationToken),
            await NetworkReader.ReadAsync(files, cancellationToken),
            await HasCloudInitAsync(files, cancellationToken),
            UnreadBoot(volumes, fstab));
    }

    /// <summary>A root has /etc and programs, and either says what it is or mounts others.</summary>
    internal static async Task<Volume?> FindRootAsync(IReadOnlyList<Volume> volumes, CancellationToken cancellationToken)
    {
        foreach (var volume in volumes.Where(x => x.Files is not null))
        {
            var top = await volume.Files!.NamesAsync("/", cancellationToken);
            if (top.Contains("etc") && RootMarks.Any(top.Contains))
            {
                return volume;
            }
        }

        return null;
    }

    private static async Task<string?> HostnameAsync(GuestTree files, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { "/etc/hostname", "/etc/HOSTNAME" })
        {
            var line = (await files.ReadTextAsync(path, cancellationToken))?.Split('\n')
                .Select(x => x.Trim()).FirstOrDefault(x => x.Length > 0 && x[0] != '#');
            if (line is not null)
            {
                return line;
            }
        }

        var network = await files.ReadTextAsync("/etc/sysconfig/network", cancellationToken);
        return network is null ? null : ShellVariables.Parse(network).GetValueOrDefault("HOSTNAME");
    }

    private static async Task<bool> HasCloudInitAsync(GuestTree files, CancellationToken cancellationToken) =>
        (await files.NamesAsync("/etc/cloud", cancellationToken)).Contains("cloud.cfg");

    private static string? UnreadBoot(List<Volume> volumes, IReadOnlyList<FstabEntry> fstab)
    {
        var entry = fstab.FirstOrDefault(x => x.MountPoint == "/boot");
        var volume = volumes.Find(x => x.MountPoint == "/boot");
        return (entry, volume) switch
        {
            (null, _) or (_, { Files: not null }) => null,
            (_, null) => $"/etc/fstab mounts {entry.Device} on /boot, which is no partition of this disk",
            _ => $"/boot is {volume.Name}, {volume.Sign?.Type ?? "of an unknown kind"}, whose files are not read",
        };
    }
}
