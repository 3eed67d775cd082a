using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Core.Exports;

/// <summary>Images to write to a bucket.</summary>
/// <param name="Bucket">Name of an entry of <c>Portal:Imports:Buckets</c>.</param>
/// <param name="Prefixes">What the objects' names begin with, one an image; null for none.</param>
/// <param name="DryRun">Only say whether it would be accepted.</param>
public sealed record ExportRequest(
    RegionCode Region, IReadOnlyList<ImageId> Images, string Bucket, DiskFormat Format, IReadOnlyList<string>? Prefixes = null, bool DryRun = false);
