namespace ImagePortal.Disks.Guests.Windows;

/// <summary>The virtio drivers (R88).</summary>
/// <param name="Block">viostor, for virtio disks.</param>
/// <param name="Scsi">vioscsi, for disks of a virtio SCSI controller.</param>
/// <param name="Net">netkvm.</param>
public sealed record WindowsDrivers(WindowsDriver Block, WindowsDriver Scsi, WindowsDriver Net);
