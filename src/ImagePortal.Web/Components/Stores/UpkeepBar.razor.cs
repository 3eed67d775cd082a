using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Operations;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Stores;

/// <summary>How far upkeep of a store is, with a way to stop it.</summary>
public sealed partial class UpkeepBar
{
    [Parameter, EditorRequired] public required OperationView Operation { get; set; }

    /// <summary>Names the bar.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public EventCallback OnStop { get; set; }

    private string Text => Operation switch
    {
        { CancelRequested: true } => "Is being cancelled",
        { State: OperationState.Queued } => "Waits for its turn",
        _ => OperationWords.Progress(Operation.Stage, Operation.BytesDone, Operation.BytesTotal),
    };
}
