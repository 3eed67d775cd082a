namespace ImagePortal.Core.Images;

/// <summary>What is to become of the tags of images. A key is the same in capital and small letters; the last spelling stays.</summary>
public sealed record TagChange
{
    /// <summary>Added, or given another value.</summary>
    public IReadOnlyList<Tag> Set { get; init; } = [];

    /// <summary>Keys to take off; those that are not there are passed over.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Every other tag goes too.</summary>
    public bool ReplacesAll { get; init; }

    /// <summary>Just these tags, whatever there was.</summary>
    public static TagChange To(IReadOnlyList<Tag> tags) => new() { Set = tags, ReplacesAll = true };

    /// <summary>The tags afterwards, by key.</summary>
    internal Result<IReadOnlyList<Tag>> ApplyTo(IEnumerable<Tag> tags)
    {
        var set = new List<Tag>();
        foreach (var tag in Set)
        {
            var read = tag.Checked();
            if (!read.Ok)
            {
                return read.Error;
            }

            if (set.Exists(x => IsSame(x.Key, read.Value.Key)))
            {
                return TagErrors.Twice(read.Value.Key);
            }

            set.Add(read.Value);
        }

        var kept = ReplacesAll ? [] : tags.Where(x => !set.Exists(s => IsSame(s.Key, x.Key)) && !Remove.Any(r => IsSame(r.Trim(), x.Key)));
        List<Tag> after = [.. kept.Concat(set).OrderBy(x => x.Key, StringComparer.Ordinal)];
        return after.Count > Tag.MaxPerImage ? TagErrors.TooMany : Result.Of<IReadOnlyList<Tag>>(after);
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
