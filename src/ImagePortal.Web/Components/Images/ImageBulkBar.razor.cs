using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>What can be done with the selected images, and why not (R41, R64).</summary>
public sealed partial class ImageBulkBar
{
    [Parameter, EditorRequired] public required IReadOnlyList<ImageListItem> Images { get; set; }

    /// <summary>The region lets images be copied from it.</summary>
    [Parameter] public bool CanBeCopied { get; set; }

    [Parameter] public EventCallback<ImageCommand> OnCommand { get; set; }
    [Parameter] public EventCallback<ImageId> OnDeselect { get; set; }
    [Parameter] public EventCallback OnClear { get; set; }

    private Obstacle? Copying => Obstacle.Of(ImageCommand.Copy, Images, CanBeCopied);

    private Obstacle? Sharing => Obstacle.Of(ImageCommand.Share, Images, CanBeCopied);

    private string? Why => (Copying, Sharing) switch
    {
        (null, null) => null,
        ({ } copying, { } sharing) when copying == sharing => $"Copy and Share: {copying.Full}.",
        ({ } copying, null) => $"Copy: {copying.Full}.",
        (null, { } sharing) => $"Share: {sharing.Full}.",
        ({ } copying, { } sharing) => $"Copy: {copying.Full}. Share: {sharing.Full}.",
    };
}
