using System.Globalization;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ext;

namespace ImagePortal.Core.Instances.Network;

/// <summary>
/// Writes the network file into an ext file system with debugfs, which works on inodes: nothing is mounted, and no link of the guest leads out of its own
/// file system. The folder's inode is found by our reader.
/// </summary>
internal sealed class ExtNetworkFile(DiskTool debugfs, DiskTool e2fsck)
{
    /// <summary>Puts into its place what a machine left in the journal, as the guest would at its first start: its own replay would undo what is written here.</summary>
    internal Task ReplayAsync(string path, SystemDisk disk, CancellationToken cancellationToken) =>
        e2fsck.RunAsync(["-y", "-E", "journal_only", NameOf(path, disk)], Path.GetDirectoryName(path)!, "", disk.Length, cancellationToken);

    /// <summary>Why it will not be tried; null when it can be.</summary>
    internal static async Task<string?> FindObstacleAsync(ExtFileSystem files, CancellationToken cancellationToken) =>
        files.HasDirtyJournal ? "the journal of its file system could not be replayed"
        : !files.Superblock.IsClean ? "its file system was not left in order and has to be checked first"
        : await files.ListAsync(NetworkFile.LinuxFolder, cancellationToken) is not { } entries ? $"the folder {NetworkFile.LinuxFolder} is not on its system partition"
        : entries.Any(x => x.Name == NetworkFile.Name && x.Kind == FileKind.Directory) ? $"a folder of that name is in {NetworkFile.LinuxFolder}"
        : null;

    /// <returns>What debugfs said; null when it took too long.</returns>
    internal async Task<string?> WriteAsync(string path, SystemDisk disk, string content, CancellationToken cancellationToken)
    {
        var files = (ExtFileSystem)disk.Files!;
        var folder = await files.FindDirectoryAsync(NetworkFile.LinuxFolder, cancellationToken);
        var isThere = (await files.ListAsync(NetworkFile.LinuxFolder, cancellationToken))!.Any(x => x.Name == NetworkFile.Name);
        string[] commands =
        [
            string.Create(CultureInfo.InvariantCulture, $"cd <{folder}>"),
            .. isThere ? [$"rm {NetworkFile.Name}"] : Array.Empty<string>(),
            $"write {content} {NetworkFile.Name}",
            $"sif {NetworkFile.Name} mode 0100644",
            $"sif {NetworkFile.Name} uid 0",
            $"sif {NetworkFile.Name} gid 0",
        ];
        return await debugfs.RunAsync(
            ["-w", "-f", "-", NameOf(path, disk)], Path.GetDirectoryName(path)!, string.Join('\n', commands) + '\n', disk.Length, cancellationToken);
    }

    private static string NameOf(string path, SystemDisk disk) => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}?offset={disk.Start}");
}
