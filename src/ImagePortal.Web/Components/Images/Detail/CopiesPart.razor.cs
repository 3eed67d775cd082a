using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>Where else an own image is (R11).</summary>
public sealed partial class CopiesPart
{
    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }

    [Parameter, EditorRequired] public required ImageCopies Copies { get; set; }

    /// <summary>The region lets images be copied from it.</summary>
    [Parameter] public bool CanBeCopied { get; set; }

    [Parameter, EditorRequired] public required Func<RegionCode, string> NameOf { get; set; }

    [Parameter] public EventCallback OnCopy { get; set; }

    private string? Why => Obstacle.Of(ImageCommand.Copy, [Image], CanBeCopied)?.Brief;
}
