using System.Globalization;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Shell;

namespace ImagePortal.Web.Components.Images;

/// <summary>What deleting means, before and after.</summary>
internal static class DeleteWords
{
    /// <summary>R60, R61, R67.</summary>
    internal static Confirmation AskToDelete(IReadOnlyList<ImageListItem> images)
    {
        var what = images.Count == 1 ? images[0].Name : ImageWords.Images(images.Count);
        return new Confirmation(
            $"Delete {what}",
            [
                $"No new instance can start from {(images.Count == 1 ? "it" : "them")}. Instances already started go on.",
                "To remove an instance itself, terminate it if it is pay-as-you-go, or let it expire if it is prepaid.",
                "Deleted images stay in the recycle bin for some days. They keep their places there, and can be restored. Copies in other regions stay.",
            ],
            images.Count == 1 ? "Delete image" : $"Delete {ImageWords.Images(images.Count)}")
        {
            Subjects = [.. images.Select(x => x.Name)],
        };
    }

    internal static Confirmation AskToPurge(RecycledImage image) => new(
        $"Delete {image.Name} for good",
        ["It cannot be restored afterwards.", "Its place is free at once. Instances already started and copies in other regions stay."],
        "Delete for good");

    /// <summary>All that lies in the recycle bin of a region.</summary>
    internal static Confirmation AskToEmpty(IReadOnlyList<RecycledImage> images) => images.Count == 1 ? AskToPurge(images[0]) : new(
        "Empty the recycle bin",
        [
            $"These {images.Count} images cannot be restored afterwards.",
            $"Their {images.Count} places are free at once. Instances already started and copies in other regions stay.",
        ],
        $"Delete {images.Count} images for good")
    {
        Subjects = [.. images.Select(x => x.Name)],
    };

    internal static string Purged(IReadOnlyList<string> names) =>
        names.Count == 1 ? $"{names[0]} is gone, its place is free" : $"{names.Count} images are gone, their places are free";

    internal static string NotDeleted(int failed, int all) =>
        all == 1 ? "1 image was not deleted" : $"{failed} of {all} images {(failed == 1 ? "was" : "were")} not deleted";

    /// <summary>What went and until when it can come back; null when nothing went.</summary>
    /// <param name="dismissed">Failed images that left the list without the recycle bin.</param>
    internal static string? DoneOf(IReadOnlyList<RecycledImage> recycled, int dismissed, TimeZoneInfo zone)
    {
        var until = recycled.Count > 0 ? TimeZoneInfo.ConvertTime(recycled.Min(x => x.Until), zone).ToString("d MMM", CultureInfo.InvariantCulture) : "";
        var taken = dismissed switch
        {
            0 => "",
            1 => "1 failed image was taken off the list.",
            _ => $"{dismissed} failed images were taken off the list.",
        };
        var kept = recycled.Count switch
        {
            0 => "",
            1 => $"{recycled[0].Name} is in the recycle bin until {until} and keeps its place.",
            var many => $"{many} images are in the recycle bin until {until} and keep their places.",
        };
        return $"{kept} {taken}".Trim() is { Length: > 0 } done ? done : null;
    }
}
