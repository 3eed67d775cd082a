namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>CentOS, Red Hat, Ubuntu, Debian, CoreOS, openSUSE or SUSE (R68, D7).</summary>
internal sealed class OperatingSystemRule() : Criterion(CriterionIds.OperatingSystem, "Operating system")
{
    private const string Listed = "CentOS, Red Hat, Ubuntu, Debian, CoreOS, openSUSE and SUSE";

    private static readonly HashSet<string> Accepted = new(StringComparer.Ordinal)
    {
        "centos", "rhel", "ubuntu", "debian", "coreos", "opensuse", "opensuse-leap", "opensuse-tumbleweed", "suse", "sles", "sles_sap", "sled",
    };

    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile)
    {
        if (findings.Linux is not { } guest)
        {
            return NoLinux(findings, profile);
        }

        if (guest.Distribution is not { } distribution)
        {
            return Fail(
                $"No release file was found on {guest.Root.Name}: no /etc/os-release, redhat-release, SuSE-release or debian_version",
                "Put the distribution's own release package back, such as base-files or centos-release, and export the disk again.");
        }

        if (Accepted.Contains(distribution.Id))
        {
            return Pass($"{distribution.ProductName} ({distribution.Source})");
        }

        var evidence = $"{distribution.ProductName} (ID {distribution.Id} in {distribution.Source}). Accepted: {Listed}.";
        return profile.OnlyListedDistributions
            ? Fail(evidence, "Use a system of the list. Where the region's operator allows it, the profile modern takes others with a warning.")
            : Warn(evidence, "It may start, but it was not tried on this cloud.");
    }

    /// <summary>Where the profile takes a file system whose files we do not read, the system stays unknown: said, not passed over.</summary>
    private CriterionResult NoLinux(DiskFindings findings, CheckProfile profile)
    {
        if (findings is { HasNtfs: true, Trouble: null })
        {
            var volume = findings.Volumes.First(x => x.Sign?.Type is "ntfs" or "bitlocker");
            var found = Wording.Sentence($"{volume.Name} is {volume.Sign!.Type}, as of Windows");
            return Fail($"{found} Windows disks are not read yet.", $"Import a disk of {Listed}.");
        }

        var unread = findings.UnreadVolumes.FirstOrDefault(x => x.Sign is not null && profile.FileSystems.Contains(x.Sign.Type));
        return unread is null || findings.Trouble is not null
            ? Skip(findings.NoGuest)
            : Warn(
                $"The files of {unread.Name} ({unread.Sign!.Type}) are not read, so the system on it is not known",
                "You can import it as it is. Make sure that its initramfs holds the virtio drivers and that it has one interface, eth0.");
    }
}
