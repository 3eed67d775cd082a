namespace ImagePortal.Disks.Criteria;

/// <summary>
/// Where each virtio driver is for one kernel: builtin, initramfs, module (on disk only: not enough to boot) or missing. A driver that
/// Windows loads when it is needed is builtin.
/// </summary>
public sealed record VirtioFacts(string Block, string Net, string Pci);
