namespace ImagePortal.Disks.FileSystems;

/// <summary>A name in a directory.</summary>
/// <param name="Node">Number by which the file system knows the file.</param>
public sealed record FileEntry(string Name, FileKind Kind, long Node);
