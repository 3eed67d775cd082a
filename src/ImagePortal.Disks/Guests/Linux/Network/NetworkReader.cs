using ImagePortal.Disks.FileSystems;

namespace ImagePortal.Disks.Guests.Linux.Network;

/// <summary>Collects the network's configuration from every place that a distribution we accept may keep it in.</summary>
internal static class NetworkReader
{
    private const int MaxFiles = 64;

    private static readonly (string Directory, Func<string, bool> IsOne, Action<NetworkSetup, string, string> Read)[] Places =
    [
        ("/etc/network/interfaces.d", x => !x.StartsWith('.'), InterfacesFile.Read),
        ("/etc/sysconfig/network-scripts", IfcfgFile.IsOne, IfcfgFile.Read),
        ("/etc/sysconfig/network", IfcfgFile.IsOne, IfcfgFile.Read),
        ("/etc/netplan", x => x.EndsWith(".yaml", StringComparison.Ordinal), NetplanFile.Read),
        ("/etc/systemd/network", x => x.EndsWith(".network", StringComparison.Ordinal), NetworkdFile.Read),
        ("/etc/NetworkManager/system-connections", x => !x.StartsWith('.'), KeyfileConnection.Read),
    ];

    public static async Task<NetworkSetup> ReadAsync(GuestTree files, CancellationToken cancellationToken)
    {
        const string Interfaces = "/etc/network/interfaces";
        var setup = new NetworkSetup();
        var main = await files.ReadTextAsync(Interfaces, cancellationToken);
        if (main is not null)
        {
            InterfacesFile.Read(setup, main, Interfaces);
        }

        foreach (var (directory, isOne, read) in Places)
        {
            if (directory == Interfaces + ".d" && main?.Contains(directory, StringComparison.Ordinal) != true)
            {
                continue;
            }

            foreach (var name in (await files.NamesAsync(directory, cancellationToken)).Where(isOne).Take(MaxFiles))
            {
                var path = $"{directory}/{name}";
                if (await files.ReadTextAsync(path, cancellationToken) is { } text)
                {
                    read(setup, text, path);
                }
            }
        }

        setup.HasNetworkManager = (await files.NamesAsync("/etc/NetworkManager", cancellationToken)).Contains("NetworkManager.conf");
        return setup;
    }
}
