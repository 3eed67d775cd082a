using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Guests;

/// <summary>The guest's files with its partitions mounted in their places. A symlink stays within its own partition.</summary>
public sealed class GuestTree(IFileSystemReader root, IReadOnlyDictionary<string, IFileSystemReader> mounts) : IFileSystemReader
{
    public string Type => root.Type;

    public Task<IRandomAccessSource?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var (files, within) = Locate(path);
        return files.OpenAsync(within, cancellationToken);
    }

    public Task<IReadOnlyList<FileEntry>?> ListAsync(string path, CancellationToken cancellationToken)
    {
        var (files, within) = Locate(path);
        return files.ListAsync(within, cancellationToken);
    }

    private (IFileSystemReader Files, string Path) Locate(string path)
    {
        foreach (var (point, files) in mounts.OrderByDescending(x => x.Key.Length))
        {
            if (path == point || path.StartsWith(point + "/", StringComparison.Ordinal))
            {
                return (files, "/" + path[point.Length..].TrimStart('/'));
            }
        }

        return (root, path);
    }
}
