using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Images;

public static class ImageErrors
{
    public static Error BadName { get; } =
        new(ErrorKind.Invalid, "image.name", $"A name has 1 to {Image.MaxNameLength} characters. Change it and start again.");

    public static Error BadDescription { get; } =
        new(ErrorKind.Invalid, "image.description", $"A description has at most {Image.MaxDescriptionLength} characters, and no control characters. Change it and start again.");

    public static Error BadFamily { get; } = new(
        ErrorKind.Invalid,
        "image.family",
        $"A family's name has at most {Image.MaxFamilyLength} letters, digits, hyphens, dots and underscores, and begins with a letter or a digit. Change it and start again.");

    public static Error NotFound(ImageId id) =>
        new(ErrorKind.NotFound, "image.not-found", $"There is no image {id} that you can see.");

    public static Error NotNow(ImageId id, ImageState state) =>
        new(ErrorKind.Conflict, "image.state", $"Image {id} is {state.ToString().ToLowerInvariant()}; this cannot be done now.");

    /// <summary>R21–R26: what a recipient cannot do with a shared image, and nobody but the operator with public and market ones.</summary>
    public static Error NotOwned(ImageId id) =>
        new(ErrorKind.Forbidden, "image.not-owned", $"Image {id} is not a custom image of this account. Only its owner can do this; you can start instances from it.");

    /// <summary>R62.</summary>
    public static Error Shared(int recipients) => new(
        ErrorKind.Conflict, "image.shared", $"Shared with {recipients} {(recipients == 1 ? "account" : "accounts")}. Cancel the sharing first, then delete it again.");

    /// <summary>D14.</summary>
    public static Error InUse(OperationId operation, string title) =>
        new(ErrorKind.Conflict, "image.in-use", $"Operation {operation} ({title}) still uses it. Wait for it, or cancel it.");

    /// <summary>D14, for an image that is not there yet.</summary>
    public static Error StillComing(OperationId operation, string title) =>
        new(ErrorKind.Conflict, "image.coming", $"Operation {operation} ({title}) still makes it. Wait for it, or cancel it.");

    public static Error NameTaken(string name) =>
        new(ErrorKind.Conflict, "image.name-taken", $"You have an image named {name} in this region already. Choose another name.");

    /// <summary>R13.</summary>
    public static Error NoPlaceLeft(int limit) =>
        new(ErrorKind.LimitReached, "image.no-place", $"All {limit} places of this region are taken. Delete an image you no longer need, empty the recycle bin, whose images keep their places, then start again.");

    /// <summary>R14.</summary>
    public static Error NoOperationLeft(int limit, DateTimeOffset resetsAt) =>
        new(ErrorKind.LimitReached, "image.no-operation", $"All {limit} operations of today are used in this region. The next day begins at {resetsAt:yyyy-MM-dd HH:mm} UTC.");
}
