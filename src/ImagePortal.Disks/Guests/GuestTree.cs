using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Guests;

/// <summary>The guest's files with its partitions mounted in their places. Symlinks are followed from one partition into another.</summary>
public sealed class GuestTree(IFileSystemReader root, IReadOnlyDictionary<string, IFileSystemReader> mounts) : IFileSystemReader
{
    private const int MaxSymlinks = 20;
    private const int MaxParts = 256;
    private readonly Dictionary<string, string?> _links = new(StringComparer.Ordinal);

    public string Type => root.Type;

    public async Task<IRandomAccessSource?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var (files, within) = Locate(await ResolveAsync(path, cancellationToken));
        return await files.OpenAsync(within, cancellationToken);
    }

    public async Task<IReadOnlyList<FileEntry>?> ListAsync(string path, CancellationToken cancellationToken)
    {
        var (files, within) = Locate(await ResolveAsync(path, cancellationToken));
        return await files.ListAsync(within, cancellationToken);
    }

    public Task<string?> ReadLinkAsync(string path, CancellationToken cancellationToken)
    {
        var (files, within) = Locate(path);
        return files.ReadLinkAsync(within, cancellationToken);
    }

    /// <summary>
    /// The path without symlinks, part by part. A guest of one partition needs none of this: its file system follows links itself. Past
    /// the bounds the rest is left to the file system too.
    /// </summary>
    private async Task<string> ResolveAsync(string path, CancellationToken cancellationToken)
    {
        if (mounts.Count == 0)
        {
            return path;
        }

        var done = new List<string>();
        var waiting = new Stack<string>(Parts(path));
        for (var (links, steps) = (0, 0); waiting.TryPop(out var part); steps++)
        {
            if (part == "..")
            {
                done.RemoveRange(Math.Max(0, done.Count - 1), Math.Min(1, done.Count));
                continue;
            }

            done.Add(part);
            if (links >= MaxSymlinks || steps >= MaxParts || await TargetAsync("/" + string.Join('/', done), cancellationToken) is not { } target)
            {
                continue;
            }

            links++;
            done.RemoveRange(target.StartsWith('/') ? 0 : done.Count - 1, target.StartsWith('/') ? done.Count : 1);
            foreach (var next in Parts(target))
            {
                waiting.Push(next);
            }
        }

        return "/" + string.Join('/', done);
    }

    private async Task<string?> TargetAsync(string path, CancellationToken cancellationToken)
    {
        if (!_links.TryGetValue(path, out var target))
        {
            target = await ReadLinkAsync(path, cancellationToken);
            _links[path] = target;
        }

        return target;
    }

    /// <summary>Last part first.</summary>
    private static IEnumerable<string> Parts(string path) => path.Split('/').Where(x => x is not ("" or ".")).Reverse();

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
