using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;

namespace ImagePortal.Core.Sharing;

/// <summary>Lets another account start instances from an image (R7). It takes effect at once (D4).</summary>
public sealed class Share(ImageId image, AccountId owner, AccountId recipient, DateTimeOffset since, DateTimeOffset? until, string message)
{
    public const int MaxMessageLength = 200;

    public ImageId Image { get; private set; } = image;

    public AccountId Owner { get; private set; } = owner;

    public AccountId Recipient { get; private set; } = recipient;

    public DateTimeOffset Since { get; private set; } = since;

    /// <summary>When it ends by itself; null for no end.</summary>
    public DateTimeOffset? Until { get; private set; } = until;

    /// <summary>What the owner says it is for.</summary>
    public string Message { get; private set; } = message;

    /// <summary>When the recipient first saw it in the list; null while it is new.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public void Seen(DateTimeOffset now) => SeenAt ??= now;
}
