using ImagePortal.Disks.Guests.Linux;

namespace ImagePortal.Disks.Criteria.Rules;

/// <summary>CentOS, Red Hat, Ubuntu, Debian, CoreOS, openSUSE or SUSE (R68, D7), or one of two Windows servers (R80, R81).</summary>
internal sealed class OperatingSystemRule() : Criterion(CriterionIds.OperatingSystem, "Operating system")
{
    private const string Listed = "CentOS, Red Hat, Ubuntu, Debian, CoreOS, openSUSE and SUSE";

    private static readonly HashSet<string> Accepted = new(StringComparer.Ordinal)
    {
        "centos", "rhel", "ubuntu", "debian", "coreos", "opensuse", "opensuse-leap", "opensuse-tumbleweed", "suse", "sles", "sles_sap", "sled",
    };

    public override CriterionResult Judge(DiskFindings findings, CheckProfile profile) => findings switch
    {
        { Linux: { } linux } => Judge(linux, profile),
        { Windows.Release: { } release } => Judge(WindowsServers.IsListed(release), WindowsServers.Describe(release), WindowsServers.Listed, profile)
            ?? (WindowsServers.IsKnownServer(release)
                ? Pass(WindowsServers.Describe(release))
                : Warn($"{WindowsServers.Describe(release)} is no server that was tried on this cloud", "It may start. Its licence may not allow it to run on a cloud.")),
        _ => NoSystem(findings, profile),
    };

    private CriterionResult Judge(LinuxGuest guest, CheckProfile profile)
    {
        if (guest.Distribution is not { } distribution)
        {
            return Fail(
                $"No release file was found on {guest.Root.Name}: no /etc/os-release, redhat-release, SuSE-release or debian_version",
                "Put the distribution's own release package back, such as base-files or centos-release, and export the disk again.");
        }

        var plain = $"{distribution.ProductName} ({distribution.Source})";
        var evidence = $"{distribution.ProductName} (ID {distribution.Id} in {distribution.Source})";
        var isListed = Accepted.Contains(distribution.Id);
        return Judge(isListed, isListed ? plain : evidence, Listed, profile)
            ?? Warn($"{evidence}. Accepted: {Listed}.", "It may start, but it was not tried on this cloud.");
    }

    /// <summary>Null for a system beyond the list where the profile takes such.</summary>
    private CriterionResult? Judge(bool isListed, string evidence, string listed, CheckProfile profile) =>
        isListed ? Pass(evidence)
        : profile.OnlyListedSystems
            ? Fail($"{evidence}. Accepted: {listed}.", "Use a system of the list. Where the region's operator allows it, the profile modern takes others.")
            : null;

    /// <summary>Where the profile takes a file system whose files we do not read, the system stays unknown: said, not passed over.</summary>
    private CriterionResult NoSystem(DiskFindings findings, CheckProfile profile)
    {
        var unread = findings.UnreadVolumes.FirstOrDefault(x => x.Sign is not null && x.Problem is null && profile.LinuxFileSystems.Contains(x.Sign.Type));
        return unread is null || findings.Trouble is not null
            ? Skip(findings.NoGuest)
            : Warn(
                $"The files of {unread.Name} ({unread.Sign!.Type}) are not read, so the system on it is not known",
                "You can import it as it is. Make sure that its initramfs holds the virtio drivers and that it has one interface, eth0.");
    }
}
