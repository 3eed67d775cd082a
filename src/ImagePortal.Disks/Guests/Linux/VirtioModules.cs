namespace ImagePortal.Disks.Guests.Linux;

/// <summary>The virtio drivers by the names of their modules, and where each lies below <c>/lib/modules/VERSION</c>.</summary>
internal static class VirtioModules
{
    public const string Block = "virtio_blk";
    public const string Net = "virtio_net";
    public const string Pci = "virtio_pci";

    public static (string Name, string Directory)[] All { get; } =
    [
        (Block, "kernel/drivers/block"),
        (Net, "kernel/drivers/net"),
        (Pci, "kernel/drivers/virtio"),
    ];

    /// <summary>Without these the system does not find its disk; the network driver may come from the disk.</summary>
    public static string[] ToStart { get; } = [Block, Pci];
}
