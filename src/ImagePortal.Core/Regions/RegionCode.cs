namespace ImagePortal.Core.Regions;

/// <summary>Name of a region as SDKs and addresses spell it, such as <c>ap-guangzhou</c>.</summary>
public readonly record struct RegionCode(string Value)
{
    public const int MaxLength = 32;

    /// <summary>Lower-case letters, digits and hyphens only: it is also a folder's name.</summary>
    public static bool TryParse(string? text, out RegionCode code)
    {
        var valid = text is { Length: > 0 and <= MaxLength }
            && char.IsAsciiLetterLower(text[0])
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        code = valid ? new RegionCode(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
