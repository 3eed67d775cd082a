using System.Text;

namespace ImagePortal.Core.Instances.Network;

/// <summary>
/// The file that tells a new instance its network (R76, R87), as images for this kind of cloud expect it: the keys <c>ip</c>, <c>mask</c> and <c>gateway</c> in
/// a section <c>ip</c>, the name servers in a section <c>dns</c>. The card's own address is besides.
/// </summary>
internal static class NetworkFile
{
    internal const string Name = "qcloud-network-config.ini";
    internal const string LinuxFolder = "/etc";
    internal const string LinuxPath = $"{LinuxFolder}/{Name}";
    internal const string WindowsPath = $@"C:\{Name}";

    /// <summary>The same for both, in the line ends of each.</summary>
    internal static byte[] Write(InstanceNetwork network, bool isWindows)
    {
        // One key a server: readers of such files take a key that comes twice for an error.
        var servers = network.Dns.Select((server, index) => $"dns{(index == 0 ? "" : $"{index + 1}")} = {server}");
        string[] lines =
        [
            "[ip]",
            $"ip = {network.Address}",
            $"mask = {network.Mask}",
            $"gateway = {network.Gateway}",
            $"mac = {network.Mac}",
            "",
            "[dns]",
            .. servers,
        ];
        return Encoding.ASCII.GetBytes(string.Concat(lines.Select(x => x + (isWindows ? "\r\n" : "\n"))));
    }
}
