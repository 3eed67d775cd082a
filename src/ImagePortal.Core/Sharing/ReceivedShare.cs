using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;

namespace ImagePortal.Core.Sharing;

/// <summary>A share as its recipient sees it.</summary>
/// <param name="IsNew">The recipient has not looked at it yet.</param>
public sealed record ReceivedShare(
    ImageId Image, AccountId Owner, string MaskedOwner, DateTimeOffset Since, DateTimeOffset? Until, string Message, bool IsNew);
