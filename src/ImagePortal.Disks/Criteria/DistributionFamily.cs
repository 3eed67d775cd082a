using ImagePortal.Disks.Guests.Linux;

namespace ImagePortal.Disks.Criteria;

/// <summary>Which tools a distribution mends itself with.</summary>
internal enum DistributionFamily
{
    Other,
    Debian,
    RedHat,
    Suse,
}

internal static class DistributionFamilies
{
    public static DistributionFamily Of(Distribution? distribution) => distribution?.Id switch
    {
        "debian" or "ubuntu" => DistributionFamily.Debian,
        "centos" or "rhel" or "fedora" or "rocky" or "almalinux" or "ol" or "scientific" or "cloudlinux" => DistributionFamily.RedHat,
        "sles" or "sled" or "suse" or "sles_sap" => DistributionFamily.Suse,
        { } id when id.StartsWith("opensuse", StringComparison.Ordinal) => DistributionFamily.Suse,
        _ => DistributionFamily.Other,
    };
}
