using ImagePortal.Core.Images;

namespace ImagePortal.Web.Api.Actions;

/// <summary>
/// The snapshot behind an image. An image here is its own content, so the snapshot is the image by another name; Terraform takes an image without one
/// for missing.
/// </summary>
internal sealed record ImageSnapshot(string SnapshotId, string DiskUsage, long DiskSize)
{
    private const string Prefix = "snap-";
    private const string ImagePrefix = "img-";

    internal static string IdOf(ImageId image) => Prefix + image.Value[ImagePrefix.Length..];

    /// <summary>The image that a snapshot is of; false for what is no snapshot's ID.</summary>
    internal static bool TryFindImage(string snapshot, out ImageId image)
    {
        image = default;
        return snapshot.StartsWith(Prefix, StringComparison.Ordinal) && ImageId.TryParse(ImagePrefix + snapshot[Prefix.Length..], out image);
    }
}
