using ImagePortal.Core.Images;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>Tags to put on what a call makes.</summary>
internal sealed record TagSpecification
{
    [Wire("What is tagged.", Values = ["image"])]
    public required string ResourceType { get; init; }

    [Wire("The tags.", MaxItems = Tag.MaxPerImage)]
    public required IReadOnlyList<WireTag> Tags { get; init; }

    internal static IReadOnlyList<Tag> TagsOf(IReadOnlyList<TagSpecification>? specifications) =>
        [.. (specifications ?? []).SelectMany(x => x.Tags).Select(x => new Tag(x.Key, x.Value ?? ""))];
}
