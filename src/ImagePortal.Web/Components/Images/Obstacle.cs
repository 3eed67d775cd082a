using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images;

/// <summary>Why something cannot be done with images just now.</summary>
/// <param name="Words">A sentence without its full stop; with an image, what follows its name.</param>
/// <param name="Image">The one that stands in the way; null when it is all of them, or the region.</param>
public sealed record Obstacle(string Words, ImageListItem? Image = null)
{
    /// <summary>Beside the image itself: <c>It is still importing</c>.</summary>
    public string Brief => Image is null ? Words : $"It {Words}";

    /// <summary>Beside several: <c>web-base is still importing</c>.</summary>
    public string Full => Image is null ? Words : $"{Image.Name} {Words}";

    /// <summary>What the read models already tell; the use cases decide in the end. Null: nothing is known to stand in the way.</summary>
    /// <param name="canBeCopied">The region lets images be copied from it.</param>
    public static Obstacle? Of(ImageCommand command, IReadOnlyList<ImageListItem> images, bool canBeCopied) => command switch
    {
        ImageCommand.Launch or ImageCommand.Download => FirstUnready(images),
        ImageCommand.Copy when !canBeCopied => new("Images of this region cannot be copied"),
        ImageCommand.Copy => FirstUnready(images),
        ImageCommand.Share when images.Count > 1 => new("One image at a time"),
        ImageCommand.Share when images is [{ License: ImageLicense.Own } image] => new("runs under a licence of your own and cannot be shared", image),
        ImageCommand.Share => FirstUnready(images),
        ImageCommand.Unshare when images.All(x => x.SharedWith == 0) => new("Shared with nobody"),

        // Several are tried, and what cannot go is named afterwards with its reason (R65).
        ImageCommand.Delete when images.Count == 1 => OfDeleting(images[0]),
        _ => null,
    };

    private static Obstacle? FirstUnready(IReadOnlyList<ImageListItem> images) =>
        images.FirstOrDefault(x => x.State != ImageState.Available) is { } image ? new(WordsOf(image.State), image) : null;

    private static Obstacle? OfDeleting(ImageListItem image) => image switch
    {
        { SharedWith: > 0 } => new($"Shared with {ImageWords.Accounts(image.SharedWith)}. Cancel the sharing first"),
        { State: ImageState.Importing or ImageState.Copying or ImageState.Creating } => new($"{WordsOf(image.State)}. Cancel that first", image),
        _ => null,
    };

    private static string WordsOf(ImageState state) => state switch
    {
        ImageState.Importing => "is still importing",
        ImageState.Copying => "is still copying",
        ImageState.Creating => "is still being made",
        ImageState.Recycled => "is in the recycle bin",
        _ => "failed",
    };
}
