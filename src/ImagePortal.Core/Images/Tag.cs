namespace ImagePortal.Core.Images;

/// <summary>A key and a value that an owner puts on an image to find it by.</summary>
public sealed record Tag(string Key, string Value)
{
    public const int MaxKeyLength = 127;
    public const int MaxValueLength = 255;
    public const int MaxPerImage = 50;

    /// <summary>Keys that begin so belong to the portal.</summary>
    public const string ReservedPrefix = "qcs:";

    /// <summary>Without spaces around them; refused for what no list could show.</summary>
    internal Result<Tag> Checked()
    {
        var (key, value) = (Key.Trim(), Value.Trim());
        if (key.Length is 0 or > MaxKeyLength || key.Any(char.IsControl))
        {
            return TagErrors.BadKey;
        }

        if (key.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return TagErrors.Reserved(key);
        }

        return value.Length > MaxValueLength || value.Any(char.IsControl) ? TagErrors.BadValue(key) : new Tag(key, value);
    }
}
