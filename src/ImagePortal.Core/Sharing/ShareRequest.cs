using ImagePortal.Core.Images;

namespace ImagePortal.Core.Sharing;

/// <param name="Recipients">Account IDs, also as pasted lists.</param>
/// <param name="Until">When it ends by itself; null for no end.</param>
public sealed record ShareRequest(ImageId Image, IReadOnlyList<string> Recipients, string Message, DateTimeOffset? Until);
