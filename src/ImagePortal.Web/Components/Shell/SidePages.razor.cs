using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Shell;

/// <summary>A group of pages with its navigation at the side, on narrow screens above them.</summary>
public sealed partial class SidePages
{
    private string? _shown;

    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IJSRuntime JS { get; init; }

    /// <summary>Names the navigation.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<SidePlace> Places { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // On a narrow screen the row of places is longer than the page is wide.
        if (_shown != Navigation.Uri)
        {
            _shown = Navigation.Uri;
            await JS.InvokeVoidAsync("portal.showPlace");
        }
    }
}
