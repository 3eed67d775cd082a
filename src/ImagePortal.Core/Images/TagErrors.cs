namespace ImagePortal.Core.Images;

public static class TagErrors
{
    public static Error BadKey { get; } =
        new(ErrorKind.Invalid, "tag.key", $"A tag's key has 1 to {Tag.MaxKeyLength} characters. Shorten it, or give it one.");

    public static Error BadValue(string key) =>
        new(ErrorKind.Invalid, "tag.value", $"The value of {key} has more than {Tag.MaxValueLength} characters, or some that cannot be shown. Change it.");

    public static Error Reserved(string key) =>
        new(ErrorKind.Invalid, "tag.reserved", $"{key} begins with {Tag.ReservedPrefix}, which is kept for the portal. Choose another key.");

    public static Error Twice(string key) =>
        new(ErrorKind.Invalid, "tag.twice", $"{key} is named twice; capital and small letters are the same in a key. Leave one out.");

    public static Error TooMany { get; } =
        new(ErrorKind.LimitReached, "tag.too-many", $"An image carries at most {Tag.MaxPerImage} tags. Remove one first.");
}
