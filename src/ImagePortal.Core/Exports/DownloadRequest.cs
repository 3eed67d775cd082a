using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Core.Exports;

/// <summary>An image that its owner wants as a file.</summary>
/// <param name="Part">Which bytes, in the client's words; null for all.</param>
/// <param name="HeadOnly">Only what would be sent is asked for: no bytes leave, and the audit has nothing to tell.</param>
public sealed record DownloadRequest(RegionCode Region, ImageId Image, DiskFormat Format, string? Part = null, bool HeadOnly = false);
