using ImagePortal.Core.Images;
using ImagePortal.Web.Tests.Imports;

namespace ImagePortal.Web.Tests.Images.Detail;

/// <summary>Images as their page shows them.</summary>
internal static class Details
{
    internal static ImageDetail Own { get; } = Of(Rows.Available(sharedWith: 3));

    internal static ImageDetail Received { get; } = Own with { IsOwn = false };

    internal static ImageDetail Offered { get; } = Received with { Image = Rows.Available() with { Kind = ImageKind.Public } };

    internal static ImageDetail Of(ImageListItem image) =>
        new(image, "", "Debian GNU/Linux 12", "disk.qcow2", null, null, null, Reports.Accepted, IsOwn: true);
}
