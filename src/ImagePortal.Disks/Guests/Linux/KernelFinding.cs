using ImagePortal.Disks.Criteria;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>One installed kernel.</summary>
/// <param name="Source">Where the kernel was seen: its file in /boot or its directory of modules.</param>
/// <param name="Initramfs">Path of its initramfs; null when there is none.</param>
/// <param name="Evidence">How the places of the virtio drivers are known, one sentence.</param>
public sealed record KernelFinding(string Version, string Source, string? Initramfs, VirtioFacts Virtio, string Evidence)
{
    /// <summary>A file of its own in /boot: it can be started.</summary>
    public bool HasImage { get; init; }
}
