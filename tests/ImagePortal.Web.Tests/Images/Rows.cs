using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;

namespace ImagePortal.Web.Tests.Images;

/// <summary>Images as lists show them.</summary>
internal static class Rows
{
    internal static readonly AccountId Alice = new("100000000001");

    internal static ImageListItem Available(string name = "web-base", string id = "img-7k2m9qx4", int sharedWith = 0) => new(
        new ImageId(id), new RegionCode("ap-guangzhou"), name, ImageKind.Custom, ImageState.Available, "linux", "debian", "12.8", "x86_64",
        20L << 30, 2600L << 20, null, null, null, new DateTimeOffset(2026, 11, 18, 3, 0, 0, TimeSpan.Zero), Alice, sharedWith, null);

    internal static ImageListItem In(ImageState state, string name = "web-base") => Available(name, "img-3d8f6w1z") with { State = state };
}
