namespace ImagePortal.Core.Files;

/// <summary>Public id of an uploaded file, such as <c>file-8r4k2w6nq1zc</c>.</summary>
public readonly record struct FileId(string Value)
{
    private const string Prefix = "file-";
    private const int RandomLength = 16;

    public static FileId New() => new(PublicId.New(Prefix, RandomLength));

    /// <summary>Letters and digits only after the prefix: it is also a file's name.</summary>
    public static bool TryParse(string? text, out FileId id)
    {
        var valid = PublicId.IsValid(text, Prefix, RandomLength);
        id = valid ? new FileId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
