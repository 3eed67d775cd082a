using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems;

/// <summary>Reads the files of a guest. Paths are absolute, with slashes; symlinks are followed within the file system's own root.</summary>
/// <remarks>Damage met on the way is an <see cref="InvalidDataException"/>, too much work a <see cref="BudgetExceededException"/>.</remarks>
public interface IFileSystemReader
{
    /// <summary>Name as in <c>PartitionFacts.FileSystem</c>.</summary>
    string Type { get; }

    /// <summary>Opens a regular file at random offsets; null when the path leads to none.</summary>
    Task<IRandomAccessSource?> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>Names in a directory, without <c>.</c> and <c>..</c>; null when the path leads to none.</summary>
    Task<IReadOnlyList<FileEntry>?> ListAsync(string path, CancellationToken cancellationToken);

    /// <summary>Target of the symlink that a path ends in, with the links before it followed; null when it ends in anything else.</summary>
    Task<string?> ReadLinkAsync(string path, CancellationToken cancellationToken);
}
