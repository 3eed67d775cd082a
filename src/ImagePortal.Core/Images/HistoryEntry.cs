namespace ImagePortal.Core.Images;

/// <summary>Something that was done to an image, as the account it belongs to may read it.</summary>
/// <param name="Who">The person's name; null for the portal, for people who are gone, and for operators of another account.</param>
/// <param name="IsMine">The caller did it.</param>
/// <param name="ByPortal">Nobody asked for it, or nobody who is known.</param>
/// <param name="Action">As the audit names it, such as <c>image.edited</c>.</param>
/// <param name="Subject">The image, or a copy of it.</param>
public sealed record HistoryEntry(
    long Id, DateTimeOffset At, string? Who, bool IsMine, bool ByPortal, string Action, string Subject, string? Before, string? After);
