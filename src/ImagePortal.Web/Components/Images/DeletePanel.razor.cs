using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>Deletes an image from its page, or says what stands in the way (R60–R62).</summary>
public sealed partial class DeletePanel
{
    [Parameter, EditorRequired] public required ImageListItem Image { get; set; }

    [Parameter] public EventCallback OnDelete { get; set; }

    private string? Reason => Obstacle.Of(ImageCommand.Delete, [Image], canBeCopied: true)?.Brief;
}
