using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Help;

/// <summary>What the pages take for granted: the life of an image (D22) and one word for each thing (D6).</summary>
public sealed partial class HelpPage
{
    internal static IReadOnlyList<(string State, string Meaning)> States { get; } =
    [
        (nameof(ImageState.Importing), "A disk from elsewhere is fetched, inspected and stored. It takes a place and an operation of the day, and gives both back if no image comes of it."),
        (nameof(ImageState.Copying), "An image of another region is brought here; only what this region lacks moves. It takes a place and an operation of the day."),
        (nameof(ImageState.Creating), "The disk of an instance is stored. It takes a place and an operation of the day."),
        (nameof(ImageState.Available), "It can start instances, be copied, shared, downloaded and deleted."),
        (nameof(ImageState.Failed), "It never became an image; its row tells why and what to do. It takes no place."),
        (nameof(ImageState.Recycled), "Deleted, and still whole: it can be restored until the bin is emptied, which happens by itself after some days. It keeps its place. What was started from it goes on."),
    ];

    internal static IReadOnlyList<(string Word, string Meaning)> Words { get; } =
    [
        ("Public image", "Offered by the operator to everyone."),
        ("Market image", "The same with software of a provider on it; it may cost something by the hour."),
        ("Custom image", "Your account's own: imported, made from an instance, or copied."),
        ("Shared image", "Another account's custom image that you may start instances from, in its region. It takes no place of yours, and goes when its owner ends the share."),
        ("Copy", "Makes an independent image of the same content in another region."),
        ("Share", "Lets other accounts start instances from an image. Nothing is copied."),
        ("Delete", "Moves an image into the recycle bin. A shared one must be unshared first."),
        ("Place", "Room for one image of your account in a region."),
        ("Operation of the day", "Importing, copying and making an image count; sharing, renaming and deleting do not."),
    ];
}
