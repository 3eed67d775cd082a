using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;

namespace ImagePortal.Core.Stores;

/// <summary>An image of which the last verification found that no region has all of it any more.</summary>
public sealed record LostImage(ImageId Id, string Name, AccountId Account);
