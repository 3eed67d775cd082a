namespace ImagePortal.Disks.Criteria;

public sealed record KernelFacts(string Version, VirtioFacts Virtio);
