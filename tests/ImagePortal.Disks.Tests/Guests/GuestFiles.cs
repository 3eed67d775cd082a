using System.Text;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.Guests;

/// <summary>A guest's files in memory, by path.</summary>
internal sealed class GuestFiles : IFileSystemReader
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    public string Type => "ext4";

    public GuestFiles Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    public GuestFiles Add(string path, byte[] content)
    {
        _files[path] = content;
        return this;
    }

    /// <summary>A symlink that only a tree of several partitions follows.</summary>
    public GuestFiles Link(string path, string target)
    {
        _links[path] = target;
        return this;
    }

    public GuestFiles Remove(string start)
    {
        foreach (var path in _files.Keys.Where(x => x.StartsWith(start, StringComparison.Ordinal)).ToList())
        {
            _files.Remove(path);
        }

        return this;
    }

    public Task<IRandomAccessSource?> OpenAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<IRandomAccessSource?>(_files.TryGetValue(path, out var content) ? new MemorySource(content) : null);

    public Task<string?> ReadLinkAsync(string path, CancellationToken cancellationToken) => Task.FromResult(_links.GetValueOrDefault(path));

    public Task<IReadOnlyList<FileEntry>?> ListAsync(string path, CancellationToken cancellationToken)
    {
        var prefix = path.TrimEnd('/') + "/";
        List<FileEntry> entries =
        [
            .. _files.Keys.Where(x => x.StartsWith(prefix, StringComparison.Ordinal)).Select(x => x[prefix.Length..].Split('/')[0])
                .Distinct().Select((x, i) => new FileEntry(x, FileKind.Other, i)),
        ];
        return Task.FromResult<IReadOnlyList<FileEntry>?>(entries.Count > 0 ? entries : null);
    }
}
