using System.Globalization;
using ImagePortal.Core.Images;

namespace ImagePortal.Web.Api.Actions.Old;

/// <summary>The numbers of 2017 for kinds and states of images, and how times were written.</summary>
internal static class OldImages
{
    /// <summary>Ours: that form has no number for what failed, and its clients wait for a 2.</summary>
    internal const int Failed = 6;

    private static readonly Dictionary<long, ImageTab> Tabs = new()
    {
        [1] = ImageTab.Custom,
        [2] = ImageTab.Public,
        [3] = ImageTab.Market,
        [4] = ImageTab.Shared,
    };

    internal static IReadOnlyList<ImageTab>? TabsOf(long? type) => type is null or 0 ? null : [Tabs[type.Value]];

    internal static IReadOnlyList<ImageState>? StatesOf(long? status) =>
        status is null or 0 ? null : [.. Enum.GetValues<ImageState>().Where(x => NumberOf(x) == status)];

    internal static int NumberOf(ImageTab tab) => (int)Tabs.Single(x => x.Value == tab).Key;

    /// <summary>Never 3, in use, nor 5, the source of a copy: such an image is as good as any other.</summary>
    internal static int NumberOf(ImageState state) => state switch
    {
        ImageState.Available => 2,
        ImageState.Copying => 4,
        ImageState.Failed => Failed,
        _ => 1,
    };

    internal static string TimeOf(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
