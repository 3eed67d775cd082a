using ImagePortal.Disks.Formats;

namespace ImagePortal.Core.Exports;

/// <summary>A file that an image can be downloaded as.</summary>
/// <param name="Length">In bytes.</param>
public sealed record ExportFile(DiskFormat Format, long Length);
