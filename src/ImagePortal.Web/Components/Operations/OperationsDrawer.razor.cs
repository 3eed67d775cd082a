using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ImagePortal.Web.Components.Operations;

/// <summary>The operations near the upper right corner (R38): running and finished ones, each with a link to its image (R39).</summary>
public sealed partial class OperationsDrawer
{
    private ElementReference _title;
    private OperationFilter _filter;
    private bool _wasOpen;

    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<OperationItem> Items { get; set; }
    [Parameter, EditorRequired] public required bool IsOpen { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }

    /// <summary>A link was followed: what it leads to takes the focus, and must not lie under the drawer.</summary>
    [Parameter] public EventCallback OnFollow { get; set; }

    /// <summary>Gives the ID of the operation to cancel.</summary>
    [Parameter] public EventCallback<string> OnCancel { get; set; }

    /// <summary>Gives the ID of the operation to start again.</summary>
    [Parameter] public EventCallback<string> OnRetry { get; set; }

    private IEnumerable<(OperationFilter Filter, string Words)> Filters =>
    [
        (OperationFilter.All, "All"),
        (OperationFilter.Running, $"Running {Count(OperationFilter.Running)}"),
        (OperationFilter.Failed, $"Failed {Count(OperationFilter.Failed)}"),
    ];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var opened = IsOpen && !_wasOpen;
        _wasOpen = IsOpen;
        if (opened)
        {
            await _title.FocusAsync();
        }
    }

    private static bool Shows(OperationFilter filter, OperationItem item) => filter switch
    {
        OperationFilter.Running => StateLook.Of(item.State).Shape == StateShape.Running,
        OperationFilter.Failed => StateLook.Of(item.State).Shape == StateShape.Bad,
        _ => true,
    };

    private int Count(OperationFilter filter) => Items.Count(x => Shows(filter, x));

    private Task CloseOnEscapeAsync(KeyboardEventArgs pressed) => pressed.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
