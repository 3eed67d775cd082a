namespace ImagePortal.Disks.Guests.Linux;

/// <summary>One line of /etc/fstab (fstab(5)).</summary>
/// <param name="Device">UUID=, LABEL=, PARTUUID= or a device path.</param>
public sealed record FstabEntry(string Device, string MountPoint)
{
    private const int MaxLines = 1000;

    public static IReadOnlyList<FstabEntry> Parse(string text)
    {
        var entries = new List<FstabEntry>();
        foreach (var line in text.Split('\n').Take(MaxLines))
        {
            var fields = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length >= 2 && fields[0][0] != '#' && fields[1][0] == '/')
            {
                entries.Add(new(fields[0].Replace("\"", "", StringComparison.Ordinal), fields[1].Length > 1 ? fields[1].TrimEnd('/') : "/"));
            }
        }

        return entries;
    }

    /// <summary>By UUID, label, the partition's own UUID or the number that a device's name ends in.</summary>
    public bool Names(Volume volume)
    {
        if (Tag("UUID=", "/dev/disk/by-uuid/") is { } uuid)
        {
            return string.Equals(uuid, volume.Sign?.Uuid, StringComparison.OrdinalIgnoreCase);
        }

        if (Tag("LABEL=", "/dev/disk/by-label/") is { } label)
        {
            return label == volume.Sign?.Label;
        }

        if (Tag("PARTUUID=", "/dev/disk/by-partuuid/") is { } own)
        {
            return string.Equals(own, volume.Partition?.Uuid, StringComparison.OrdinalIgnoreCase);
        }

        return Device.StartsWith("/dev/", StringComparison.Ordinal) && !Device.StartsWith("/dev/mapper/", StringComparison.Ordinal)
            && IsFirstDisk() && volume.Partition is { } partition
            && Device[Device.AsSpan().TrimEnd("0123456789").Length..] == partition.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>sda, vda, hda, xvda and nvme0n1: an image is one disk.</summary>
    private bool IsFirstDisk()
    {
        var disk = Device.AsSpan("/dev/".Length).TrimEnd("0123456789");
        return disk is "sda" or "vda" or "hda" or "xvda" or "nvme0n1p";
    }

    private string? Tag(string key, string directory) =>
        Device.StartsWith(key, StringComparison.Ordinal) ? Device[key.Length..]
        : Device.StartsWith(directory, StringComparison.Ordinal) ? Device[directory.Length..]
        : null;
}
