namespace ImagePortal.Core.Images;

/// <summary>The states of an image and the ways between them (D22).</summary>
public static class ImageLifecycle
{
    private static readonly Dictionary<ImageState, ImageState[]> Moves = new()
    {
        [ImageState.Importing] = [ImageState.Available, ImageState.Failed, ImageState.Deleted],
        [ImageState.Copying] = [ImageState.Available, ImageState.Failed, ImageState.Deleted],
        [ImageState.Creating] = [ImageState.Available, ImageState.Failed, ImageState.Deleted],
        [ImageState.Available] = [ImageState.Recycled],
        [ImageState.Recycled] = [ImageState.Available, ImageState.Deleted],
        [ImageState.Failed] = [ImageState.Deleted],
        [ImageState.Deleted] = [],
    };

    /// <summary>Every move there is.</summary>
    public static IEnumerable<(ImageState From, ImageState To)> All => Moves.SelectMany(x => x.Value.Select(to => (x.Key, to)));

    public static bool Allows(ImageState from, ImageState to) => Moves[from].Contains(to);
}
