using ImagePortal.Core.Instances.Network;

namespace ImagePortal.Core.Instances.Qemu;

/// <summary>
/// The command line of a machine. What the disk holds is hostile: QEMU is told its format and does not guess one, reaches nothing through its network, and may
/// neither start a program nor change who it is. It writes its serial port at the end of a file, so that the file can be cut under it.
/// </summary>
internal static class QemuCommand
{
    internal static IReadOnlyList<string> Of(InstanceId id, InstanceFolder folder, int cpus, int memoryMiB, InstanceNetwork? network, string accelerator) =>
    [
        "-name", id.Value,
        "-nodefaults", "-no-user-config",
        "-machine", "pc", "-accel", accelerator,
        "-smp", $"{cpus}", "-m", $"{memoryMiB}",
        "-drive", $"file={Escape(folder.Disk)},format=raw,if=virtio,cache=writeback,discard=unmap",
        "-display", "none",
        "-chardev", $"file,id=console,path={Escape(folder.Console)},append=on", "-serial", "chardev:console",
        "-qmp", $"unix:{Escape(folder.Socket)},server=on,wait=off",
        .. network is null ? ["-nic", "none"] : CardOf(network),
        "-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny",
        "-pidfile", folder.Pid,
    ];

    /// <summary>A path inside an option with commas.</summary>
    internal static string Escape(string path) => path.Replace(",", ",,", StringComparison.Ordinal);

    /// <summary>
    /// One card on a network of QEMU's own that gives it its address and its gateway and ends there: <c>restrict</c> lets nothing out, neither to the host
    /// nor beyond. The card brings no program to start from.
    /// </summary>
    private static string[] CardOf(InstanceNetwork network) =>
    [
        "-netdev",
        $"user,id=net,restrict=on,ipv6=off,net={network.Subnet},host={network.Gateway},dns={AddressPlan.NameServerWithin(network)},dhcpstart={network.Address}",
        "-device", $"virtio-net-pci,netdev=net,mac={network.Mac},romfile=",
    ];
}
