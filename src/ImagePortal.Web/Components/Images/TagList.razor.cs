using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images.Filters;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>Tags; each leads to the images that carry it.</summary>
public sealed partial class TagList
{
    [Parameter, EditorRequired] public required IReadOnlyList<Tag> Tags { get; set; }

    /// <summary>Where to look for others with the same tag.</summary>
    [Parameter, EditorRequired] public required string Region { get; set; }

    /// <summary>How many are shown.</summary>
    [Parameter] public int Most { get; set; } = Tag.MaxPerImage;

    internal static string WordsOf(Tag tag) => tag.Value.Length == 0 ? tag.Key : $"{tag.Key}={tag.Value}";

    private string AddressOf(Tag tag) => new ImageListView(Region, ImageTab.Custom) { Filter = new FilterToken("tag", $"{tag.Key}={tag.Value}").ToString() }.ToString();
}
