using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ntfs;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Core.Instances.Network;

/// <summary>Writes the network file into an NTFS with ntfscp. That wants a volume as a file of its own: it gets one that holds the volume's tables and nothing else.</summary>
internal sealed class NtfsNetworkFile(DiskTool ntfscp)
{
    private const string ShadowName = "volume.raw";
    private const long LargestTables = 2L << 30;

    /// <summary>Why it will not be tried; null when it can be.</summary>
    internal static async Task<string?> FindObstacleAsync(SystemDisk disk, CancellationToken cancellationToken)
    {
        if (disk.System!.Volume.Problem is { } unfinished)
        {
            return unfinished;
        }

        var tables = await FindTablesAsync(disk, cancellationToken);
        return tables.Sum(x => x.Length) > LargestTables ? "the tables of its file system are too large"
            : await FindAsync(disk, cancellationToken) is { Kind: FileKind.Directory } ? @"a folder of that name is in C:\"
            : null;
    }

    /// <returns>How ntfscp ended; null when it took too long.</returns>
    internal async Task<ToolRun?> WriteAsync(string path, SystemDisk disk, string content, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        var shadow = new VolumeShadow(path, disk.Start, disk.Size, await FindTablesAsync(disk, cancellationToken), Path.Combine(folder, ShadowName));
        var name = (await FindAsync(disk, cancellationToken))?.Name ?? NetworkFile.Name;
        try
        {
            await shadow.MakeAsync(cancellationToken);
            var run = await ntfscp.RunAsync(["-q", ShadowName, content, "/" + name], folder, "", disk.Size, cancellationToken);
            if (run is { Code: 0 })
            {
                await shadow.TakeOverAsync(cancellationToken);
            }

            return run;
        }
        finally
        {
            shadow.Remove();
        }
    }

    private static Task<IReadOnlyList<DiskExtent>> FindTablesAsync(SystemDisk disk, CancellationToken cancellationToken) =>
        ((NtfsFileSystem)disk.Files!).FindTablesAsync(cancellationToken);

    /// <summary>Windows takes names in any case for the same.</summary>
    private static async Task<FileEntry?> FindAsync(SystemDisk disk, CancellationToken cancellationToken) =>
        (await disk.Files!.ListAsync("/", cancellationToken))?.FirstOrDefault(x => x.Name.Equals(NetworkFile.Name, StringComparison.OrdinalIgnoreCase));
}
