using System.Text;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>Reads ext2, ext3 and ext4 without changing or replaying anything (kernel documentation, filesystems/ext4).</summary>
public sealed class ExtFileSystem : IFileSystemReader
{
    private const uint RootInode = 2;
    private const int MaxSymlinks = 20;
    private const int MaxTarget = 4096;
    private const int MaxParts = 256;

    private readonly ExtVolume _volume;
    private readonly Dictionary<uint, List<FileEntry>> _directories = [];

    private ExtFileSystem(ExtVolume volume) => _volume = volume;

    public string Type => _volume.Superblock.Type;

    public ExtSuperblock Superblock => _volume.Superblock;

    /// <summary>The journal holds changes that were never written to their places; files are read as they are without them.</summary>
    public bool HasDirtyJournal => Superblock.Has(ExtFeatures.NeedsRecovery);

    /// <summary>Null with a reason when it is no ext file system or uses a feature this reader does not know.</summary>
    public static async Task<(ExtFileSystem? FileSystem, string? Error)> OpenAsync(
        IRandomAccessSource source, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var bytes = await source.TryReadAsync(ExtSuperblock.Offset, ExtSuperblock.Size, cancellationToken);
        string? error = null;
        if (bytes is null || !ExtSuperblock.TryParse(bytes, out var superblock, out error))
        {
            return (null, error ?? "no ext superblock at byte 1024");
        }

        var unknown = superblock.Features & ~ExtFeatures.Readable;
        if (unknown != 0)
        {
            var flags = $"incompat 0x{(uint)unknown:x} (byte 1120 of the partition)";
            return (null, $"the {superblock.Type} file system uses features that are not read: {flags}");
        }

        // Linux does not mount such a file system either.
        var size = $"{superblock.BlockCount} blocks of {superblock.BlockSize} bytes";
        return superblock.BlockCount > source.Length / superblock.BlockSize
            ? (null, $"the {superblock.Type} file system has {size}, more than its partition of {source.Length} bytes")
            : (new(new(source, superblock, budget)), null);
    }

    public async Task<IRandomAccessSource?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (await FindAsync(path, cancellationToken) is not { Kind: FileKind.File } inode)
        {
            return null;
        }

        return inode.IsEncrypted
            ? throw new InvalidDataException($"{path} is encrypted")
            : new ExtFile(_volume, inode);
    }

    public async Task<IReadOnlyList<FileEntry>?> ListAsync(string path, CancellationToken cancellationToken) =>
        await FindAsync(path, cancellationToken) is { Kind: FileKind.Directory } inode
            ? await EntriesAsync(inode, cancellationToken)
            : null;

    public async Task<string?> ReadLinkAsync(string path, CancellationToken cancellationToken) =>
        await FindAsync(path, cancellationToken, followsLast: false) is { Kind: FileKind.Symlink } link
            ? await TargetAsync(link, cancellationToken)
            : null;

    /// <summary>Number of the directory that a path leads to; null when it leads to none.</summary>
    public async Task<long?> FindDirectoryAsync(string path, CancellationToken cancellationToken) =>
        await FindAsync(path, cancellationToken) is { Kind: FileKind.Directory } inode ? inode.Number : null;

    /// <summary>Walks from the root. Parts still to walk are a stack, so that a symlink's target takes the place of its name.</summary>
    private async Task<ExtInode?> FindAsync(string path, CancellationToken cancellationToken, bool followsLast = true)
    {
        var above = new Stack<ExtInode>();
        var at = await _volume.ReadInodeAsync(RootInode, cancellationToken);
        var root = at;
        var parts = new Stack<string>();
        Push(parts, path);
        for (var (links, steps) = (0, 0); parts.TryPop(out var part); steps++)
        {
            if (at.Kind != FileKind.Directory || steps > MaxParts)
            {
                return null;
            }

            if (part == "..")
            {
                at = above.TryPop(out var parent) ? parent : root;
                continue;
            }

            var entry = (await EntriesAsync(at, cancellationToken)).Find(x => x.Name == part);
            if (entry is null)
            {
                return null;
            }

            var next = await _volume.ReadInodeAsync((uint)entry.Node, cancellationToken);
            if (next.Kind != FileKind.Symlink || (!followsLast && parts.Count == 0))
            {
                above.Push(at);
                at = next;
                continue;
            }

            if (++links > MaxSymlinks || await TargetAsync(next, cancellationToken) is not { } target)
            {
                return null;
            }

            if (target.StartsWith('/'))
            {
                above.Clear();
                at = root;
            }

            Push(parts, target);
        }

        return at;
    }

    private static void Push(Stack<string> parts, string path)
    {
        foreach (var part in path.Split('/').Reverse().Where(x => x is not ("" or ".")))
        {
            parts.Push(part);
        }
    }

    private async Task<List<FileEntry>> EntriesAsync(ExtInode directory, CancellationToken cancellationToken)
    {
        if (!_directories.TryGetValue(directory.Number, out var entries))
        {
            entries = await ExtDirectory.ReadAsync(_volume, directory, cancellationToken);
            _directories[directory.Number] = entries;
        }

        return entries;
    }

    private async Task<string?> TargetAsync(ExtInode link, CancellationToken cancellationToken)
    {
        if (link.IsEncrypted || link.Size is 0 or > MaxTarget)
        {
            return null;
        }

        var bytes = new byte[link.Size];
        if (link.IsShortSymlink)
        {
            link.Block.AsSpan(0, bytes.Length).CopyTo(bytes);
        }
        else
        {
            await using var file = new ExtFile(_volume, link);
            _ = await file.ReadAtAsync(0, bytes, cancellationToken);
        }

        return Encoding.UTF8.GetString(bytes).TrimEnd('\0');
    }
}
