namespace ImagePortal.Core.Images;

/// <summary>Public id of an image, such as <c>img-7k2m9qx4</c>.</summary>
public readonly record struct ImageId(string Value)
{
    private const string Prefix = "img-";
    private const int RandomLength = 8;

    public static ImageId New() => new(PublicId.New(Prefix, RandomLength));

    public static bool TryParse(string? text, out ImageId id)
    {
        var valid = PublicId.IsValid(text, Prefix, RandomLength);
        id = valid ? new ImageId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
