using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>A state as icon and word, with percent while it runs.</summary>
public sealed partial class StateLabel
{
    /// <summary>Name of the state, such as <c>Available</c>; see <see cref="StateLook"/>.</summary>
    [Parameter, EditorRequired] public required string State { get; set; }

    /// <summary>0 to 100; shown while it runs.</summary>
    [Parameter] public int? Percent { get; set; }

    /// <summary>The line below: why, or how far.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private StateLook Look => StateLook.Of(State);

    private string Text => Look.Shape == StateShape.Running && Percent is { } percent ? $"{Look.Word} {percent} %" : Look.Word;

    private string Css => Look.Shape switch
    {
        StateShape.Ok => "ip-ok",
        StateShape.Warning => "ip-warn",
        StateShape.Bad => "ip-bad",
        StateShape.Running => "ip-run",
        _ => "ip-off",
    };
}
