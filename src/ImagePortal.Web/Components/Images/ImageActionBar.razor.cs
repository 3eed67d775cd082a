using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>What can be done with an own image, on its page.</summary>
public sealed partial class ImageActionBar
{
    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }

    /// <summary>The region lets images be copied from it.</summary>
    [Parameter] public bool CanBeCopied { get; set; }

    [Parameter] public EventCallback<ImageCommand> OnCommand { get; set; }

    private string? Why(ImageCommand command) => Obstacle.Of(command, [Image], CanBeCopied)?.Brief;
}
