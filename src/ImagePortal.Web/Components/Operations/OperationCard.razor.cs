using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operations;

/// <summary>One operation in the drawer.</summary>
public sealed partial class OperationCard
{
    private bool _cancelling;

    [Parameter, EditorRequired] public required OperationItem Item { get; set; }

    /// <summary>Gives the operation's ID.</summary>
    [Parameter] public EventCallback<string> OnCancel { get; set; }

    /// <summary>Gives the operation's ID.</summary>
    [Parameter] public EventCallback<string> OnRetry { get; set; }

    /// <summary>A link to what it made was followed.</summary>
    [Parameter] public EventCallback OnFollow { get; set; }

    private string ImageLink => Item.IsInList ? $"images/{Item.Region}?tab=custom&row={Item.ImageId}" : $"images/{Item.Region}/{Item.ImageId}";

    private StateLook Look => StateLook.Of(Item.State);

    private bool IsRunning => Look.Shape == StateShape.Running;

    private string Tone => Look.Shape switch
    {
        StateShape.Ok => "ip-t-ok",
        StateShape.Warning => "ip-t-warn",
        StateShape.Bad => "ip-t-bad",
        _ => "ip-muted",
    };

    private async Task CancelAsync()
    {
        _cancelling = true;
        await OnCancel.InvokeAsync(Item.Id);
    }
}
