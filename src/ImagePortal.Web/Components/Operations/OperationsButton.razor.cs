using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operations;

/// <summary>Opens the operations drawer (R38) and counts what runs.</summary>
public sealed partial class OperationsButton
{
    private ElementReference _button;

    [Parameter, EditorRequired] public required int Running { get; set; }
    [Parameter] public bool IsOpen { get; set; }
    [Parameter] public EventCallback OnToggle { get; set; }

    private string Label => Running > 0 ? $"Operations, {Running} running" : "Operations";

    /// <summary>Takes the focus back when the drawer closes.</summary>
    public ValueTask FocusAsync() => _button.FocusAsync();
}
