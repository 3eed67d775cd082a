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
    internal const string Untidy = "its file system was not left in order, and could not be mended";

    // Of e2fsck: nothing was to be done, or all of it was done.
    private const int InOrder = 1;

    /// <summary>
    /// Does what the guest would do at its first start: puts into its place what a machine left in the journal, and checks. A replay after this file was
    /// written would undo it.
    /// </summary>
    /// <returns>Whether all is in order now.</returns>
    internal async Task<bool> TidyAsync(string path, SystemDisk disk, CancellationToken cancellationToken)
    {
        var (folder, name) = (Path.GetDirectoryName(path)!, NameOf(path, disk));
        if (((ExtFileSystem)disk.Files!).HasDirtyJournal)
        {
            // e2fsck (1.47) replays, and then opens the file again without the offset that it was given: the mark stays, and is taken away here.
            await e2fsck.RunAsync(["-y", "-E", "journal_only", name], folder, "", disk.Length, cancellationToken);
            await debugfs.RunAsync(["-w", "-f", "-", name], folder, "feature -needs_recovery\n", disk.Length, cancellationToken);
        }

        return await e2fsck.RunAsync(["-f", "-p", name], folder, "", disk.Length, cancellationToken) is { Code: <= InOrder };
    }

    /// <summary>Why it will not be tried; null when it can be.</summary>
    internal static async Task<string?> FindObstacleAsync(ExtFileSystem files, CancellationToken cancellationToken) =>
        NeedsTidying(files) ? Untidy
        : await files.ListAsync(NetworkFile.LinuxFolder, cancellationToken) is not { } entries ? $"the folder {NetworkFile.LinuxFolder} is not on its system partition"
        : entries.Any(x => x.Name == NetworkFile.Name && x.Kind == FileKind.Directory) ? $"a folder of that name is in {NetworkFile.LinuxFolder}"
        : null;

    internal static bool NeedsTidying(ExtFileSystem files) => files.HasDirtyJournal || !files.Superblock.IsClean;

    /// <returns>How debugfs ended; it does not say by its code whether it did what it was told.</returns>
    internal async Task<ToolRun?> WriteAsync(string path, SystemDisk disk, string content, CancellationToken cancellationToken)
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
