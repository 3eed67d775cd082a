using ImagePortal.Core.Images;

namespace ImagePortal.Core.Sharing;

/// <param name="Recipients">Account IDs, also as pasted lists.</param>
/// <param name="Until">When it ends by itself; null for no end.</param>
public sealed record ShareRequest(ImageId Image, IReadOnlyList<string> Recipients, string Message, DateTimeOffset? Until)
{
    /// <summary>
    /// As programs want it: nobody is added when one of them cannot be, and who has the image already is passed over. Off, as people want it:
    /// those who can be added are.
    /// </summary>
    public bool AllOrNone { get; init; }
}
