namespace ImagePortal.Disks.Criteria;

/// <summary>Where each virtio driver is for one kernel: builtin, initramfs, module (on disk only: not enough to boot) or missing.</summary>
public sealed record VirtioFacts(string Block, string Net, string Pci);
