using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;

namespace ImagePortal.Core.Sharing;

/// <summary>Lets another account start instances from an image (R7).</summary>
public sealed class Share(ImageId image, AccountId owner, AccountId recipient, DateTimeOffset since)
{
    public ImageId Image { get; private set; } = image;

    public AccountId Owner { get; private set; } = owner;

    public AccountId Recipient { get; private set; } = recipient;

    public DateTimeOffset Since { get; private set; } = since;
}
