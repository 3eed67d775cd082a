using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Images;

/// <summary>A tag on an image. It is its owner's own: recipients of a share do not see it.</summary>
public sealed class ImageTag(ImageId image, AccountId account, string key, string value)
{
    public ImageId Image { get; private set; } = image;

    public AccountId Account { get; private set; } = account;

    public string Key { get; private set; } = key;

    public string Value { get; private set; } = value;

    /// <summary>The same on a copy of the image.</summary>
    public ImageTag On(ImageId copy) => new(copy, Account, Key, Value);

    public void ChangeTo(string value) => Value = value;
}
