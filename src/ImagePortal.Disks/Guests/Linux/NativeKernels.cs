using System.Text.RegularExpressions;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>Tells a distribution's own kernels from others by the form of their versions (R78).</summary>
public static partial class NativeKernels
{
    /// <summary>Null when the distribution's form is not known.</summary>
    public static bool? IsNative(string distribution, string version) => distribution switch
    {
        "debian" => Debian().IsMatch(version),
        "ubuntu" => Ubuntu().IsMatch(version),
        "centos" or "rhel" => RedHat().IsMatch(version),
        "sles" or "sled" or "suse" or "sles_sap" => Suse().IsMatch(version),
        _ when distribution.StartsWith("opensuse", StringComparison.Ordinal) => Suse().IsMatch(version),
        "coreos" => CoreOs().IsMatch(version),
        _ => null,
    };

    [GeneratedRegex(@"^\d+\.\d+(\.\d+)?([+-](\d+|deb\d+)(\.[a-z]*\d*)*)+(-cloud|-rt)?-(amd64|686(-pae)?|486|arm64)$", RegexOptions.NonBacktracking)]
    private static partial Regex Debian();

    [GeneratedRegex(@"^\d+\.\d+\.\d+-\d+-([a-z]+-)?(generic|virtual|server|lowlatency|kvm|aws|azure|gcp|gke|oracle|ibm)(-pae|-hwe)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Ubuntu();

    [GeneratedRegex(@"^\d+\.\d+\.\d+-[\d.]+\.el\d+(_\d+)?(\+rt)?(\.(x86_64|i686|i386|aarch64))?(\.PAE)?$|^2\.6\.18-[\d.]+el5(PAE)?$", RegexOptions.NonBacktracking)]
    private static partial Regex RedHat();

    [GeneratedRegex(@"^\d+\.\d+\.\d+-[\w.]+-(default|pae|azure|kvmsmall|desktop|preempt|base|rt)$", RegexOptions.NonBacktracking)]
    private static partial Regex Suse();

    [GeneratedRegex(@"-coreos(-r\d+)?$|\.(fc|el)\d+", RegexOptions.NonBacktracking)]
    private static partial Regex CoreOs();
}
